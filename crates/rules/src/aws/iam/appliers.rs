//! Who applies configurations, as Terraform and its likes do: such a role makes whatever stands in them, roles included.

use super::bounded::holders;
use crate::prelude::*;
use tollgate_core::policy::Statement;

const NAMES: [&str; 8] =
    ["atlantis", "iac", "opentofu", "spacelift", "terraform", "terragrunt", "tfc", "tofu"];

/// Whether a role, a user or a policy is there for that, as its name says, or all are that have the policy.
pub(super) fn applies_configurations(block: &Block, cx: &Cx) -> bool {
    let holders = holders(block, cx).unwrap_or_default();
    let all_do = !holders.is_empty() && holders.iter().all(is_applier);
    all_do || is_applier(block) && !holders.iter().any(serves_a_service)
}

/// A service that has a role is no tool of whoever applies configurations, whatever the role is called.
pub(super) fn is_applier(block: &Block) -> bool {
    is_called(block, &NAMES) && !serves_a_service(block)
}

fn serves_a_service(holder: &Block) -> bool {
    let Ok(Some(trust)) = holder.policy("assume_role_policy") else { return false };
    let of_service =
        |it: &Statement| -> Checked<bool> { Ok(it.principals()?.iter().any(|(kind, _)| *kind == "Service")) };
    matches!(value::any(&trust.statements, of_service), Ok(true))
}
