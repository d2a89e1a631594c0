use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1a4bc881-9f69-4d44-8c9a-d37d08f54c50",
    aliases: &[
        "aws/s3_bucket_with_public_policy", "CKV_AWS_54", "CKV2_AWS_6", "AVD-AWS-0087", "AWS-0087",
        "aws-s3-block-public-policy",
    ],
    severity: Medium,
    implies: &["aws-s3-bucket-public-access-unrestricted", "aws-s3-bucket-public-acls-allowed"],
    category: AccessControl,
    cwe: 284,
    targets: &["aws_s3_bucket_public_access_block"],
    modules: &[super::ACCESS_BLOCK_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("block_public_policy")
            .is_true()
            .unless(is_blocked_by_account)
            .pedantic_for(super::site::is_for_everybody)
            .fix("true"),
    ),
    ..rule("aws-s3-bucket-public-policy-allowed", include_str!("bucket_public_policy_allowed.md"))
};

fn is_blocked_by_account(_: &Block, cx: &Cx) -> Checked<bool> {
    super::public::is_blocked_by_account(cx, |it| it.is_true("block_public_policy"))
}
