use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "94690d79-b3b0-43de-b656-84ebef5753e5",
    aliases: &[
        "aws/cloudfront_logging_disabled", "CKV_AWS_86", "AVD-AWS-0010", "AWS-0010",
        "aws-cloudfront-enable-logging", "AWS071",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudfront_distribution"],
    check: Check::Block(check_logs),
    ..rule(
        "aws-cloudfront-distribution-without-access-logs",
        include_str!("distribution_without_access_logs.md"),
    )
};

fn check_logs(distribution: &Block, cx: &mut Cx) -> Checked {
    if !is_logged(distribution, cx)? {
        let message = "neither `logging_config` nor a log delivery source logs this distribution";
        let is_declined =
            matches!(super::redirects(distribution, cx), Ok(true)) || distribution.foresees("logging_config");
        cx.flag(distribution.header(), message).pedantic_if(is_declined);
    }
    Ok(())
}

fn is_logged(distribution: &Block, cx: &Cx) -> Checked<bool> {
    let source = "aws_cloudwatch_log_delivery_source";
    let is_source = cx.referring(source, "resource_arn", distribution, &["arn"]).exist();
    either(distribution.is_set("logging_config"), is_source)
}
