use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1bd2d6b1-b02c-5e44-b82f-523c5910ef37",
    aliases: &["aws/api_gateway_replaced_after_destruction", "CKV_AWS_217", "CKV_AWS_233", "CKV_AWS_237"],
    severity: Info,
    category: Availability,
    cwe: 404,
    pedantic: true,
    targets: &["aws_acm_certificate", "aws_api_gateway_deployment", "aws_api_gateway_rest_api"],
    fix: Some(Safe),
    check: Check::Block(check_order),
    ..rule("aws-api-gateway-replaced-after-destruction", include_str!("replaced_after_destruction.md"))
};

const FIRST: &str = "create_before_destroy";

fn check_order(block: &Block, cx: &mut Cx) -> Checked {
    if block.any("lifecycle", |lifecycle| lifecycle.is_true(FIRST))? {
        return Ok(());
    }
    match block.first("lifecycle") {
        Some(lifecycle) => {
            let message = format!("{}, must be `true`", lifecycle.actual(FIRST));
            cx.wrong(&lifecycle, FIRST, message).set(&lifecycle, FIRST, "true");
        }
        None => {
            cx.flag(block.header(), "no `lifecycle` says that the new one is created first")
                .about("lifecycle")
                .add_block(block, "lifecycle", &["create_before_destroy = true"]);
        }
    }
    Ok(())
}
