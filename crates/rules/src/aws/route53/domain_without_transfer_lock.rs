use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "73160e60-560c-4f5f-bd7a-f6e13b2cca29",
    aliases: &["aws/route53_domain_without_transfer_lock", "CKV_AWS_377"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_route53domains_registered_domain", "aws_route53domains_domain"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("transfer_lock").is_true().absent_is_ok().fix("true")),
    ..rule("aws-route53-domain-without-transfer-lock", include_str!("domain_without_transfer_lock.md"))
};
