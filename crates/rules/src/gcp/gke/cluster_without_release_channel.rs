use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5566257d-f653-50aa-ab34-26954aca8e1f",
    aliases: &["gcp/gke_cluster_without_release_channel", "CKV_GCP_70"],
    severity: Low,
    category: BestPractices,
    cwe: 1104,
    targets: &["google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("release_channel.channel").none_of(&["UNSPECIFIED"]).absent_is_ok().fix("\"REGULAR\""),
    ),
    ..rule("gcp-gke-cluster-without-release-channel", include_str!("cluster_without_release_channel.md"))
};
