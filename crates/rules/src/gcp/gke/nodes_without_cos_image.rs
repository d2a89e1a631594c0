use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8a893e46-e267-485a-8690-51f39951de58",
    aliases: &[
        "gcp/cos_node_image_not_used", "CKV_GCP_22", "AVD-GCP-0054", "GCP-0054",
        "google-gke-node-pool-uses-cos", "gcp-gke-image-not-cos",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 799,
    pedantic: true,
    targets: &["google_container_node_pool", "google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Block(check_image),
    ..rule("gcp-gke-nodes-without-cos-image", include_str!("nodes_without_cos_image.md"))
};

fn check_image(owner: &Block, cx: &mut Cx) -> Checked {
    let demand = attribute("image_type").passes(starts_with_cos, "`\"COS_CONTAINERD\"`").absent_is_ok();
    value::each(super::node_settings(owner)?, |nodes| {
        // What runs on Windows does not run on Linux: another image is not a fix.
        match nodes.string("image_type")?.is_some_and(|image| is_windows(&image)) {
            true => demand.check(&nodes, cx),
            false => demand.fix("\"COS_CONTAINERD\"").check(&nodes, cx),
        }
    })
}

fn is_windows(image: &str) -> bool {
    image.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("windows"))
}

fn starts_with_cos(image: &str) -> bool {
    image.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("cos"))
}
