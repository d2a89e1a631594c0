use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b9cbe811-24e1-4eed-97e8-b89b7da66be7",
    aliases: &["aws/waf_web_acl_without_logs", "CKV_AWS_176", "CKV2_AWS_31"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["aws_waf_web_acl", "aws_wafregional_web_acl", "aws_wafv2_web_acl"],
    check: Check::Holds(is_logged, "nothing logs what this web ACL blocks and lets through"),
    ..rule("aws-waf-web-acl-without-logs", include_str!("web_acl_without_logs.md"))
};

fn is_logged(acl: &Block, cx: &Cx) -> Checked<bool> {
    if acl.kind() == "aws_wafv2_web_acl" {
        return cx
            .referring("aws_wafv2_web_acl_logging_configuration", "resource_arn", acl, &["arn"])
            .exist();
    }
    acl.any("logging_configuration", |it| it.is_given("log_destination"))
}
