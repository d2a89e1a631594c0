//! Roles and who has them.

mod cluster_admin_bound;
mod default_service_account_bound;
mod role_creates_pods;
mod role_full_access;
mod role_reads_secrets;
mod role_with_wildcards;
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

/// Whether a rule of a role lets do something with all resources of a kind in the core API group. One with names lets
/// create nothing, and list no others.
fn lets(rule: &Block, verbs: &[&str], resource: &str) -> Checked<bool> {
    value::all(
        [
            not(rule.is_set("resource_names")),
            lists(rule, "api_groups", |it| matches!(it, "" | "*")),
            lists(rule, "resources", |it| it == "*" || it == resource),
            lists(rule, "verbs", |it| it == "*" || verbs.contains(&it)),
        ],
        |it| it,
    )
}

/// Whether a rule of a role lets read secrets.
fn reads_secrets(rule: &Block) -> Checked<bool> {
    lets(rule, &["get", "list", "watch"], "secrets")
}

/// Whether a role is of a product that works on the objects of others, as its name says: it has what its manifest gives it.
fn is_of_product(role: &Block) -> bool {
    is_called(
        role,
        &[
            "argo", "argocd", "cert", "external", "flux", "ingress", "kubed", "metrics", "operator",
            "reloader", "sealed", "traefik", "velero",
        ],
    )
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
    &role_full_access::RULE,
    &role_with_wildcards::RULE,
];
