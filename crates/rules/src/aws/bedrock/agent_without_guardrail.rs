use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "234b6af0-811d-5855-83e7-04823c28ca91",
    aliases: &["aws/bedrock_agent_without_guardrail", "CKV_AWS_383"],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 693,
    targets: &["aws_bedrockagent_agent"],
    check: Check::Attribute(attribute("guardrail_configuration.guardrail_identifier").is_present()),
    ..rule("aws-bedrock-agent-without-guardrail", include_str!("agent_without_guardrail.md"))
};
