use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b989241e-dd7e-5452-8165-23501273321a",
    aliases: &["aws/sfn_state_machine_without_logs", "CKV_AWS_285"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_sfn_state_machine"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("logging_configuration.level")
            .one_of(&["ALL", "ERROR", "FATAL"])
            .fix("\"ERROR\"")
            .fix_where(|logs| logs.is_set("log_destination")),
    ),
    ..rule("aws-sfn-state-machine-without-logs", include_str!("state_machine_without_logs.md"))
};
