use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9db38e87-f6aa-4b5e-a1ec-7266df259409",
    aliases: &[
        "azure/email_alerts_disabled", "CKV_AZURE_21", "AVD-AZU-0044", "AZU-0044",
        "azure-securitycenter-alert-on-severe-notifications", "AVD-AZU-0063", "AZU-0063",
        "azure-securitycenter-email-alerts-disabled",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["azurerm_security_center_contact"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("alert_notifications").is_true().absent_is_ok().fix("true")),
    ..rule("azure-security-center-contact-without-alerts", include_str!("contact_without_alerts.md"))
};
