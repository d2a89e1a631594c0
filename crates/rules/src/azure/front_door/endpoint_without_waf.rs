use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "835a4f2f-df43-437d-9943-545ccfc55961",
    aliases: &["azure/azure_front_door_waf_disabled", "CKV_AZURE_121"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 693,
    pedantic: true,
    targets: &["azurerm_frontdoor", "azurerm_cdn_frontdoor_endpoint", "azurerm_cdn_frontdoor_custom_domain"],
    check: Check::Block(check_waf),
    ..rule("azure-front-door-endpoint-without-waf", include_str!("endpoint_without_waf.md"))
};

/// Where a security policy names what it protects.
const DOMAIN: &str = "azurerm_cdn_frontdoor_security_policy.security_policies.firewall.association.domain";

fn check_waf(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "azurerm_frontdoor" {
        let policy = attribute("frontend_endpoint.web_application_firewall_policy_link_id");
        return policy.is_present().check(block, cx);
    }
    let is_listed = cx.referring(DOMAIN, "cdn_frontdoor_domain_id", block, &["id"]).exist();
    let is_hidden = cx
        .referring("azurerm_cdn_frontdoor_route", "cdn_frontdoor_endpoint_id", block, &["id"])
        .any(|route| is_off(route, "link_to_default_domain"));
    if !either(is_listed, is_hidden)? {
        cx.flag(block.header(), "no `azurerm_cdn_frontdoor_security_policy` lists it");
    }
    Ok(())
}
