use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c5b31ab9-0f26-4a49-b8aa-4cc064392f4d",
    aliases: &[
        "aws/s3_bucket_without_enabled_mfa_delete", "AVD-AWS-0170", "AWS-0170", "aws-s3-require-mfa-delete",
    ],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 710,
    targets: &["aws_s3_bucket", "aws_s3_bucket_versioning"],
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(check_mfa_delete),
    ..rule("aws-s3-bucket-without-mfa-delete", include_str!("bucket_without_mfa_delete.md"))
};

fn check_mfa_delete(block: &Block, cx: &mut Cx) -> Checked {
    let resource = block.kind() == "aws_s3_bucket_versioning";
    let versionings = block.each(if resource { "versioning_configuration" } else { "versioning" });
    if versionings.is_empty() || has_lifecycle(block, cx)? {
        return Ok(());
    }
    value::each(versionings, |it| {
        let switch = match resource {
            true => attribute("status").one_of(&["Enabled"]),
            false => super::versioning_switch(&it),
        };
        let mfa_delete =
            attribute("mfa_delete").passes(is_on, if resource { "`\"Enabled\"`" } else { "`true`" });
        switch.check(&it, cx).and(mfa_delete.check(&it, cx))
    })
}

fn is_on(mfa_delete: &str) -> bool {
    mfa_delete.eq_ignore_ascii_case("enabled") || mfa_delete == "true"
}

fn has_lifecycle(block: &Block, cx: &Cx) -> Checked<bool> {
    let inline = match block.kind() {
        "aws_s3_bucket_versioning" => {
            super::buckets_of(block, cx).any(|bucket| bucket.is_set("lifecycle_rule"))
        }
        _ => block.is_set("lifecycle_rule"),
    };
    either(inline, super::is_configured(block, "aws_s3_bucket_lifecycle_configuration", cx))
}
