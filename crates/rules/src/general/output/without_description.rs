use crate::general;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "59312e8a-a64e-41e7-a252-618533dd1ea8",
    aliases: &["general/output_without_description"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    pedantic: true,
    targets: &["output"],
    check: Check::Attribute(general::DESCRIPTION),
    ..rule("general-output-without-description", include_str!("without_description.md"))
};
