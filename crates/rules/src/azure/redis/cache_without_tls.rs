use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e29a75e6-aba3-4896-b42d-b87818c16b58",
    aliases: &[
        "azure/redis_cache_allows_non_ssl_connections", "CKV_AZURE_91", "azure-redis-cache-allows-plaintext",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 319,
    targets: &["azurerm_redis_cache"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("non_ssl_port_enabled")
            .also_named(&["enable_non_ssl_port"])
            .is_false()
            .absent_is_ok()
            .fix("false"),
    ),
    ..rule("azure-redis-cache-without-tls", include_str!("cache_without_tls.md"))
};
