use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "826abb30-3cd5-4e0b-a93b-67729b4f7e63",
    aliases: &["kubernetes/rbac_roles_with_read_secrets_permissions"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    targets: &super::ROLES,
    check: Check::Block(check_rules),
    ..rule("kubernetes-rbac-role-reads-secrets", include_str!("role_reads_secrets.md"))
};

fn check_rules(role: &Block, cx: &mut Cx) -> Checked {
    value::each(role.each("rule"), |rule| {
        if super::reads_secrets(&rule)? {
            let message = format!("{} with the verbs `{}`", rule.actual("resources"), rule.value("verbs"));
            let flag = cx.flag(rule.header(), message).about(rule.path_of("resources"));
            flag.caused_by(rule.header()).pedantic_if(super::is_of_product(role));
        }
        Ok(())
    })
}
