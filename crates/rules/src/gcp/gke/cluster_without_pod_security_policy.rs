use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9192e0f9-eca5-4056-9282-ae2a736a4088",
    aliases: &["gcp/pod_security_policy_disabled", "CKV_GCP_24"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 284,
    pedantic: true,
    targets: &["google_container_cluster"],
    check: Check::Attribute(
        attribute("pod_security_policy_config.enabled").is_true().for_blocks(has_policies),
    ),
    ..rule(
        "gcp-gke-cluster-without-pod-security-policy",
        include_str!("cluster_without_pod_security_policy.md"),
    )
};

/// Whether the version is one that has pod security policies, as far as it is written down.
fn has_policies(cluster: &Block) -> Checked<bool> {
    let version = cluster.string("min_master_version")?;
    let minor = version.and_then(|it| it.strip_prefix("1.")?.split(['.', '-']).next()?.parse::<u64>().ok());
    Ok(minor.is_some_and(|minor| minor < 25))
}
