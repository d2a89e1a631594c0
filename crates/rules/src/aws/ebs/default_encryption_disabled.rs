use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3d3f6270-546b-443c-adb4-bb6fb2187ca6",
    aliases: &["aws/ebs_default_encryption_disabled", "CKV_AWS_106"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_ebs_encryption_by_default"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("enabled").is_true().absent_is_ok().fix("true")),
    ..rule("aws-ebs-default-encryption-disabled", include_str!("default_encryption_disabled.md"))
};
