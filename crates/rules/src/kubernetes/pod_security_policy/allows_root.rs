use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4c415497-7410-4559-90e8-f2c8ac64ee38",
    aliases: &["kubernetes/root_containers_admitted", "CKV_K8S_6"],
    severity: Medium,
    category: BestPractices,
    cwe: 732,
    pedantic: true,
    targets: &super::POLICIES,
    fix: Some(Unsafe),
    check: Check::Block(check_policy),
    ..rule("kubernetes-pod-security-policy-allows-root", include_str!("allows_root.md"))
};

fn check_policy(policy: &Block, cx: &mut Cx) -> Checked {
    let switches = value::each(["privileged", "allow_privilege_escalation"], |name| {
        super::refuse_switch(policy, name, cx)
    });
    switches.and(value::each(policy.each("spec"), |spec| {
        value::each(["run_as_user", "supplemental_groups", "fs_group"], |kind| {
            value::each(spec.each(kind), |strategy| check_strategy(&strategy, cx))
        })
    }))
}

fn check_strategy(strategy: &Block, cx: &mut Cx) -> Checked {
    if is_one_of(strategy, "rule", &["RunAsAny"])? {
        let message = format!("{}, which allows root", strategy.actual("rule"));
        let flag = cx.wrong(strategy, "rule", message).caused_by(strategy.place("rule"));
        // Groups are allowed by ranges, which nobody but the author knows.
        if strategy.kind() == "run_as_user" {
            flag.set(strategy, "rule", "\"MustRunAsNonRoot\"");
        }
        return Ok(());
    }
    value::each(strategy.each("range"), |range| {
        if range.number("min")?.is_some_and(|min| min.as_f64() < 1.0) {
            let message = format!("{}, which allows root", range.actual("min"));
            cx.wrong(&range, "min", message).caused_by(range.place("min")).set(&range, "min", "1");
        }
        Ok(())
    })
}
