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
        let is_declined = matches!(super::redirects(distribution, cx), Ok(true))
            || distribution.foresees("logging_config")
            || matches!(only_shows_files(distribution), Ok(true));
        cx.flag(distribution.header(), message).pedantic_if(is_declined);
    }
    Ok(())
}

fn is_logged(distribution: &Block, cx: &Cx) -> Checked<bool> {
    let source = "aws_cloudwatch_log_delivery_source";
    let is_source = cx.referring(source, "resource_arn", distribution, &["arn"]).exist();
    either(distribution.is_set("logging_config"), is_source)
}

/// Whether a distribution does no more than show the files of buckets: nobody signs in, and nobody sends anything.
fn only_shows_files(distribution: &Block) -> Checked<bool> {
    let is_bucket =
        |origin: &Block| either(origin.is_set("s3_origin_config"), origin.is_set("origin_access_control_id"));
    let reads =
        |behaviour: &Block| not(lists(behaviour, "allowed_methods", |it| !["GET", "HEAD"].contains(&it)));
    let origins = distribution.each("origin");
    let behaviours =
        ["default_cache_behavior", "ordered_cache_behavior"].map(|kind| distribution.each(kind)).concat();
    let has_other = value::any(&origins, |it| not(is_bucket(it)));
    let sends = value::any(&behaviours, |it| not(reads(it)));
    Ok(!origins.is_empty() && !behaviours.is_empty() && !has_other? && !sends?)
}
