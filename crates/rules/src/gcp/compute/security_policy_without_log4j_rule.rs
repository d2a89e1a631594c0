use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "aa6d70da-d4fb-5170-8aa5-e932f740ff0a",
    aliases: &["gcp/compute_security_policy_without_log4j_rule", "CKV_GCP_73"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 502,
    pedantic: true,
    targets: &["google_compute_security_policy"],
    check: Check::Block(check_rules),
    ..rule(
        "gcp-compute-security-policy-without-log4j-rule",
        include_str!("security_policy_without_log4j_rule.md"),
    )
};

fn check_rules(policy: &Block, cx: &mut Cx) -> Checked {
    // Others look at addresses alone.
    let sees_requests = policy.string("type")?.is_none_or(|it| matches!(it.as_str(), "" | "CLOUD_ARMOR"));
    if !sees_requests {
        return Ok(());
    }
    let own = policy.any("rule", refuses_lookups);
    let apart = cx
        .referring(
            "google_compute_security_policy_rule",
            "security_policy",
            policy,
            &["name", "id", "self_link"],
        )
        .any(refuses_lookups);
    if !either(own, apart)? {
        cx.flag(policy.header(), "no rule refuses requests that match `cve-canary`").about("rule");
    }
    Ok(())
}

/// Whether a rule refuses requests with lookups of Log4j, and not on trial.
fn refuses_lookups(rule: &Block) -> Checked<bool> {
    let is_meant = rule.any("match", |it| {
        it.any("expr", |expr| lists(expr, "expression", |text| text.contains("cve-canary")))
    });
    let passes = is_one_of(rule, "action", &["allow"]);
    value::all([is_meant, not(passes), not(rule.is_true("preview"))], |it| it)
}
