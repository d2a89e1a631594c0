use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a186e82c-1078-4a7b-85d8-579561fde884",
    aliases: &["aws/api_gateway_without_waf", "CKV2_AWS_29"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 778,
    pedantic: true,
    targets: &["aws_api_gateway_stage"],
    check: Check::Holds(has_web_acl, "no web ACL is associated with this stage"),
    ..rule("aws-api-gateway-stage-without-waf", include_str!("stage_without_waf.md"))
};

fn has_web_acl(stage: &Block, cx: &Cx) -> Checked<bool> {
    let associations = ["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"];
    let associated =
        value::any(associations, |kind| cx.referring(kind, "resource_arn", stage, &["arn"]).exist());
    either(associated, super::is_of_private_api(stage, cx))
}
