use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e6a5d841-05cc-4da6-95ac-29a781ef9377",
    aliases: &["aws/s3_access_point_public_access_allowed", "CKV_AWS_392"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_s3_access_point"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        setting("public_access_block_configuration.block_public_acls"),
        setting("public_access_block_configuration.block_public_policy"),
        setting("public_access_block_configuration.ignore_public_acls"),
        setting("public_access_block_configuration.restrict_public_buckets"),
    ]),
    ..rule("aws-s3-access-point-public-access-allowed", include_str!("access_point_public_access_allowed.md"))
};

const fn setting(path: &'static str) -> Attribute {
    attribute(path).is_true().absent_is_ok().fix("true")
}
