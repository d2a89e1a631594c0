use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fa74edaa-df1b-592b-892a-9614ff98c96d",
    aliases: &["aws/appsync_graphql_api_without_waf", "CKV2_AWS_33"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 693,
    targets: &["aws_appsync_graphql_api"],
    check: Check::Holds(has_web_acl, "no web ACL is associated with this API"),
    ..rule("aws-appsync-graphql-api-without-waf", include_str!("graphql_api_without_waf.md"))
};

fn has_web_acl(api: &Block, cx: &Cx) -> Checked<bool> {
    let associated = cx.referring("aws_wafv2_web_acl_association", "resource_arn", api, &["arn"]).exist();
    either(associated, is_one_of(api, "visibility", &["PRIVATE"]))
}
