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
    targets: &["azurerm_mssql_server", "azurerm_sql_server"],
    check: Check::Block(check_audit),
    ..rule("azure-sql-server-without-audit-logs", include_str!("server_without_audit_logs.md"))
};

const POLICY: &str = "azurerm_mssql_server_extended_auditing_policy";

fn check_audit(server: &Block, cx: &mut Cx) -> Checked {
    let (by_policy, idle) = {
        let policies = cx.referring(POLICY, "server_id", server, &["id"]);
        let is_idle = |policy: &Block| is_off(policy, "enabled");
        (policies.any(|policy| not(is_off(policy, "enabled"))), policies.filter(is_idle).0)
    };
    // Version 2 of the provider has the policy in the server itself.
    if either(server.is_set("extended_auditing_policy"), by_policy)? {
        return Ok(());
    }
    match idle.first() {
        Some(policy) => {
            let message = format!("{}, so this policy does not audit the server", actual(policy, "enabled"));
            cx.wrong(policy, "enabled", message).also(server.header(), "this is the server");
        }
        None => _ = cx.flag(server.header(), format!("no `{POLICY}` audits this server")),
    }
    Ok(())
}
