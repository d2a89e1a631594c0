use crate::prelude::*;

rule! {
    /// Vault auditing disabled
    ///
    /// Key Vault keeps no record of who read which secret or used which key: after a leak nobody can tell what was
    /// taken. Nothing is logged until a diagnostic setting of the vault sends its audit events somewhere.
    ///
    /// Add an `azurerm_monitor_diagnostic_setting` for the vault with an `enabled_log` (in older versions of the
    /// provider `log`) of the category `AuditEvent` or of the category group `audit` or `allLogs`.
    ///
    /// ```hcl bad
    /// resource "azurerm_key_vault" "billing" { # finding
    ///   name                = "billing"
    ///   location            = azurerm_resource_group.billing.location
    ///   resource_group_name = azurerm_resource_group.billing.name
    ///   tenant_id           = data.azurerm_client_config.current.tenant_id
    ///   sku_name            = "standard"
    /// }
    ///
    /// resource "azurerm_monitor_diagnostic_setting" "billing" {
    ///   name                       = "billing"
    ///   target_resource_id         = azurerm_key_vault.billing.id
    ///   log_analytics_workspace_id = azurerm_log_analytics_workspace.security.id
    ///
    ///   metric {
    ///     category = "AllMetrics"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_key_vault" "billing" {
    ///   name                = "billing"
    ///   location            = azurerm_resource_group.billing.location
    ///   resource_group_name = azurerm_resource_group.billing.name
    ///   tenant_id           = data.azurerm_client_config.current.tenant_id
    ///   sku_name            = "standard"
    /// }
    ///
    /// resource "azurerm_monitor_diagnostic_setting" "billing" {
    ///   name                       = "billing"
    ///   target_resource_id         = azurerm_key_vault.billing.id
    ///   log_analytics_workspace_id = azurerm_log_analytics_workspace.security.id
    ///
    ///   enabled_log {
    ///     category = "AuditEvent"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "audited_vault" {}
    ///
    /// resource "azurerm_key_vault" "billing" {
    ///   name                = "billing"
    ///   location            = azurerm_resource_group.billing.location
    ///   resource_group_name = azurerm_resource_group.billing.name
    ///   tenant_id           = data.azurerm_client_config.current.tenant_id
    ///   sku_name            = "standard"
    /// }
    ///
    /// resource "azurerm_monitor_diagnostic_setting" "billing" {
    ///   name                       = "billing"
    ///   target_resource_id         = var.audited_vault
    ///   log_analytics_workspace_id = azurerm_log_analytics_workspace.security.id
    ///
    ///   enabled_log {
    ///     category_group = "allLogs"
    ///   }
    /// }
    /// ```
    id: "azure-key-vault-vault-without-audit-log",
    guid: "38c71c00-c177-4cd7-8d36-cd1007cdb190",
    aliases: ["azure/vault_auditing_disabled"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["azurerm_key_vault"],
    check: Check::Block(is_audited),
}

fn is_audited(vault: &Block, cx: &mut Cx) -> Checked {
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
