use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9ba198e0-fef4-464a-8a4d-75ea55300de7",
    aliases: &["aws/neptune_cluster_instance_is_publicly_accessible", "CKV_AWS_102"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_neptune_cluster_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("publicly_accessible").is_false().absent_is_ok().fix("false")),
    ..rule("aws-neptune-instance-public", include_str!("instance_public.md"))
};
