use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3ed47402-e322-465f-a0f0-8681135a17b0",
    aliases: &["tencentcloud/tke_cluster_encryption_protection_disabled"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["tencentcloud_kubernetes_cluster"],
    check: Check::Holds(
        is_protected,
        "no `tencentcloud_kubernetes_encryption_protection` encrypts the secrets of this cluster",
    ),
    ..rule("tencentcloud-tke-cluster-secrets-unencrypted", include_str!("cluster_secrets_unencrypted.md"))
};

fn is_protected(cluster: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring("tencentcloud_kubernetes_encryption_protection", "cluster_id", cluster, &["id"]).exist()
}
