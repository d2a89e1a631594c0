use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0066f1d3-d4a2-5a39-9100-aa059d154426",
    aliases: &["azure/network_service_accepts_http", "CKV_AZURE_161", "CKV_AZURE_197"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["azurerm_cdn_endpoint", "azurerm_spring_cloud_api_portal"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("is_http_allowed").of(&["azurerm_cdn_endpoint"]).is_false().unless(redirects).fix("false"),
        attribute("https_only_enabled").of(&["azurerm_spring_cloud_api_portal"]).is_true().fix("true"),
    ]),
    ..rule("azure-network-service-accepts-http", include_str!("service_accepts_http.md"))
};

/// Whether a rule sends callers on to HTTPS, which needs HTTP to be open.
fn redirects(endpoint: &Block, _: &Cx) -> Checked<bool> {
    endpoint.any("delivery_rule", |rule| {
        rule.any("url_redirect_action", |action| is_one_of(action, "protocol", &["Https"]))
    })
}
