use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "59312e8a-a64e-41e7-a252-618533dd1ea8",
    aliases: &["general/output_without_description"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: &["output"],
    check: Check::Attribute(attribute("description").passes(says_something, "a text").for_blocks(is_own)),
    ..rule("general-output-without-description", include_str!("without_description.md"))
};

fn says_something(text: &str) -> bool {
    !text.trim().is_empty()
}

/// What belongs to somebody else cannot be mended here.
fn is_own(block: &Block) -> Checked<bool> {
    Ok(!block.is_installed())
}
