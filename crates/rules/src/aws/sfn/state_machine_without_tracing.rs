use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5a549460-61a1-51b7-85ae-89461cabdbe1",
    aliases: &["aws/sfn_state_machine_without_tracing", "CKV_AWS_284"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_sfn_state_machine"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("tracing_configuration.enabled").is_true().fix("true")),
    ..rule("aws-sfn-state-machine-without-tracing", include_str!("state_machine_without_tracing.md"))
};
