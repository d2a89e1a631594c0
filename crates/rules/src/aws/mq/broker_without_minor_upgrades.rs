use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e419c5ed-b3bd-532f-8677-338f5aec74c3",
    aliases: &["aws/mq_broker_without_minor_upgrades", "CKV_AWS_207"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 665,
    targets: &["aws_mq_broker"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("auto_minor_version_upgrade").is_true().fix("true")),
    ..rule("aws-mq-broker-without-minor-upgrades", include_str!("broker_without_minor_upgrades.md"))
};
