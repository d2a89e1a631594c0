use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e0205cd5-b376-5c14-ae68-6c601ac37249",
    aliases: &["aws/mq_broker_outdated", "CKV_AWS_208"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1395,
    targets: &["aws_mq_broker", "aws_mq_configuration"],
    check: Check::Block(check_version),
    ..rule("aws-mq-broker-outdated", include_str!("broker_outdated.md"))
};

const VERSION: &str = "engine_version";

fn check_version(broker: &Block, cx: &mut Cx) -> Checked {
    let (Some(engine), Some(version)) = (broker.string("engine_type")?, broker.string(VERSION)?) else {
        return Ok(());
    };
    let Some(number) = number_of(&version) else { return Ok(()) };
    // The support calendars of Amazon MQ.
    let oldest = match engine.to_ascii_lowercase().as_str() {
        "activemq" => (5, 18),
        "rabbitmq" => (3, 13),
        _ => return Ok(()),
    };
    if number < oldest {
        let message = format!("{}, must be `\"{}.{}\"` or later", broker.actual(VERSION), oldest.0, oldest.1);
        // A configuration is for brokers, of which the same is said.
        cx.wrong(broker, VERSION, message).pedantic_if(broker.kind() == "aws_mq_configuration");
    }
    Ok(())
}

/// The major and the minor version.
fn number_of(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split('.').map(|part| part.parse().ok());
    parts.next().flatten().zip(parts.next().flatten())
}
