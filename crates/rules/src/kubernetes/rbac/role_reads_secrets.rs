use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "826abb30-3cd5-4e0b-a93b-67729b4f7e63",
    aliases: &["kubernetes/rbac_roles_with_read_secrets_permissions", "AVD-KSV-0041", "KSV-0041", "KSV041"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    pedantic: true,
    targets: &super::ROLES,
    check: Check::Block(check_rules),
    ..rule("kubernetes-rbac-role-reads-secrets", include_str!("role_reads_secrets.md"))
};

fn check_rules(role: &Block, cx: &mut Cx) -> Checked {
    value::each(role.each("rule"), |rule| {
        if super::reads_secrets(&rule)? {
            let message = format!("{} with the verbs `{}`", rule.actual("resources"), rule.value("verbs"));
            let flag = cx.flag(rule.header(), message).about(rule.path_of("resources"));
            let flag = flag.because(&rule.value("resources"));
            let is_declined =
                super::is_of_product(role) || keeps_to_a_namespace(role) || manages_secrets(&rule);
            flag.caused_by(rule.header()).pedantic_if(is_declined);
        }
        Ok(())
    })
}

/// Whether a role is of one namespace: who works there has what is in it.
fn keeps_to_a_namespace(role: &Block) -> bool {
    !role.kind().starts_with("kubernetes_cluster_role")
}

/// Whether a rule that names secrets lets write them as well, as those do that deploy: Helm keeps its releases in secrets.
fn manages_secrets(rule: &Block) -> bool {
    let writes = lists(rule, "verbs", |verb| matches!(verb, "create" | "patch" | "update"));
    let names_all = lists(rule, "resources", |resource| resource == "*");
    matches!(both(writes, not(names_all)), Ok(true))
}
