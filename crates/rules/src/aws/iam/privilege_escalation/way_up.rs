//! What the rules of other services ask: whether somebody can make themselves an administrator at all.

use super::holders::Holders;
use super::{SETS, Set};
use crate::prelude::*;
use tollgate_core::source::Location;

/// Actions with which a user, group or role makes itself an administrator, if its policies allow some, and where.
pub(in crate::aws) fn way_up(
    subject: &Block,
    cx: &Cx,
) -> Checked<Option<(&'static [&'static str], Location)>> {
    let holders = cx.once(Holders::new);
    let mut undecided = Ok(None);
    for set in SETS.into_iter().filter(|set| raises(subject, set)) {
        match holders.grants(subject, set) {
            Ok(places) if !places.is_empty() => return Ok(Some((set.actions, places[0]))),
            Ok(_) => {}
            Err(unknown) => undecided = Err(unknown),
        }
    }
    undecided
}

/// Whether actions give the subject itself more, or the credentials of somebody else: what a role gives to users and groups
/// is not its own.
fn raises(subject: &Block, set: &Set) -> bool {
    let is_for_others = |action: &&str| {
        ["UserPolicy", "GroupPolicy", "AddUserToGroup"].iter().any(|end| action.ends_with(end))
    };
    subject.kind() != "aws_iam_role" || !set.actions.iter().any(is_for_others)
}
