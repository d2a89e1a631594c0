use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a186e82c-1078-4a7b-85d8-579561fde884",
    aliases: &["aws/api_gateway_without_waf", "CKV2_AWS_29"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 778,
    targets: &["aws_api_gateway_stage"],
    check: Check::Block(check_web_acl),
    ..rule("aws-api-gateway-stage-without-waf", include_str!("stage_without_waf.md"))
};

const ASSOCIATIONS: [&str; 2] = ["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"];

fn check_web_acl(stage: &Block, cx: &mut Cx) -> Checked {
    let protected =
        value::any(ASSOCIATIONS, |kind| cx.referring(kind, "resource_arn", stage, &["arn"]).exist())?;
    if !protected {
        cx.flag(stage.header(), "no web ACL is associated with this stage");
    }
    Ok(())
}
