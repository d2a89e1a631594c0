use crate::prelude::*;
use tollgate_core::value::Data;

pub(super) static RULE: Rule = Rule {
    guid: "fc5109bf-01fd-49fb-8bde-4492b543c34a",
    aliases: &["general/variable_without_type"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    pedantic: true,
    targets: &["variable"],
    check: Check::Block(check_type),
    ..rule("general-variable-without-type", include_str!("without_type.md"))
};

fn check_type(variable: &Block, cx: &mut Cx) -> Checked {
    // What belongs to somebody else cannot be fixed here.
    if variable.is_installed() {
        return Ok(());
    }
    // A type is written bare: as an expression it has no value, and is not looked at.
    if variable.is_bare("type") {
        return Ok(());
    }
    match variable.value("type").data() {
        Data::Null => _ = cx.flag(variable.header(), "`type` is not set").about("type"),
        Data::String(text) if text.trim().is_empty() => {
            _ = cx.flag(variable.place("type"), "`type` is `\"\"`").about("type");
        }
        _ => {}
    }
    Ok(())
}
