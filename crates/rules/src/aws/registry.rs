//! Calls of registry modules: what they get where they leave an input out depends on the version.

use crate::prelude::*;

/// Whether a block is judged by an attribute: where it is set, and where it is not and the default is wrong.
pub(super) fn is_judged(block: &Block, attribute: &str, right_since: u64) -> Checked<bool> {
    Ok(block.is_set(attribute)? || has_wrong_default(block, right_since)?)
}

/// Whether the default of an attribute is wrong: in a resource it is, in a call of a module that has had the right
/// one since a major version only where the call asks for an earlier version.
pub(super) fn has_wrong_default(block: &Block, right_since: u64) -> Checked<bool> {
    if !is_call(block) {
        return Ok(true);
    }
    let version = block.string("version")?;
    Ok(version.is_some_and(|wanted| newest_major(&wanted).is_some_and(|major| major < right_since)))
}

/// Whether a target is the call of a module.
pub(super) fn is_call(block: &Block) -> bool {
    block.kind().is_empty()
}

/// The major version of the newest version that a constraint such as `~> 3.0` or `>= 2.1, < 4.0` allows. `None`
/// where there is no end to them.
fn newest_major(constraint: &str) -> Option<u64> {
    constraint.split(',').filter_map(|condition| end_of(condition.trim())).min()
}

fn end_of(condition: &str) -> Option<u64> {
    let version = condition.trim_start_matches(['<', '>', '=', '~', '!', ' ']);
    let mut numbers = version.split('.').map(|number| number.parse::<u64>().unwrap_or_default());
    let major = numbers.next()?;
    match condition.strip_suffix(version)?.trim_end() {
        ">" | ">=" | "!=" => None,
        "~>" if numbers.next().is_none() => None,
        "<" if numbers.all(|it| it == 0) => major.checked_sub(1),
        _ => Some(major),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_that_a_constraint_allows() {
        for (constraint, expected) in [
            ("3.7.0", Some(3)),
            ("= 3.7.0", Some(3)),
            ("~> 3.0", Some(3)),
            ("~> 3", None),
            (">= 2.1, < 4.0", Some(3)),
            ("< 4.2", Some(4)),
            ("<= 4", Some(4)),
            (">= 2.1", None),
        ] {
            assert_eq!(newest_major(constraint), expected, "{constraint}");
        }
    }
}
