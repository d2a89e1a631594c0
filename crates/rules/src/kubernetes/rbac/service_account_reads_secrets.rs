use crate::kubernetes::shared::selectors;
use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "07fc3413-e572-42f7-9877-5c8fc6fccfb5",
    aliases: &["kubernetes/service_account_allows_access_secrets"],
    severity: Low,
    category: SecretManagement,
    cwe: 522,
    pedantic: true,
    implies: &["kubernetes-rbac-role-reads-secrets"],
    targets: &super::ROLES,
    check: Check::Block(check_role),
    ..rule("kubernetes-rbac-service-account-reads-secrets", include_str!("service_account_reads_secrets.md"))
};

fn check_role(role: &Block, cx: &mut Cx) -> Checked {
    let bound = is_bound(role, cx);
    if let Ok(false) = bound {
        return Ok(());
    }
    value::each(role.each("rule"), |rule| {
        if both(super::reads_secrets(&rule), bound.clone())? {
            let message = format!("{}, and a service account has the role", rule.actual("resources"));
            cx.flag(rule.header(), message)
                .about(rule.path_of("resources"))
                .because(&rule.value("resources"))
                .caused_by(rule.header());
        }
        Ok(())
    })
}

/// Whether a binding gives the role to a service account.
fn is_bound(role: &Block, cx: &Cx) -> Checked<bool> {
    let of_cluster = role.kind().contains("cluster");
    let kind = if of_cluster { "ClusterRole" } else { "Role" };
    let name = selectors::name(role);
    value::any(super::BINDINGS, |binding_type| {
        let refers = |binding: &Block| {
            binding.any("role_ref", |it| {
                both(is_one_of(it, "kind", &[kind]), value::equal(&it.value("name"), &name))
            })
        };
        let wanted = Wanted::value(name.clone()).read_by(names_of_roles);
        let bindings = if of_cluster {
            cx.joined(binding_type, "role_ref", wanted, refers)
        } else {
            selectors::beside(binding_type, role, cx, refers).with("role_ref", wanted)
        };
        bindings.any(|binding| binding.any("subject", super::is_service_account))
    })
}

/// The names of the roles that a binding gives.
fn names_of_roles(binding: &Block, reference: &str, _: &Cx) -> Vec<Value> {
    binding.each(reference).iter().map(|it| it.value("name")).collect()
}
