//! What a statement allows on every resource, whatever is looked for in it.

use super::actions::{ESCALATING_ACTIONS, STARTING_ACTIONS, TAKING_ACTIONS};
use super::services::names_all_of;
use super::writes;
use crate::aws::iam::is_everywhere;
use crate::aws::shared::policy::{self, Stated};
use crate::prelude::*;
use tollgate_core::policy::{Actions, Statement};
use tollgate_core::value::Value;

/// Reports statements that allow, on every resource and always, what a search finds in them.
pub(super) fn check(
    block: &Block,
    cx: &mut Cx,
    find: impl Fn(&Grant<'_>) -> Checked<Option<String>>,
) -> Checked {
    policy::each_written_of_identity(block, cx, |statement| {
        let Some(grant) = Grant::of(statement)? else { return Ok(None) };
        Ok(find(&grant)?.map(|action| {
            let service = action.split(':').next().unwrap_or_default();
            let on = match (&grant.everywhere, service) {
                (Ok(true), _) => "`*`".to_owned(),
                (_, "s3") => "every bucket".to_owned(),
                (_, service) => format!("every resource of `{service}`"),
            };
            format!("allows `{action}` on {on}")
        }))
    })
}

/// What a statement allows on every resource, or on all of a service, and always.
pub(super) struct Grant<'s> {
    statement: &'s Stated<'s>,
    actions: &'s Actions,
    /// Whether it is about every resource.
    everywhere: Checked<bool>,
}

impl<'s> Grant<'s> {
    /// `None` where it certainly allows nothing everywhere.
    ///
    /// # Errors
    /// The unknown value that decides.
    fn of(statement: &'s Stated<'s>) -> Checked<Option<Self>> {
        if !policy::all(statement, &[Statement::allows, is_unlimited])? {
            return Ok(None);
        }
        let everywhere = is_everywhere(statement);
        let may_be_all = || matches!(statement.any_value("Resource", may_be_all), Ok(true));
        if matches!(everywhere, Ok(false)) && !may_be_all() {
            return Ok(None);
        }
        Ok(Some(Self { statement, actions: statement.actions()?, everywhere }))
    }

    /// Whether it grants an action: it speaks of it, and its policy does not deny it.
    fn grants(&self, action: &str) -> Checked<bool> {
        match self.actions.covers(action) {
            Ok(true) => {
                let of_service = self.statement.any_value("Resource", |arn| names_all_of(arn, action));
                let reached = either(self.everywhere.clone(), of_service);
                both(reached, not(self.statement.is_denied(action)))
            }
            covered => covered,
        }
    }

    /// The first of some actions that it grants.
    pub(super) fn first_of(&self, actions: &[&str]) -> Checked<Option<String>> {
        let mut undecided = Ok(None);
        // Actions of one service follow each other, and most statements are about one or two.
        let (mut last, mut is_named) = ("", false);
        for action in actions {
            let is_of_last = action.as_bytes().get(last.len()) == Some(&b':') && action.starts_with(last);
            if !is_of_last {
                last = action.bytes().position(|it| it == b':').map_or("", |end| &action[..end]);
                is_named = !self.actions.are_none_of(&[last]);
            }
            if !is_named {
                continue;
            }
            match self.grants(action) {
                Ok(true) => return Ok(Some((*action).to_owned())),
                Ok(false) => {}
                Err(unknown) => undecided = Err(unknown),
            }
        }
        undecided
    }

    /// The first action that the statement itself names which changes what could be named.
    pub(super) fn first_change(&self) -> Checked<Option<String>> {
        if self.statement.has("NotAction")? {
            return Ok(None);
        }
        for action in self.statement.member("Action")?.into_iter().flat_map(Value::elements_or_self) {
            let changes = |it: &&str| writes::changes_what_has_a_name(it);
            let Some(action) = action.as_str().filter(changes) else { continue };
            if matches!(self.grants(action), Ok(true)) {
                return Ok(Some(action.to_owned()));
            }
        }
        Ok(None)
    }

    /// An action with which somebody gains more rights, or passes any role to something that they start: what starts it may
    /// be granted by another statement of the same policy.
    pub(super) fn escalates(&self) -> Checked<Option<String>> {
        let mut alone = Ok(None);
        for actions in [&ESCALATING_ACTIONS[..], &TAKING_ACTIONS] {
            match self.first_of(actions) {
                Ok(Some(action)) => return Ok(Some(action)),
                Ok(None) => {}
                unknown => alone = unknown,
            }
        }
        let starts = |statement: Stated<'_>| {
            let Some(grant) = Grant::of(&statement)? else { return Ok(false) };
            Ok(grant.first_of(&STARTING_ACTIONS)?.is_some())
        };
        let passes = self.grants("iam:PassRole");
        if matches!(passes, Ok(false)) {
            return alone;
        }
        let with_role = both(passes, value::any(self.statement.siblings(), starts))?;
        if with_role { Ok(Some("iam:PassRole".to_owned())) } else { alone }
    }
}

/// Keys of conditions that say where or when something is done, and not to what.
const MANNERS: [&str; 5] =
    ["aws:currenttime", "aws:epochtime", "aws:requestedregion", "aws:securetransport", "aws:useragent"];

/// Whether no condition says which resources are meant, or whose.
fn is_unlimited(statement: &Statement) -> Checked<bool> {
    let conditions = statement.conditions()?;
    Ok(conditions.iter().all(|it| MANNERS.contains(&&*it.key.to_ascii_lowercase())))
}

/// Whether an ARN ends in a wildcard, as all do that name every resource of a service.
fn may_be_all(arn: &Value) -> Checked<bool> {
    Ok(arn.as_str().or_else(|| value::known_tail(arn)).is_some_and(|it| it.ends_with('*')))
}
