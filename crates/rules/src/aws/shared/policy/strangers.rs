//! What a policy denies to all but those whom it names.

use super::caller::{ANONYMOUS, CALLER, IS_SERVICE, USER_ID};
use super::{all, names_everybody};
use crate::network::is_internet;
use crate::prelude::*;
use tollgate_core::policy::{Condition, Policy, Statement};

/// Whether a policy denies to strangers what a statement of it allows: to all but the callers, networks and addresses that it
/// names.
pub(in crate::aws) fn is_kept_from_strangers(allowed: &Statement, policy: &Policy) -> Checked<bool> {
    value::any(&policy.statements, |it| turns_strangers_away(it, allowed))
}

fn turns_strangers_away(statement: &Statement, allowed: &Statement) -> Checked<bool> {
    let excludes = |it: &Statement| {
        let conditions = it.conditions()?;
        Ok(!conditions.is_empty() && conditions.iter().all(excludes_some))
    };
    let covers_all = |it: &Statement| match allowed.has("NotAction")? {
        true => it.covers("*"),
        false => value::all(allowed.strings("Action")?, |action| it.covers(&action)),
    };
    let denies = all(statement, &[|it| not(it.allows()), names_everybody, excludes]);
    both(denies, covers_all(statement))
}

/// Whether a test of a statement that denies holds for every stranger: it excludes callers, networks or addresses that it
/// names. An anonymous caller has none of these keys but the id `anonymous`; a negated operator takes what is missing for
/// different.
fn excludes_some(condition: &Condition) -> bool {
    let operator = condition.operator.to_ascii_lowercase();
    let operator = operator.strip_suffix("ifexists").unwrap_or(&operator);
    let key = condition.key.to_ascii_lowercase();
    match operator {
        "notipaddress" => {
            let is_narrow = || condition.all(|range| !is_internet(range));
            matches!(key.as_str(), "aws:sourceip" | "aws:vpcsourceip") && !matches!(is_narrow(), Ok(false))
        }
        "bool" => {
            let is_no = || condition.all(|it| it.eq_ignore_ascii_case("false"));
            matches!(key.as_str(), IS_SERVICE | "aws:viaawsservice") && matches!(is_no(), Ok(true))
        }
        "stringnotequals" | "stringnotequalsignorecase" | "stringnotlike" | "arnnotequals" | "arnnotlike" => {
            let admits_anonymous = || condition.values.iter().any(|it| it.as_str() == Some(ANONYMOUS));
            CALLER.contains(&&*key) && !(key == USER_ID && admits_anonymous())
        }
        _ => false,
    }
}
