use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "94690d79-b3b0-43de-b656-84ebef5753e5",
    aliases: &[
        "aws/cloudfront_logging_disabled", "CKV_AWS_86", "AVD-AWS-0010", "AWS-0010",
        "aws-cloudfront-enable-logging", "AWS071",
    ],
    severity: Medium,
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
    let has_bucket = distribution.is_set("logging_config");
    let is_source =
        cx.referring("aws_cloudwatch_log_delivery_source", "resource_arn", distribution, &["arn"]).exist();
    if !either(has_bucket, is_source)? {
        cx.flag(
            distribution.header(),
            "there is neither `logging_config` nor a log delivery source for this distribution",
        );
    }
    Ok(())
}
