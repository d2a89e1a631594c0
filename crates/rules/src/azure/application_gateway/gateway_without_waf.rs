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

const FRONTEND: &str = "frontend_ip_configuration";
const POLICY: &str = "firewall_policy_id";
const KIND: &str = "azurerm_web_application_firewall_policy";

fn is_switched_off(policy: &Block) -> Checked<bool> {
    policy.any("policy_settings", |settings| is_off(settings, "enabled"))
}

/// Whether all addresses that it listens on are in a virtual network. It may have to have a public one that nothing uses.
fn is_private(gateway: &Block) -> Checked<bool> {
    let is_public = |frontend: &Block| frontend.is_set("public_ip_address_id");
    let listens_in_public = |listener: &Block| {
        let Some(name) = listener.string("frontend_ip_configuration_name")? else { return Ok(true) };
        let is_named = |frontend: &Block| Ok(frontend.string("name")?.is_some_and(|it| *it == *name));
        gateway.any(FRONTEND, |it| both(is_public(it), is_named(it)))
    };
    let is_unused =
        both(gateway.is_set("http_listener"), not(gateway.any("http_listener", listens_in_public)));
    // A name that is not known may be the public one's: most gateways have no other.
    let is_unused = Ok(matches!(is_unused, Ok(true)));
    both(gateway.is_set(FRONTEND), either(not(gateway.any(FRONTEND, is_public)), is_unused))
}
