use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "609839ae-bd81-4375-9910-5bce72ae7b92",
    aliases: &[
        "azure/mssql_server_auditing_disabled", "azure/sql_server_auditing_disabled", "CKV_AZURE_23",
        "AVD-AZU-0027", "AZU-0027", "azure-database-enable-audit", "azure-sql-server-without-audit",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &[CURRENT, CLASSIC],
    check: Check::Block(check_audit),
    ..rule("azure-sql-server-without-audit-logs", include_str!("server_without_audit_logs.md"))
};

const CURRENT: &str = "azurerm_mssql_server";
const CLASSIC: &str = "azurerm_sql_server";
const POLICY: &str = "azurerm_mssql_server_extended_auditing_policy";

fn check_audit(server: &Block, cx: &mut Cx) -> Checked {
    let (by_policy, idle) = {
        let policies = cx.referring(POLICY, "server_id", server, &["id"]);
        let is_idle = |policy: &Block| is_off(policy, "enabled");
        let audits: fn(&Block) -> Checked<bool> = match server.kind() {
            CLASSIC => |policy| audits(policy, CURRENT),
            _ => |policy| audits(policy, CLASSIC),
        };
        (policies.any(audits), policies.filter(is_idle).0)
    };
    // Version 2 of the provider has the policy in the server itself.
    if either(server.is_set("extended_auditing_policy"), by_policy)? {
        return Ok(());
    }
    match idle.first() {
        Some(policy) => {
            let message = format!("{}, so this policy does not audit the server", policy.actual("enabled"));
            cx.wrong(policy, "enabled", message).also(server.header(), "this is the server");
        }
        // A module beside it may be handed its id.
        None if cx.elsewhere(POLICY, |policy| Ok(is_handed_over(policy, "server_id")))? => {}
        None => _ = cx.flag(server.header(), format!("no `{POLICY}` audits this server")),
    }
    Ok(())
}

/// Whether a policy is on, and not that of a server of another type.
fn audits(policy: &Block, other: &str) -> Checked<bool> {
    let server = policy.value("server_id");
    let is_other = server.as_attribute().is_some_and(|it| it.object().kind() == other);
    both(Ok(!is_other), not(is_off(policy, "enabled")))
}
