use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "31245f98-a6a9-4182-9fc1-45482b9d030a",
    aliases: &[
        "aws/mq_broker_logging_disabled", "CKV_AWS_48", "CKV_AWS_197", "AVD-AWS-0070", "AWS-0070",
        "aws-mq-enable-audit-logging", "AVD-AWS-0071", "AWS-0071", "aws-mq-enable-general-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_mq_broker"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("logs.general").is_true().fix("true"),
        attribute("logs.audit").is_true().absent_block_is_ok().for_blocks(has_audit_log).fix("true"),
    ]),
    ..rule("aws-mq-broker-without-logs", include_str!("broker_without_logs.md"))
};

fn has_audit_log(broker: &Block) -> Checked<bool> {
    Ok(broker.string("engine_type")?.is_none_or(|engine| !engine.eq_ignore_ascii_case("RabbitMQ")))
}
