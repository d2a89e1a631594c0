use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "25db74bf-fa3b-44da-934e-8c3e005c0453",
    aliases: &["aws/route53_record_undefined"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 778,
    targets: &["aws_route53_record"],
    check: Check::Attribute(attribute("records").is_present().for_blocks(|it| not(it.is_set("alias")))),
    ..rule("aws-route53-record-without-values", include_str!("record_without_values.md"))
};
