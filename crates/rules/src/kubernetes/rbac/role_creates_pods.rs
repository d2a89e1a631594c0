use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "522d4a64-4dc9-44bd-9240-7d8a0d5cb5ba",
    aliases: &["kubernetes/permissive_access_to_create_pods", "AVD-KSV-0048", "KSV-0048", "KSV048"],
    severity: Medium,
    category: AccessControl,
    cwe: 269,
    pedantic: true,
    targets: &super::ROLES,
    check: Check::Block(check_rules),
    ..rule("kubernetes-rbac-role-creates-pods", include_str!("role_creates_pods.md"))
};

fn check_rules(role: &Block, cx: &mut Cx) -> Checked {
    value::each(role.each("rule"), |rule| {
        if super::lets(&rule, &["create"], "pods")? {
            let message = format!("{}, so the role can create pods", rule.actual("verbs"));
            cx.wrong(&rule, "verbs", message).caused_by(rule.header());
        }
        Ok(())
    })
}
