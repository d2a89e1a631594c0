use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c407c3cf-c409-4b29-b590-db5f4138d332",
    aliases: &["azure/postgresql_server_threat_detection_policy_disabled", "CKV_AZURE_128"],
    severity: Low,
    category: ResourceManagement,
    cwe: 665,
    pedantic: true,
    targets: &["azurerm_postgresql_server"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("threat_detection_policy.enabled").is_true().unless(is_watched_otherwise).fix("true"),
    ),
    ..rule(
        "azure-postgresql-server-without-threat-detection",
        include_str!("server_without_threat_detection.md"),
    )
};

fn is_watched_otherwise(server: &Block, cx: &Cx) -> Checked<bool> {
    let apart = cx
        .referring("azurerm_advanced_threat_protection", "target_resource_id", server, &["id"])
        .any(|it| it.is_true("enabled"));
    either(apart, cx.anywhere("azurerm_security_center_subscription_pricing", is_plan))
}

/// Whether all databases of the subscription are watched.
fn is_plan(pricing: &Block) -> Checked<bool> {
    both(
        is_one_of(pricing, "resource_type", &["OpenSourceRelationalDatabases"]),
        is_one_of(pricing, "tier", &["Standard"]),
    )
}
