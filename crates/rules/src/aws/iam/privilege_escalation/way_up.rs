//! What the rules of other services ask: whether somebody can make themselves an administrator at all.

use super::SETS;
use super::holders::Holders;
use crate::prelude::*;
use tollgate_core::source::Location;

/// Actions with which a user, group or role makes itself an administrator, if its policies allow some, and where.
pub(in crate::aws) fn way_up(
    subject: &Block,
    cx: &Cx,
) -> Checked<Option<(&'static [&'static str], Location)>> {
    let holders = cx.once(Holders::new);
    let mut undecided = Ok(None);
    for set in SETS {
        match holders.grants(subject, set) {
            Ok(places) if !places.is_empty() => return Ok(Some((set.actions, places[0]))),
            Ok(_) => {}
            Err(unknown) => undecided = Err(unknown),
        }
    }
    undecided
}
