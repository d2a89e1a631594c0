use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d0cc8694-fcad-43ff-ac86-32331d7e867f",
    aliases: &[
        "aws/s3_bucket_allows_public_acl", "CKV_AWS_53", "CKV2_AWS_6", "AVD-AWS-0086", "AWS-0086",
        "aws-s3-block-public-acls",
    ],
    severity: Medium,
    implies: &["aws-s3-bucket-public-acls-obeyed"],
    category: AccessControl,
    cwe: 284,
    targets: &["aws_s3_bucket_public_access_block"],
    modules: &[super::ACCESS_BLOCK_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("block_public_acls")
            .is_true()
            .unless(is_blocked_by_account)
            .pedantic_for(ignores_them)
            .fix("true"),
    ),
    ..rule("aws-s3-bucket-public-acls-allowed", include_str!("bucket_public_acls_allowed.md"))
};

/// Whether public ACLs have no effect, as S3 ignores them, or publish what is there for everybody to read.
fn ignores_them(block: &Block, cx: &Cx) -> Checked<bool> {
    either(block.is_true("ignore_public_acls"), super::site::is_for_everybody(block, cx))
}

fn is_blocked_by_account(_: &Block, cx: &Cx) -> Checked<bool> {
    super::public::is_blocked_by_account(cx, |it| it.is_true("block_public_acls"))
}
