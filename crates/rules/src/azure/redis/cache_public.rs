use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c8f5d3ab-0b52-4d43-9f6c-7a1e52a60b0f",
    aliases: &["azure/redis_cache_public_network_access_enabled", "CKV_AZURE_89"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_redis_cache"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("public_network_access_enabled").is_false().unless(is_restricted).fix("false"),
    ),
    ..rule("azure-redis-cache-public", include_str!("cache_public.md"))
};

/// Whether a network or a firewall rule says who gets in. Rules that admit everybody are findings of their own.
fn is_restricted(cache: &Block, cx: &Cx) -> Checked<bool> {
    let rules = cx.referring("azurerm_redis_firewall_rule", "redis_cache_name", cache, &["name"]).exist();
    either(cache.is_set("subnet_id"), rules)
}
