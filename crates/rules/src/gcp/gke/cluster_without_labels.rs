use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "65c1bc7a-4835-4ac4-a2b6-13d310b0648d",
    aliases: &[
        "gcp/cluster_labels_disabled", "CKV_GCP_21", "AVD-GCP-0051", "GCP-0051",
        "google-gke-use-cluster-labels", "gcp-gke-cluster-unlabelled",
    ],
    severity: Info,
    category: InsecureConfigurations,
    cwe: 710,
    pedantic: true,
    targets: &["google_container_cluster"],
    check: Check::Attribute(attribute("resource_labels").is_present().unless(has_default_labels)),
    ..rule("gcp-gke-cluster-without-labels", include_str!("cluster_without_labels.md"))
};

fn has_default_labels(_: &Block, cx: &Cx) -> Checked<bool> {
    cx.any("provider", |provider| provider.is_set("default_labels"))
}
