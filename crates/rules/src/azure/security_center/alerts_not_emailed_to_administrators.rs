use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fb731f76-e003-4a81-a9b4-afc9278fec24",
    aliases: &[
        "azure/security_center_alerts_not_emailed_to_administrators", "CKV_AZURE_22", "AVD-AZU-0063",
        "AZU-0063",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["azurerm_security_center_contact"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("alerts_to_admins").is_true().absent_is_ok().fix("true")),
    ..rule(
        "azure-security-center-alerts-not-emailed-to-administrators",
        include_str!("alerts_not_emailed_to_administrators.md"),
    )
};
