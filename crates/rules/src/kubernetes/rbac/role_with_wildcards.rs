use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5f42ca46-74c4-552a-9325-78c2dac5a196",
    aliases: &["kubernetes/role_with_wildcards", "CKV_K8S_49"],
    severity: Low,
    category: AccessControl,
    cwe: 250,
    pedantic: true,
    targets: &super::ROLES,
    check: Check::Block(check_rules),
    ..rule("kubernetes-rbac-role-with-wildcards", include_str!("role_with_wildcards.md"))
};

fn check_rules(role: &Block, cx: &mut Cx) -> Checked {
    value::each(role.each("rule"), |rule| {
        let mut found = None;
        let any = value::any(["api_groups", "resources", "verbs"], |name| {
            let wild = lists(&rule, name, |it| it == "*");
            if let Ok(true) = wild {
                found = Some(name);
            }
            wild
        });
        let Some(name) = found else { return any.map(drop) };
        let message = format!("{}, which has a wildcard", rule.actual(name));
        cx.flag(rule.header(), message)
            .about(rule.path_of(name))
            .because(&rule.value(name))
            .caused_by(rule.header());
        Ok(())
    })
}
