use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "65c1bc7a-4835-4ac4-a2b6-13d310b0648d",
    aliases: &[
        "gcp/cluster_labels_disabled", "CKV_GCP_21", "AVD-GCP-0051", "GCP-0051",
        "google-gke-use-cluster-labels", "gcp-gke-cluster-unlabelled",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 710,
    targets: &["google_container_cluster"],
    check: Check::Block(check_labels),
    ..rule("gcp-gke-cluster-without-labels", include_str!("cluster_without_labels.md"))
};

fn check_labels(cluster: &Block, cx: &mut Cx) -> Checked {
    let by_default = || cx.any("provider", |provider| provider.is_set("default_labels"));
    if !cluster.is_set("resource_labels")? && !by_default()? {
        _ = cx.flag(cluster.header(), "`resource_labels` is not set").about("resource_labels");
    }
    Ok(())
}
