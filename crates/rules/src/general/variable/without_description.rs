use crate::general;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2a153952-2544-4687-bcc9-cc8fea814a9b",
    aliases: &["general/variable_without_description"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    pedantic: true,
    targets: &["variable"],
    check: Check::Attribute(general::DESCRIPTION),
    ..rule("general-variable-without-description", include_str!("without_description.md"))
};
