use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0d6fd47e-164e-55ef-93d7-e106efa011d6",
    aliases: &["aws/efs_access_point_without_user", "CKV_AWS_330"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_efs_access_point"],
    check: Check::Attribute(attribute("posix_user.uid").is_present()),
    ..rule("aws-efs-access-point-without-user", include_str!("access_point_without_user.md"))
};
