use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "25e51f7e-32ea-5674-9d2d-6633726503aa",
    aliases: &["aws/efs_access_point_without_root_directory", "CKV_AWS_329"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_efs_access_point"],
    check: Check::Attribute(
        attribute("root_directory.path").passes(|path| path != "/", "a directory below `/`"),
    ),
    ..rule(
        "aws-efs-access-point-without-root-directory",
        include_str!("access_point_without_root_directory.md"),
    )
};
