use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1ec253ab-c220-4d63-b2de-5b40e0af9293",
    aliases: &[
        "aws/s3_bucket_without_restriction_of_public_bucket", "CKV_AWS_56", "AVD-AWS-0093", "AWS-0093",
        "aws-s3-no-public-buckets",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["aws_s3_bucket_public_access_block"],
    modules: &[super::ACCESS_BLOCK_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("restrict_public_buckets")
            .is_true()
            .unless(is_blocked_by_account)
            .pedantic_for(super::site::is_for_everybody)
            .fix("true"),
    ),
    ..rule("aws-s3-bucket-public-access-unrestricted", include_str!("bucket_public_access_unrestricted.md"))
};

fn is_blocked_by_account(_: &Block, cx: &Cx) -> Checked<bool> {
    super::public::is_blocked_by_account(cx, |it| it.is_true("restrict_public_buckets"))
}
