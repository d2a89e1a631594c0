use crate::prelude::*;
use std::sync::Arc;
use tollgate_core::value::{HopKind, Reason, Unknown};

pub(super) static RULE: Rule = Rule {
    guid: "25db74bf-fa3b-44da-934e-8c3e005c0453",
    aliases: &["aws/route53_record_undefined"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 778,
    targets: &["aws_route53_record"],
    check: Check::Attribute(attribute("records").is_present().for_blocks(needs_values)),
    ..rule("aws-route53-record-without-values", include_str!("record_without_values.md"))
};

/// Whether a record has to name its values itself: one with an `alias` does not.
///
/// # Errors
/// Where the values are the empty list of a variable: whoever wants the record gives it others.
fn needs_values(record: &Block) -> Checked<bool> {
    if record.is_set("alias")? {
        return Ok(false);
    }
    let values = record.value("records");
    let of_variable = values.hops().find_map(|hop| match &hop.kind {
        HopKind::Reference(name) => name.strip_prefix("var."),
        _ => None,
    });
    match of_variable.filter(|_| matches!(values.elements(), Some([]))) {
        Some(name) => Err(Arc::new(Unknown::new(Reason::EmptyDefault(name.into()), None, false, values.at))),
        None => Ok(true),
    }
}
