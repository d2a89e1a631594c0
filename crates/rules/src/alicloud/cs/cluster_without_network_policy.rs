use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b9b7ada8-3868-4a35-854e-6100a2bb863d",
    aliases: &["alicloud/kubernetes_cluster_without_terway_as_cni_network_plugin"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 693,
    pedantic: true,
    targets: &["alicloud_cs_kubernetes", "alicloud_cs_managed_kubernetes"],
    check: Check::Block(check_network),
    ..rule("alicloud-cs-cluster-without-network-policy", include_str!("cluster_without_network_policy.md"))
};

fn check_network(cluster: &Block, cx: &mut Cx) -> Checked {
    let terway = cluster
        .any("addons", |addon| Ok(addon.string("name")?.is_some_and(|name| name.starts_with("terway"))));
    let addresses = cluster.is_set("pod_vswitch_ids");
    if !both(terway.clone(), addresses)? {
        let missing = if terway.unwrap_or_default() {
            "`pod_vswitch_ids` is not set, which Terway needs"
        } else {
            "`addons` does not list `terway-eniip`, and no other plugin enforces network policies"
        };
        cx.flag(cluster.header(), missing).about("addons");
    }
    Ok(())
}
