use super::{LOG_NAMES, LOG_TYPES, all_log_types};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "66f130d9-b81d-4e8e-9b08-da74b9c891df",
    aliases: &["aws/missing_cluster_log_types", "CKV_AWS_37"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_eks_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_logs),
    ..rule("aws-eks-cluster-without-all-logs", include_str!("cluster_without_all_logs.md"))
};

fn check_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    let Some(name) = LOG_NAMES.iter().find(|name| !cluster.value(name).is_null()) else { return Ok(()) };
    let listed = cluster.strings(name)?.unwrap_or_default();
    let is_listed = |log: &&str| listed.iter().any(|it| it.as_str() == *log);
    let missing: Vec<_> = LOG_TYPES.into_iter().filter(|log| !is_listed(log)).collect();
    // Where there are none at all, another rule says so.
    if listed.is_empty() || missing.is_empty() {
        return Ok(());
    }
    let logs = missing.iter().map(|log| format!("`{log}`")).collect::<Vec<_>>().join(", ");
    cx.wrong(cluster, name, format!("`{name}` does not list {logs}")).set(cluster, name, &all_log_types());
    Ok(())
}
