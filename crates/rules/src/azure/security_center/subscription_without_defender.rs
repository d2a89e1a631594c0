use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "819d50fd-1cdf-45c3-9936-be408aaad93e",
    aliases: &[
        "azure/security_center_pricing_tier_is_not_standard", "CKV_AZURE_19", "CKV_AZURE_55", "CKV_AZURE_61",
        "CKV_AZURE_69", "CKV_AZURE_79", "CKV_AZURE_84", "CKV_AZURE_87", "CKV_AZURE_234", "AVD-AZU-0045",
        "AZU-0045", "azure-securitycenter-enable-standard-subscription",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    targets: &["azurerm_security_center_subscription_pricing"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("tier").none_of(&["Free"]).absent_is_ok().for_blocks(is_offered).fix("\"Standard\""),
    ),
    ..rule(
        "azure-security-center-subscription-without-defender",
        include_str!("subscription_without_defender.md"),
    )
};

/// Whether the plan was not replaced by another one.
fn is_offered(pricing: &Block) -> Checked<bool> {
    not(is_one_of(pricing, "resource_type", &["ContainerRegistry", "KubernetesService", "Dns"]))
}
