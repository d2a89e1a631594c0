use crate::azure::shared::diagnostics;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "23c5e907-dc42-438d-93a2-aa7fbac7367d",
    aliases: &[
        "azure/aks_cluster_without_logs", "CKV_AZURE_4", "AVD-AZU-0040", "AZU-0040",
        "azure-container-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["azurerm_kubernetes_cluster"],
    check: Check::Block(check_logs),
    ..rule("azure-aks-cluster-without-logs", include_str!("cluster_without_logs.md"))
};

/// What tells who did what in a cluster.
const AUDIT: [&str; 2] = ["kube-audit", "kube-audit-admin"];

fn check_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    let is_audited = cx
        .referring(diagnostics::SETTING, "target_resource_id", cluster, &["id"])
        .any(|it| diagnostics::collects(it, &AUDIT));
    // Version 2 of the provider has the agent within `addon_profile`.
    let agents: Vec<_> =
        cluster.each("addon_profile").into_iter().flat_map(|it| it.each("oms_agent")).collect();
    let sends = either(cluster.is_set("oms_agent"), value::any(&agents, |it| not(is_off(it, "enabled"))));
    if either(is_audited, sends)? {
        return Ok(());
    }
    match agents.first() {
        Some(agent) => {
            let message = format!("{}, and no audit log is kept", agent.actual("enabled"));
            cx.wrong(agent, "enabled", message);
        }
        None => {
            let message =
                "neither `oms_agent` nor an `azurerm_monitor_diagnostic_setting` keeps logs of this cluster";
            cx.flag(cluster.header(), message).pedantic_if(true);
        }
    }
    Ok(())
}
