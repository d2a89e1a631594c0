//! Terraform itself: what holds for configurations of every provider.

mod local_file;
mod module;
mod output;
mod provider;
mod variable;

use crate::prelude::*;
use crate::text;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [local_file::RULES, module::RULES, output::RULES, provider::RULES, variable::RULES]
        .into_iter()
        .flatten()
        .copied()
}

/// The description of what somebody else's module does is not ours to write.
const DESCRIPTION: Attribute =
    attribute("description").passes(text::says_something, "a description").for_blocks(is_own);

fn is_own(block: &Block) -> Checked<bool> {
    Ok(!block.is_installed())
}
