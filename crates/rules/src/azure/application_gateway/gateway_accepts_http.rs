use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1db44a06-2e23-5983-b9d4-f2ad567b45d3",
    aliases: &["azure/application_gateway_gateway_accepts_http", "CKV_AZURE_217"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["azurerm_application_gateway"],
    check: Check::Block(check_listeners),
    ..rule("azure-application-gateway-gateway-accepts-http", include_str!("gateway_accepts_http.md"))
};

fn check_listeners(gateway: &Block, cx: &mut Cx) -> Checked {
    let is_left_to_others = gateway.is_left_alone("http_listener") || serves_ingress(gateway, cx);
    value::each(gateway.each("http_listener"), |listener| {
        let is_http = listener.string("protocol")?.is_some_and(|it| it.eq_ignore_ascii_case("Http"));
        if is_http && !redirects(gateway, &listener)? {
            let message = "`http_listener.protocol` is `\"Http\"`, and no rule redirects to HTTPS";
            // An ingress controller makes the listeners then.
            cx.wrong(&listener, "protocol", message).pedantic_if(is_left_to_others);
        }
        Ok(())
    })
}

/// Whether a cluster has the gateway for its ingress controller.
fn serves_ingress(gateway: &Block, cx: &Cx) -> bool {
    let add_on = "azurerm_kubernetes_cluster.ingress_application_gateway";
    matches!(cx.referring(add_on, "gateway_id", gateway, &["id"]).exist(), Ok(true))
}

/// Whether a rule sends the callers of a listener on, itself or by the map of paths that it names.
fn redirects(gateway: &Block, listener: &Block) -> Checked<bool> {
    gateway.any("request_routing_rule", |rule| {
        let by_map = gateway.any("url_path_map", |map| {
            let is_meant = map.matches("name", rule, "url_path_map_name");
            both(is_meant, map.is_set("default_redirect_configuration_name"))
        });
        let sends_on = either(rule.is_set("redirect_configuration_name"), by_map);
        both(rule.matches("http_listener_name", listener, "name"), sends_on)
    })
}
