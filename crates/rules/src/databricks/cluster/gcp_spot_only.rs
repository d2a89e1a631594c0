use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "539e4557-d2b5-4d57-a001-cb01140a4e2d",
    aliases: &["databricks/cluster_gcp_attributes"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    pedantic: true,
    targets: &["databricks_cluster"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("gcp_attributes.availability")
            .none_of(&["PREEMPTIBLE_GCP"])
            .absent_is_ok()
            .fix("\"PREEMPTIBLE_WITH_FALLBACK_GCP\""),
    ),
    ..rule("databricks-cluster-gcp-spot-only", include_str!("gcp_spot_only.md"))
};
