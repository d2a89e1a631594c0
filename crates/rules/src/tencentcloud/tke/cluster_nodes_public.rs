use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "df6928ed-02f4-421f-9a67-a529860dd7e7",
    aliases: &["tencentcloud/tke_cluster_has_public_access", "CKV_TC_7"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &["tencentcloud_kubernetes_cluster"],
    fix: Some(Unsafe),
    check: Check::Block(check_nodes),
    ..rule("tencentcloud-tke-cluster-nodes-public", include_str!("cluster_nodes_public.md"))
};

const ASSIGNED: &str = "public_ip_assigned";
const BANDWIDTH: &str = "internet_max_bandwidth_out";

fn check_nodes(cluster: &Block, cx: &mut Cx) -> Checked {
    let nodes = ["master_config", "worker_config"].iter().flat_map(|kind| cluster.each(kind));
    value::each(nodes, |node| {
        if node.is_true(ASSIGNED)? {
            cx.wrong(&node, ASSIGNED, format!("{}: each node has a public address", node.actual(ASSIGNED)))
                .set(&node, ASSIGNED, "false");
        } else if node.value(ASSIGNED).is_null()
            && node.number(BANDWIDTH)?.is_some_and(|it| it.as_f64() > 0.0)
        {
            let message = format!("{}: the nodes are meant to have public addresses", node.actual(BANDWIDTH));
            cx.wrong(&node, BANDWIDTH, message).remove(&node, BANDWIDTH);
        }
        Ok(())
    })
}
