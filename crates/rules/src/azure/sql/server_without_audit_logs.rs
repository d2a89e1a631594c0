use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "609839ae-bd81-4375-9910-5bce72ae7b92",
    aliases: &[
        "azure/mssql_server_auditing_disabled", "CKV_AZURE_23", "AVD-AZU-0027", "AZU-0027",
        "azure-database-enable-audit", "azure-sql-server-without-audit",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["azurerm_mssql_server"],
    check: Check::Holds(is_audited, "no `azurerm_mssql_server_extended_auditing_policy` audits this server"),
    ..rule("azure-sql-server-without-audit-logs", include_str!("server_without_audit_logs.md"))
};

fn is_audited(server: &Block, cx: &Cx) -> Checked<bool> {
    let by_policy = cx
        .referring("azurerm_mssql_server_extended_auditing_policy", "server_id", server, &["id"])
        .any(|policy| not(is_off(policy, "enabled")));
    // Version 2 of the provider has the policy in the server itself.
    either(server.is_set("extended_auditing_policy"), by_policy)
}
