use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "38c71c00-c177-4cd7-8d36-cd1007cdb190",
    aliases: &["azure/vault_auditing_disabled", "azure-key-vault-vault-without-audit-log"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["azurerm_key_vault"],
    check: Check::Block(check_audit_logs),
    ..rule("azure-key-vault-without-audit-logs", include_str!("without_audit_logs.md"))
};

fn check_audit_logs(vault: &Block, cx: &mut Cx) -> Checked {
    let audited = cx
        .referring("azurerm_monitor_diagnostic_setting", "target_resource_id", vault, &["id"])
        .any(|it| either(it.any("enabled_log", covers_audit), it.any("log", covers_audit)))?;
    if !audited {
        let message = "no `azurerm_monitor_diagnostic_setting` sends the audit events of this vault anywhere";
        cx.flag(vault.header(), message);
    }
    Ok(())
}

fn covers_audit(log: &Block) -> Checked<bool> {
    let is = |name, wanted: &[&str]| {
        Ok(log.string(name)?.is_some_and(|it| wanted.iter().any(|wanted| it.eq_ignore_ascii_case(wanted))))
    };
    let enabled = log.bool("enabled").map(|it| it.is_none_or(|enabled| *enabled));
    both(enabled, either(is("category", &["AuditEvent"]), is("category_group", &["audit", "allLogs"])))
}
