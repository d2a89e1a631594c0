use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c7f3f499-21e3-5c8d-b79a-2618b3440f5c",
    aliases: &["azure/application_gateway_waf_policy_disabled", "CKV_AZURE_122"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 693,
    targets: &[POLICIES[0], POLICIES[1], GATEWAY],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("policy_settings.enabled").of(&[GATEWAY]).is_true().absent_is_ok().fix("true"),
        attribute("enabled").of(&POLICIES).is_true().absent_is_ok().fix("true"),
    ]),
    ..rule("azure-application-gateway-waf-policy-disabled", include_str!("waf_policy_disabled.md"))
};

const GATEWAY: &str = "azurerm_web_application_firewall_policy";

/// Of Front Door.
const POLICIES: [&str; 2] = ["azurerm_cdn_frontdoor_firewall_policy", "azurerm_frontdoor_firewall_policy"];
