use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "754a999a-f86e-5f79-87cb-22e176cdcd59",
    aliases: &["kubernetes/role_full_access", "AVD-KSV-0044", "KSV-0044", "KSV044"],
    severity: High,
    category: AccessControl,
    cwe: 250,
    pedantic: true,
    implies: &[
        "kubernetes-rbac-role-creates-pods", "kubernetes-rbac-role-reads-secrets",
        "kubernetes-rbac-role-with-wildcards",
    ],
    targets: &super::ROLES,
    check: Check::Block(check_rules),
    ..rule("kubernetes-rbac-role-full-access", include_str!("role_full_access.md"))
};

fn check_rules(role: &Block, cx: &mut Cx) -> Checked {
    value::each(role.each("rule"), |rule| {
        let is_all = |name: &str| lists(&rule, name, |it| it == "*");
        let is_core = lists(&rule, "api_groups", |it| matches!(it, "" | "*"));
        if value::all([is_core, is_all("resources"), is_all("verbs")], |it| it)? {
            let groups_all = matches!(lists(&rule, "api_groups", |it| it == "*"), Ok(true));
            let groups = match groups_all {
                true => String::new(),
                false => format!(" for the API groups `{}`", rule.value("api_groups")),
            };
            let (verbs, resources) = (rule.path_of("verbs"), rule.path_of("resources"));
            let message = format!("`{verbs}` and `{resources}` are both `[\"*\"]`{groups}");
            let flag = cx.flag(rule.header(), message).about(verbs).because(&rule.value("verbs"));
            flag.caused_by(rule.header());
        }
        Ok(())
    })
}
