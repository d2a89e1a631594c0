use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d3f8acea-242d-5e03-b820-d888fc429f98",
    aliases: &["gcp/gke_cluster_without_binary_authorization", "CKV_GCP_66"],
    severity: Low,
    category: SupplyChain,
    cwe: 345,
    pedantic: true,
    targets: &["google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Block(check_mode),
    ..rule(
        "gcp-gke-cluster-without-binary-authorization",
        include_str!("cluster_without_binary_authorization.md"),
    )
};

const ENFORCED: [&str; 3] = [
    "PROJECT_SINGLETON_POLICY_ENFORCE", "POLICY_BINDINGS",
    "POLICY_BINDINGS_AND_PROJECT_SINGLETON_POLICY_ENFORCE",
];

fn check_mode(cluster: &Block, cx: &mut Cx) -> Checked {
    // Version 4 of the provider had a switch.
    let by_switch = cluster.is_true("enable_binary_authorization");
    let by_block = cluster.any("binary_authorization", |it| it.is_true("enabled"));
    if either(by_switch, by_block)? {
        return Ok(());
    }
    attribute("binary_authorization.evaluation_mode")
        .one_of(&ENFORCED)
        .fix("\"PROJECT_SINGLETON_POLICY_ENFORCE\"")
        .fix_since("google", 5)
        .check(cluster, cx)
}
