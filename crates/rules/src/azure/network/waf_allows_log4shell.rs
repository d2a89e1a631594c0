use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "51839209-fb4c-5845-993b-64c9f0206b8d",
    aliases: &["azure/network_waf_allows_log4shell", "CKV_AZURE_133", "CKV_AZURE_135"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 917,
    targets: &["azurerm_cdn_frontdoor_firewall_policy", "azurerm_frontdoor_firewall_policy", GATEWAY],
    fix: Some(Unsafe),
    check: Check::Block(check_rules),
    ..rule("azure-network-waf-allows-log4shell", include_str!("waf_allows_log4shell.md"))
};

const GATEWAY: &str = "azurerm_web_application_firewall_policy";

/// The managed rule against lookups of Log4j, in all sets.
const RULE_ID: &str = "944240";

fn check_rules(policy: &Block, cx: &mut Cx) -> Checked {
    match policy.kind() {
        GATEWAY => value::each(policy.each("managed_rules"), |rules| {
            value::each(rules.each("managed_rule_set"), |set| check_set(&set, cx))
        }),
        _ => {
            if !either(policy.is_set("managed_rule"), has_no_managed_rules(policy))? {
                cx.flag(policy.header(), "`managed_rule` is not set, so no rule set inspects requests");
            }
            let overrides = policy.each("managed_rule").into_iter().flat_map(|it| it.each("override"));
            let rules = overrides.flat_map(|it| it.each("rule"));
            value::each(rules, |rule| check_rule(&rule, "rule_id", "enabled", cx))
        }
    }
}

/// The smaller tier of Front Door has no managed rules.
fn has_no_managed_rules(policy: &Block) -> Checked<bool> {
    is_one_of(policy, "sku_name", &["Standard_AzureFrontDoor"])
}

/// Checks a set of an application gateway: those of OWASP have the rule since version 3.1.
fn check_set(set: &Block, cx: &mut Cx) -> Checked {
    let is_owasp = set.string("type")?.is_none_or(|it| it.as_str() == "OWASP");
    if is_owasp && is_one_of(set, "version", &["2.2.9", "3.0"])? {
        let message = format!("{}, which does not cover Log4Shell", set.actual("version"));
        cx.wrong(set, "version", message).set(set, "version", "\"3.2\"");
    }
    value::each(set.each("rule_group_override"), |group| {
        if lists(&group, "disabled_rules", |id| id == RULE_ID)? {
            cx.wrong(&group, "disabled_rules", format!("`disabled_rules` lists `{RULE_ID}`"));
        }
        value::each(group.each("rule"), |rule| check_rule(&rule, "id", "enabled", cx))
    })
}

fn check_rule(rule: &Block, id: &str, enabled: &str, cx: &mut Cx) -> Checked {
    if !is_one_of(rule, id, &[RULE_ID])? {
        return Ok(());
    }
    if !rule.is_true(enabled)? {
        let message = format!("{}, so rule `{RULE_ID}` is off", rule.actual(enabled));
        cx.wrong(rule, enabled, message).set(rule, enabled, "true");
    } else if is_one_of(rule, "action", &["Allow", "Log"])? {
        let message = format!("{}, so rule `{RULE_ID}` blocks nothing", rule.actual("action"));
        cx.wrong(rule, "action", message).set(rule, "action", "\"Block\"");
    }
    Ok(())
}
