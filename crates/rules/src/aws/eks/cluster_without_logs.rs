use super::{LOG_NAMES, all_log_types};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "37304d3f-f852-40b8-ae3f-725e87a7cedf",
    aliases: &[
        "aws/eks_cluster_log_disabled", "CKV_AWS_37", "AVD-AWS-0038", "AWS-0038",
        "aws-eks-enable-control-plane-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_eks_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_logs),
    ..rule("aws-eks-cluster-without-logs", include_str!("cluster_without_logs.md"))
};

fn check_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    let written = LOG_NAMES.iter().find(|name| !cluster.value(name).is_null());
    let name = written.copied().unwrap_or(if cluster.is_call() { LOG_NAMES[1] } else { LOG_NAMES[0] });
    let types = cluster.value(name);
    match types.elements() {
        Some([]) => {}
        Some(_) => return Ok(()),
        None if cluster.is_set(name)? || cluster.has_right_default(LOG_NAMES[0])? => return Ok(()),
        None => {}
    }
    cx.wrong(cluster, name, format!("{}, so no control plane log is kept", cluster.actual(name))).set(
        cluster,
        name,
        &all_log_types(),
    );
    Ok(())
}
