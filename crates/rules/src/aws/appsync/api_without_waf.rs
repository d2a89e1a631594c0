use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "00e9767d-fca0-45d9-9b65-45851c34c563",
    aliases: &["aws/appsync_api_without_waf", "CKV2_AWS_33"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 693,
    pedantic: true,
    targets: &["aws_appsync_graphql_api"],
    check: Check::Holds(is_protected, "no web ACL is associated with this API"),
    ..rule("aws-appsync-api-without-waf", include_str!("api_without_waf.md"))
};

fn is_protected(api: &Block, cx: &Cx) -> Checked<bool> {
    let private = is_one_of(api, "visibility", &["PRIVATE"]);
    either(private, cx.referring("aws_wafv2_web_acl_association", "resource_arn", api, &["arn"]).exist())
}
