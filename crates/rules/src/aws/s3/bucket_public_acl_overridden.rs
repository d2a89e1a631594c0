use super::acl;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bf878b1a-7418-4de3-b13c-3a86cf894920",
    aliases: &["aws/s3_bucket_public_acl_overridden_by_public_access_block"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["aws_s3_bucket", "aws_s3_bucket_acl"],
    modules: &[super::BUCKET_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_acl),
    ..rule("aws-s3-bucket-public-acl-overridden", include_str!("bucket_public_acl_overridden.md"))
};

fn check_acl(block: &Block, cx: &mut Cx) -> Checked {
    let (grants, known) = acl::grants(block, &acl::PUBLIC);
    if grants.is_empty() || !super::blocks_public_acls(block, cx)? {
        return known;
    }
    let why = ", but the public access block overrides public ACLs";
    grants.iter().for_each(|grant| grant.flag(why, false, cx));
    known
}
