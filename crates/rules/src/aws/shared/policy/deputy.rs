//! Services that act for whoever uses them (IAM User Guide, "The confused deputy problem").

use super::caller::{names_caller, text_of};
use super::{is_kept_from_strangers, names_everybody, place_of, report};
use crate::prelude::*;
use tollgate_core::policy::{Condition, Statement};
use tollgate_core::value::Value;

/// Reports statements that let a service act for any account: no `Condition` says whose resource it acts for. `matters`
/// tells of which services most reviewers want that; of the others it is advised on request.
///
/// # Errors
/// The unknown value that decides.
pub(in crate::aws) fn forbid_deputies(
    block: &Block,
    name: &str,
    matters: fn(&str) -> bool,
    cx: &mut Cx,
) -> Checked {
    let Some(policy) = block.policy(name)? else { return Ok(()) };
    policy.each(|statement| {
        let services = services_of(statement)?;
        let of_concern = services.iter().find(|(_, service)| matters(service));
        let Some((principal, service)) = of_concern.or(services.first()) else { return Ok(()) };
        if !statement.allows()? || names_everybody(statement)? || statement.conditions()?.iter().any(narrows) {
            return Ok(());
        }
        if is_kept_from_strangers(statement, &policy)? {
            return Ok(());
        }
        let at = place_of(block, name, &policy.origin, principal.at);
        let wrong = format!(
            "lets `{service}` act for any account: no `Condition` names its `aws:SourceArn` or `aws:SourceAccount`"
        );
        report(block, name, &policy, statement, at, &wrong, cx).shown_at(at).pedantic_if(of_concern.is_none());
        Ok(())
    })
}

/// The services that a statement names. What is not known of a name stands as `#`: the region in
/// `logs.eu-central-1.amazonaws.com`.
fn services_of(statement: &Statement) -> Checked<Vec<(&Value, String)>> {
    let mut services = Vec::new();
    for (kind, principal) in statement.principals()? {
        if kind == "Service"
            && let Some(service) = text_of(principal)?
        {
            services.push((principal, service.to_ascii_lowercase()));
        }
    }
    Ok(services)
}

/// Whether a test holds for no more than the resources of some account. A key of KMS encrypts for a service with a context
/// that names what is encrypted, and a role may ask for an id that a service sends for one customer alone.
fn narrows(condition: &Condition) -> bool {
    let key = condition.key.to_ascii_lowercase();
    let of_service = key.starts_with("kms:encryptioncontext:") || key == "sts:externalid";
    of_service && !condition.operator.to_ascii_lowercase().contains("not") || names_caller(condition)
}
