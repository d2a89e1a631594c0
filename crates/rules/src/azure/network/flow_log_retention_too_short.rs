use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7750fcca-dd03-4d38-b663-4b70289bcfd4",
    aliases: &[
        "azure/small_flow_logs_retention_period", "CKV_AZURE_12", "AVD-AZU-0049", "AZU-0049",
        "azure-network-retention-policy-set",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 778,
    pedantic: true,
    targets: &["azurerm_network_watcher_flow_log"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("retention_policy.days")
            .passes(is_long, "at least 90 or `0` (kept forever)")
            .absent_is_ok()
            .when(deletes)
            .fix("90"),
    ),
    ..rule("azure-network-flow-log-retention-too-short", include_str!("flow_log_retention_too_short.md"))
};

fn is_long(days: &str) -> bool {
    days.parse().is_ok_and(|days: f64| days == 0.0 || days >= 90.0)
}

fn deletes(policy: &Block) -> Checked<bool> {
    policy.is_true("enabled")
}
