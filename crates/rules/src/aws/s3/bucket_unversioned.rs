use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "568a4d22-3517-44a6-a7ad-6a7eed88722c",
    aliases: &[
        "aws/s3_bucket_without_versioning", "CKV_AWS_21", "AVD-AWS-0090", "AWS-0090",
        "aws-s3-enable-versioning",
    ],
    severity: Low,
    implies: &["aws-s3-bucket-without-mfa-delete"],
    category: Backup,
    cwe: 710,
    pedantic: true,
    targets: &["aws_s3_bucket", "aws_s3_bucket_versioning"],
    modules: &[super::BUCKET_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_versioning),
    ..rule("aws-s3-bucket-unversioned", include_str!("bucket_unversioned.md"))
};

fn check_versioning(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "aws_s3_bucket_versioning" {
        let status = attribute("versioning_configuration.status");
        return status.one_of(&["Enabled"]).fix("\"Enabled\"").check(block, cx);
    }
    let locked = block.is_true("object_lock_enabled");
    let elsewhere = either(locked, super::is_configured(block, "aws_s3_bucket_versioning", cx));
    if matches!(elsewhere, Ok(true)) {
        return Ok(());
    }
    if block.is_set("versioning")? {
        return value::each(block.each("versioning"), |it| super::versioning_switch(&it).check(&it, cx));
    }
    if !elsewhere? {
        cx.flag(
            block.header(),
            "neither `versioning` nor an `aws_s3_bucket_versioning` versions this bucket",
        );
    }
    Ok(())
}
