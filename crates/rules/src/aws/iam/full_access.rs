//! Statements that make an administrator of whoever has them.

use super::allows_everything;
use super::appliers::makes_all;
use super::bounded::is_bounded;
use crate::aws::shared::policy::{self, Stated, Wrong};
use crate::prelude::*;

/// What is wrong with a statement that allows every action on every resource. Who may not touch IAM is not an administrator, as
/// with AWS's own `PowerUserAccess`, and administrators who sign in with a second factor have to be there.
pub(super) fn full_access(statement: &Stated) -> Checked<Option<Wrong>> {
    if !allows_everything(statement)? || statement.is_denied("*")? {
        return Ok(None);
    }
    let text = format!("allows `*` on `*`{}", statement.rest()?);
    let is_declined = either(statement.is_denied("iam:*"), policy::demands_mfa(statement))?;
    let wrong = Wrong::from(text).declined_if(is_declined).unless(is_bounded);
    Ok(Some(wrong.excused_for(makes_all)))
}
