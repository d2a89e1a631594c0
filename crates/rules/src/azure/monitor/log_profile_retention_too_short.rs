use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2b856bf9-8e8c-4005-875f-303a8cba3918",
    aliases: &[
        "azure/small_activity_log_retention_period", "CKV_AZURE_37", "AVD-AZU-0031", "AZU-0031",
        "azure-monitor-activity-log-retention-set",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["azurerm_monitor_log_profile"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("retention_policy.days")
            .passes(is_long, "at least 365 or `0` (kept forever)")
            .absent_is_ok()
            .when(deletes)
            .fix("365"),
    ),
    ..rule(
        "azure-monitor-log-profile-retention-too-short",
        include_str!("log_profile_retention_too_short.md"),
    )
};

fn is_long(days: &str) -> bool {
    days.parse().is_ok_and(|days: f64| days == 0.0 || days >= 365.0)
}

fn deletes(policy: &Block) -> Checked<bool> {
    policy.is_true("enabled")
}
