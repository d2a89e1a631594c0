use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c8f5d3ab-0b52-4d43-9f6c-7a1e52a60b0f",
    aliases: &["azure/redis_cache_public_network_access_enabled", "CKV_AZURE_89"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_redis_cache"],
    fix: Some(Unsafe),
    check: Check::Block(check_access),
    ..rule("azure-redis-cache-public", include_str!("cache_public.md"))
};

const ACCESS: Attribute = attribute("public_network_access_enabled")
    .is_false()
    .unless(is_restricted)
    .pedantic_for(|cache, _| Ok(cache.is_written("subnet_id")))
    .fix("false");

fn check_access(cache: &Block, cx: &mut Cx) -> Checked {
    let connection = "azurerm_private_endpoint.private_service_connection";
    let has_endpoint = cx.referring(connection, "private_connection_resource_id", cache, &["id"]).exist();
    match has_endpoint {
        Ok(true) => ACCESS.adding(": an `azurerm_private_endpoint` leads to it").check(cache, cx),
        _ => ACCESS.check(cache, cx),
    }
}

/// Whether a network or a firewall rule says who gets in. Rules that admit everybody are findings of their own.
fn is_restricted(cache: &Block, cx: &Cx) -> Checked<bool> {
    let rules = cx.referring(FIREWALL_RULE, CACHE, cache, &["name"]).exist();
    // Others may be handed its name, as units of Terragrunt are that depend on each other.
    let elsewhere = || cx.elsewhere(FIREWALL_RULE, is_for_another_root);
    match either(cache.is_set("subnet_id"), rules)? {
        true => Ok(true),
        false => elsewhere(),
    }
}

const FIREWALL_RULE: &str = "azurerm_redis_firewall_rule";
const CACHE: &str = "redis_cache_name";

/// Whether a firewall rule is for a cache that its own root module does not make.
fn is_for_another_root(rule: &Block) -> Checked<bool> {
    Ok(rule.value(CACHE).read_as().is_none_or(|it| it.object().kind() != "azurerm_redis_cache"))
}
