use crate::aws::s3;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bd0088a5-c133-4b20-b129-ec9968b16ef3",
    aliases: &[
        "aws/cloudtrail_log_files_s3_bucket_is_publicly_accessible", "AVD-AWS-0161", "AWS-0161",
        "aws-cloudtrail-no-public-log-access", "aws-cloudtrail-bucket-public",
    ],
    severity: Critical,
    implies: &["aws-s3-bucket-acl-public", "aws-s3-bucket-acl-public-to-any-account"],
    category: Observability,
    cwe: 668,
    targets: &["aws_s3_bucket", "aws_s3_bucket_acl"],
    modules: &[s3::BUCKET_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_bucket),
    ..rule("aws-cloudtrail-trail-bucket-public", include_str!("trail_bucket_public.md"))
};

fn check_bucket(block: &Block, cx: &mut Cx) -> Checked {
    let (grants, known) = s3::grants(block, &s3::PUBLIC);
    let receives_trail = || s3::any_naming("aws_cloudtrail", "s3_bucket_name", block, cx, |_| Ok(true));
    if grants.is_empty() || !receives_trail()? || s3::blocks_public_acls(block, cx)? {
        return known;
    }
    grants.iter().for_each(|grant| grant.flag(" for a bucket that CloudTrail writes to", false, cx));
    known
}
