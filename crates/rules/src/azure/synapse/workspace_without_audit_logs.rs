use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2ea5ac6d-0956-5987-bfb0-d0109dd5b0f6",
    aliases: &["azure/synapse_workspace_without_audit_logs", "CKV2_AZURE_53"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["azurerm_synapse_workspace"],
    check: Check::Holds(
        is_audited,
        "no `azurerm_synapse_workspace_extended_auditing_policy` audits this workspace",
    ),
    ..rule("azure-synapse-workspace-without-audit-logs", include_str!("workspace_without_audit_logs.md"))
};

fn is_audited(workspace: &Block, cx: &Cx) -> Checked<bool> {
    let policy = "azurerm_synapse_workspace_extended_auditing_policy";
    cx.referring(policy, "synapse_workspace_id", workspace, &["id"]).exist()
}
