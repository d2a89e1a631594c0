use crate::azure::shared::diagnostics;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "38c71c00-c177-4cd7-8d36-cd1007cdb190",
    aliases: &["azure/vault_auditing_disabled", "azure-key-vault-vault-without-audit-log"],
    severity: Medium,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["azurerm_key_vault"],
    check: Check::Holds(
        is_audited,
        "no `azurerm_monitor_diagnostic_setting` collects the audit events of this vault",
    ),
    ..rule("azure-key-vault-without-audit-logs", include_str!("without_audit_logs.md"))
};

fn is_audited(vault: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring(diagnostics::SETTING, "target_resource_id", vault, &["id"])
        .any(|it| diagnostics::collects(it, &["AuditEvent"]))
}
