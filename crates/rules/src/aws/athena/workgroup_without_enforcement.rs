use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dbeec100-5a0b-5d4c-a8d0-94444ec90125",
    aliases: &["aws/athena_workgroup_without_enforcement", "CKV_AWS_82"],
    severity: Low,
    category: Encryption,
    cwe: 693,
    targets: &["aws_athena_workgroup"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("configuration.enforce_workgroup_configuration").is_true().absent_is_ok().fix("true"),
    ),
    ..rule("aws-athena-workgroup-without-enforcement", include_str!("workgroup_without_enforcement.md"))
};
