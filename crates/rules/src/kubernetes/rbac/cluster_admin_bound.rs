use crate::kubernetes::shared::pods::{WORKLOADS, specs};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "17172bc2-56fb-4f17-916f-a014147706cd",
    aliases: &[
        "kubernetes/cluster_admin_role_binding_with_super_user_permissions",
        "AVD-KSV-0111",
        "KSV-0111",
        "KSV111",
    ],
    severity: High,
    category: AccessControl,
    cwe: 250,
    targets: &["kubernetes_cluster_role_binding", "kubernetes_cluster_role_binding_v1"],
    check: Check::Block(check_binding),
    ..rule("kubernetes-rbac-cluster-admin-bound", include_str!("cluster_admin_bound.md"))
};

/// Groups of more than one account, and who calls without one.
const EVERYBODY: [&str; 4] =
    ["system:authenticated", "system:unauthenticated", "system:anonymous", "system:serviceaccounts"];

/// Products that apply whatever manifests they are given, or restore it, and get this role by their own installation.
const APPLIERS: [&str; 6] = ["argo", "argocd", "crossplane", "flux", "fluxcd", "velero"];

fn check_binding(binding: &Block, cx: &mut Cx) -> Checked {
    value::each(binding.each("role_ref"), |role| {
        let is_admin = is_one_of(&role, "name", &["cluster-admin"]);
        if !both(is_admin, binding.any("subject", is_refused))? {
            return Ok(());
        }
        let subjects = binding.each("subject");
        let subject = subjects.iter().find(|it| matches!(is_refused(it), Ok(true)));
        let whom = subject.map_or_else(String::new, |it| format!(" to `{}`", it.value("name")));
        let is_account = |it: &Block| matches!(super::is_service_account(it), Ok(true));
        let names = || subjects.iter().map(|it| it.value("name")).any(|it| deploys(&it));
        let is_meant = || is_called(binding, &APPLIERS) || names() || are_of_people(&subjects, cx);
        let is_declined = subjects.iter().all(is_account) && is_meant();
        cx.wrong(&role, "name", format!("{}, which is granted{whom}", role.actual("name")))
            .pedantic_if(is_declined);
        Ok(())
    })
}

fn is_refused(subject: &Block) -> Checked<bool> {
    either(super::is_service_account(subject), is_one_of(subject, "name", &EVERYBODY))
}

/// Whether accounts are called administrators, and no pod of the configuration runs as one: people use their tokens.
fn are_of_people(accounts: &[Block], cx: &Cx) -> bool {
    let name = |account: &Block| account.value("name").to_string();
    let is_administrator = |account: &Block| {
        name(account)
            .split(|it: char| !it.is_ascii_alphanumeric())
            .any(|it| ["admin", "administrator"].iter().any(|name| it.eq_ignore_ascii_case(name)))
    };
    let runs_as = |spec: &Block| {
        let own = spec.value("service_account_name");
        !own.is_null()
            && accounts.iter().any(|it| !matches!(value::equal(&own, &it.value("name")), Ok(false)))
    };
    let runs = |kind: &&str| cx.resources(kind).iter().flat_map(specs).any(|it| runs_as(&it));
    accounts.iter().all(is_administrator) && !WORKLOADS.iter().any(runs)
}
