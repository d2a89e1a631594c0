use crate::prelude::*;
use tollgate_core::value::HopKind;

pub(super) static RULE: Rule = Rule {
    guid: "25db74bf-fa3b-44da-934e-8c3e005c0453",
    aliases: &["aws/route53_record_undefined"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 778,
    targets: &["aws_route53_record"],
    check: Check::Attribute(
        attribute("records")
            .is_present()
            .for_blocks(|it| not(it.is_set("alias")))
            .pedantic_for(are_left_open),
    ),
    ..rule("aws-route53-record-without-values", include_str!("record_without_values.md"))
};

/// Whether the values are null or the empty list of a variable: whoever wants the record gives it others.
fn are_left_open(record: &Block, _: &Cx) -> Checked<bool> {
    let values = record.value("records");
    let is_of_variable =
        values.hops().any(|hop| matches!(&hop.kind, HopKind::Reference(name) if name.starts_with("var.")));
    Ok(is_of_variable && (values.is_null() || matches!(values.elements(), Some([]))))
}
