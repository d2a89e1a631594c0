use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4fa66806-0dd9-4f8d-9480-3174d39c7c91",
    aliases: &[
        "aws/s3_bucket_without_ignore_public_acl", "CKV_AWS_55", "AVD-AWS-0091", "AWS-0091",
        "aws-s3-ignore-public-acls",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["aws_s3_bucket_public_access_block"],
    modules: &[super::ACCESS_BLOCK_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("ignore_public_acls")
            .is_true()
            .unless(is_blocked_by_account)
            .pedantic_for(super::site::is_for_everybody)
            .fix("true"),
    ),
    ..rule("aws-s3-bucket-public-acls-obeyed", include_str!("bucket_public_acls_obeyed.md"))
};

fn is_blocked_by_account(_: &Block, cx: &Cx) -> Checked<bool> {
    super::public::is_blocked_by_account(cx, |it| it.is_true("ignore_public_acls"))
}
