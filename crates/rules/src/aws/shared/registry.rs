//! Calls of registry modules: what they get where they leave an input out depends on the version.

use crate::prelude::*;

/// Whether a block is judged by an attribute: where it is set, and where it is not and the default is wrong.
pub(in crate::aws) fn is_judged(block: &Block, attribute: &str, right_since: u64) -> Checked<bool> {
    Ok(block.is_set(attribute)? || has_wrong_default(block, right_since)?)
}

/// Whether the default of an attribute is wrong: in a resource it is, in a call of a module that has had the right
/// one since a major version only where the call asks for an earlier version.
pub(in crate::aws) fn has_wrong_default(block: &Block, right_since: u64) -> Checked<bool> {
    has_wrong_default_before(block, (right_since, 0))
}

/// The same where a minor version brought the right default: `(3, 9)`.
pub(in crate::aws) fn has_wrong_default_before(block: &Block, right_since: (u64, u64)) -> Checked<bool> {
    if !block.is_call() {
        return Ok(true);
    }
    let version = block.string("version")?;
    Ok(version.is_some_and(|wanted| newest(&wanted).is_some_and(|newest| newest < right_since)))
}

/// The newest version, major and minor, that a constraint such as `~> 3.0` or `>= 2.1, < 4.0` allows. `None` where
/// there is no end to them.
fn newest(constraint: &str) -> Option<(u64, u64)> {
    constraint.split(',').filter_map(|condition| end_of(condition.trim())).min()
}

fn end_of(condition: &str) -> Option<(u64, u64)> {
    let version = condition.trim_start_matches(['<', '>', '=', '~', '!', ' ']);
    let numbers: Vec<u64> = version.split('.').map(|number| number.parse().unwrap_or_default()).collect();
    let (major, minor) = (*numbers.first()?, numbers.get(1).copied().unwrap_or_default());
    match condition.strip_suffix(version)?.trim_end() {
        ">" | ">=" | "!=" => None,
        "~>" if numbers.len() == 1 => None,
        "~>" if numbers.len() == 2 => Some((major, u64::MAX)),
        "<" if numbers.iter().skip(2).all(|it| *it == 0) => match minor.checked_sub(1) {
            Some(minor) => Some((major, minor)),
            None => Some((major.checked_sub(1)?, u64::MAX)),
        },
        _ => Some((major, minor)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_that_a_constraint_allows() {
        for (constraint, expected) in [
            ("3.7.0", Some((3, 7))),
            ("= 3.7.0", Some((3, 7))),
            ("~> 3.0", Some((3, u64::MAX))),
            ("~> 3.8.0", Some((3, 8))),
            ("~> 3", None),
            (">= 2.1, < 4.0", Some((3, u64::MAX))),
            ("< 4.2", Some((4, 1))),
            ("< 4.2.1", Some((4, 2))),
            ("<= 4", Some((4, 0))),
            (">= 2.1", None),
        ] {
            assert_eq!(newest(constraint), expected, "{constraint}");
        }
    }
}
