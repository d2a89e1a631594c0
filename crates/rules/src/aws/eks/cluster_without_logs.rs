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

/// The attribute of the resource, and what the registry module has called it: until version 20 and since 21.
const NAMES: [&str; 3] = ["enabled_cluster_log_types", "cluster_enabled_log_types", "enabled_log_types"];
const TYPES: &str = "[\"api\", \"audit\", \"authenticator\", \"controllerManager\", \"scheduler\"]";

fn check_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    let written = NAMES.iter().find(|name| !cluster.value(name).is_null());
    let name = written.copied().unwrap_or(if cluster.is_call() { NAMES[1] } else { NAMES[0] });
    let types = cluster.value(name);
    let problem = match types.elements() {
        Some([]) => "is empty",
        Some(_) => return Ok(()),
        None if cluster.is_set(name)? || cluster.has_right_default(NAMES[0])? => return Ok(()),
        None => "is not set",
    };
    cx.wrong(cluster, name, format!("`{name}` {problem}, so no control plane log is kept"))
        .set(cluster, name, TYPES);
    Ok(())
}
