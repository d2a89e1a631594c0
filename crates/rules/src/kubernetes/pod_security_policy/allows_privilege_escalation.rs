use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2bff9906-4e9b-4f71-9346-8ebedfdf43ef",
    aliases: &["kubernetes/psp_allows_privilege_escalation", "CKV_K8S_5"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 288,
    pedantic: true,
    implies: &["kubernetes-pod-security-policy-allows-root"],
    targets: &super::POLICIES,
    fix: Some(Unsafe),
    check: Check::Block(check_policy),
    ..rule(
        "kubernetes-pod-security-policy-allows-privilege-escalation",
        include_str!("allows_privilege_escalation.md"),
    )
};

const ALLOWED: &str = "allow_privilege_escalation";

fn check_policy(policy: &Block, cx: &mut Cx) -> Checked {
    value::each(policy.each("spec"), |spec| {
        if spec.bool(ALLOWED)?.is_none_or(|it| *it) {
            super::refuse(&spec, ALLOWED, "must be `false`", cx).set(&spec, ALLOWED, "false");
        }
        Ok(())
    })
}
