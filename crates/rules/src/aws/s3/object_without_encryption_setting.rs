use crate::prelude::*;
use tollgate_core::value::Reason;

pub(super) static RULE: Rule = Rule {
    guid: "5fb49a69-8d46-4495-a2f8-9c8c622b2b6e",
    aliases: &["aws/s3_bucket_object_not_encrypted", "aws-s3-object-encryption-unset"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy"],
    modules: &[module("terraform-aws-modules/s3-bucket/aws//modules/object")],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("server_side_encryption")
            .also_named(&["kms_key_id"])
            .is_present()
            .unless(is_decided_by_bucket)
            .fix("\"AES256\""),
    ),
    ..rule("aws-s3-object-without-encryption-setting", include_str!("object_without_encryption_setting.md"))
};

fn is_decided_by_bucket(object: &Block, cx: &Cx) -> Checked<bool> {
    let answers = [
        super::is_configured(object, "aws_s3_bucket_server_side_encryption_configuration", cx),
        super::buckets_of(object, cx).any(|it| it.is_set("server_side_encryption_configuration")),
        module_says(object, cx),
    ];
    if value::any(answers, |answer| answer)? {
        return Ok(true);
    }
    // Of a bucket that is configured elsewhere nobody knows here how it encrypts.
    if !object.value("bucket").is_null() && !super::buckets_of(object, cx).exist()? {
        named_elsewhere(object, "bucket", "bucket")?;
    }
    Ok(false)
}

/// Whether the call of the registry module that makes the bucket says how to encrypt. What other modules do is not
/// known.
fn module_says(object: &Block, cx: &Cx) -> Checked<bool> {
    let bucket = object.value("bucket");
    let unknown = bucket.as_unknown().filter(|it| matches!(it.reason, Reason::Module(_)));
    let Some(unknown) = unknown else { return Ok(false) };
    cx.owning("module", &bucket).search(|call| match call.string("source")? {
        Some(source) if source.ends_with(super::BUCKET_MODULE.source) => {
            call.is_set("server_side_encryption_configuration")
        }
        _ => Err(unknown.clone()),
    })
}
