use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2a153952-2544-4687-bcc9-cc8fea814a9b",
    aliases: &["general/variable_without_description"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: &["variable"],
    check: Check::Attribute(attribute("description").passes(says_something, "a text").for_blocks(is_own)),
    ..rule("general-variable-without-description", include_str!("without_description.md"))
};

fn says_something(text: &str) -> bool {
    !text.trim().is_empty()
}

/// What belongs to somebody else cannot be mended here.
fn is_own(block: &Block) -> Checked<bool> {
    Ok(!block.is_installed())
}
