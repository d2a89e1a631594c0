use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "05db341e-de7d-4972-a106-3e2bd5ee53e1",
    aliases: &["alicloud/oss_bucket_logging_disabled", "CKV_ALI_12", "alicloud-oss-bucket-logging-disabled"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["alicloud_oss_bucket"],
    fix: Some(Safe),
    check: Check::Block(check_logging),
    ..rule("alicloud-oss-bucket-without-access-logs", include_str!("bucket_without_access_logs.md"))
};

fn check_logging(bucket: &Block, cx: &mut Cx) -> Checked {
    let is_apart = super::is_configured_by("alicloud_oss_bucket_logging", bucket, cx);
    if !either(bucket.is_set("logging"), is_apart)? {
        cx.flag(
            bucket.header(),
            "neither `logging` nor an `alicloud_oss_bucket_logging` logs access to this bucket",
        );
    }
    attribute("logging_isenable").is_true().absent_is_ok().fix("true").check(bucket, cx)
}
