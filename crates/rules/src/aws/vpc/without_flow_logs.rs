use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f83121ea-03da-434f-9277-9cd247ab3047",
    aliases: &[
        "aws/vpc_flowlogs_disabled", "CKV2_AWS_11", "AVD-AWS-0178", "AWS-0178",
        "aws-ec2-require-vpc-flow-logs-for-all-vpcs", "aws-vpc-flow-logs-disabled",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_vpc", "aws_default_vpc", "aws_flow_log"],
    modules: &[super::MODULE],
    check: Check::Block(check_flow_logs),
    ..rule("aws-vpc-without-flow-logs", include_str!("without_flow_logs.md"))
};

/// What a flow log can be about.
const SUBJECTS: [&str; 6] = [
    "vpc_id", "subnet_id", "eni_id", "transit_gateway_id", "transit_gateway_attachment_id",
    "regional_nat_gateway_id",
];

fn check_flow_logs(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "aws_vpc" | "aws_default_vpc" => {
            if !is_logged(block, "id", cx)? {
                cx.flag(block.header(), "no `aws_flow_log` records the traffic of this VPC");
            }
        }
        "aws_flow_log" => {
            // The provider refuses a flow log whose subject turns out to be null.
            if SUBJECTS.iter().all(|subject| block.value(subject).is_null()) {
                let is_declined = SUBJECTS.iter().any(|subject| is_left_empty(block, subject));
                cx.flag(block.header(), block.actual("vpc_id")).about("vpc_id").pedantic_if(is_declined);
            }
        }
        // A call of the registry module.
        _ => {
            let switch = "enable_flow_log";
            if !block.is_true(switch)? && !is_logged(block, "vpc_id", cx)? {
                cx.wrong(block, switch, format!("{}, must be `true`", block.actual(switch)))
                    .advise(format!("Set `{switch}` to `true`."));
            }
        }
    }
    Ok(())
}

fn is_logged(network: &Block, id: &str, cx: &Cx) -> Checked<bool> {
    match cx.referring("aws_flow_log", "vpc_id", network, &[id]).exist()? {
        true => Ok(true),
        // A module beside it may be handed its id.
        false => cx.elsewhere("aws_flow_log", is_for_another),
    }
}

/// Whether a flow log is for a network that another configuration makes.
fn is_for_another(log: &Block) -> Checked<bool> {
    Ok(is_handed_over(log, "vpc_id"))
}
