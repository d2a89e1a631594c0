use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2e48d91c-50e4-45c8-9312-27b625868a72",
    aliases: &["azure/waf_is_disabled_for_azure_application_gateway", "CKV_AZURE_120"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 693,
    targets: &["azurerm_application_gateway"],
    fix: Some(Unsafe),
    check: Check::Block(check_waf),
    ..rule("azure-application-gateway-gateway-without-waf", include_str!("gateway_without_waf.md"))
};

fn check_waf(gateway: &Block, cx: &mut Cx) -> Checked {
    let policy = |owner: &Block| owner.is_set(POLICY);
    let paths = gateway.any("url_path_map", |map| map.any("path_rule", policy));
    let in_parts = either(gateway.any("http_listener", policy), paths);
    let named = cx.referred(KIND, &["id"], gateway, POLICY);
    let is_idle = both(policy(gateway), named.any(is_switched_off));
    drop(named);
    let by_policy = either(both(policy(gateway), not(is_idle.clone())), in_parts);
    let built_in = gateway.any("waf_configuration", |waf| waf.is_true("enabled"));
    if either(either(by_policy, built_in), is_private(gateway))? {
        return Ok(());
    }
    if both(policy(gateway), is_idle)? {
        cx.wrong(gateway, POLICY, format!("the policy in `{POLICY}` is switched off"));
    } else if let Some(waf) = gateway.first("waf_configuration") {
        let message = format!("{}, must be `true`", waf.actual("enabled"));
        cx.wrong(&waf, "enabled", message).set(&waf, "enabled", "true");
    } else {
        // Whoever calls a module that has a place for one chooses.
        let has_place = gateway.foresees("waf_configuration") || gateway.place(POLICY) != gateway.header();
        cx.flag(gateway.header(), format!("neither `{POLICY}` nor `waf_configuration` is set"))
            .pedantic_if(has_place);
    }
    Ok(())
}

const POLICY: &str = "firewall_policy_id";
const KIND: &str = "azurerm_web_application_firewall_policy";

fn is_switched_off(policy: &Block) -> Checked<bool> {
    policy.any("policy_settings", |settings| is_off(settings, "enabled"))
}

/// Whether all addresses that it listens on are in a virtual network.
fn is_private(gateway: &Block) -> Checked<bool> {
    let name = "frontend_ip_configuration";
    both(gateway.is_set(name), not(gateway.any(name, |frontend| frontend.is_set("public_ip_address_id"))))
}
