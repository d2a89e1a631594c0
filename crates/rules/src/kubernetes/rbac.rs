//! Roles and who has them.

mod cluster_admin_bound;
mod default_service_account_bound;
mod role_creates_pods;
mod role_reads_secrets;
mod service_account_reads_secrets;

use crate::prelude::*;

/// The resource types of roles.
const ROLES: [&str; 4] =
    ["kubernetes_role", "kubernetes_role_v1", "kubernetes_cluster_role", "kubernetes_cluster_role_v1"];

/// The resource types of their bindings.
const BINDINGS: [&str; 4] = [
    "kubernetes_role_binding", "kubernetes_role_binding_v1", "kubernetes_cluster_role_binding",
    "kubernetes_cluster_role_binding_v1",
];

/// Whether a rule of a role lets do something with a resource of the core API group.
fn lets(rule: &Block, verbs: &[&str], resource: &str) -> Checked<bool> {
    value::all(
        [
            lists(rule, "api_groups", |it| matches!(it, "" | "*")),
            lists(rule, "resources", |it| it == "*" || it == resource),
            lists(rule, "verbs", |it| it == "*" || verbs.contains(&it)),
        ],
        |it| it,
    )
}

/// Whether a rule of a role lets read secrets. One by its name is no more than what a pod could mount.
fn reads_secrets(rule: &Block) -> Checked<bool> {
    let lists_them = both(lets(rule, &["get", "list", "watch"], "secrets"), not(names_one(rule)));
    either(lists_them, lets(rule, &["list", "watch"], "secrets"))
}

fn names_one(rule: &Block) -> Checked<bool> {
    rule.is_set("resource_names")
}

/// Whether a binding binds a service account.
fn is_service_account(subject: &Block) -> Checked<bool> {
    is_one_of(subject, "kind", &["ServiceAccount"])
}

pub(super) static RULES: &[&Rule] = &[
    &cluster_admin_bound::RULE,
    &role_creates_pods::RULE,
    &role_reads_secrets::RULE,
    &service_account_reads_secrets::RULE,
    &default_service_account_bound::RULE,
];
