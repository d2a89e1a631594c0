use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c606ba1d-d736-43eb-ac24-e16108f3a9e0",
    aliases: &[
        "gcp/ip_aliasing_disabled", "CKV_GCP_23", "AVD-GCP-0049", "GCP-0049", "google-gke-enable-ip-aliasing",
    ],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 799,
    targets: &["google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Block(check_addresses),
    ..rule("gcp-gke-cluster-without-alias-addresses", include_str!("cluster_without_alias_addresses.md"))
};

fn check_addresses(cluster: &Block, cx: &mut Cx) -> Checked {
    // Version 2 of the provider had a switch of its own.
    let switch = attribute("ip_allocation_policy.use_ip_aliases").is_true().absent_is_ok();
    switch.for_blocks(is_standard).fix("true").check(cluster, cx)?;
    if both(is_one_of(cluster, MODE, &["ROUTES"]), is_standard(cluster))? {
        let message = format!("{}, must be `\"VPC_NATIVE\"`", cluster.actual(MODE));
        // Reported at the cluster: mode and policy have to fit each other.
        cx.flag(cluster.header(), message)
            .about(MODE)
            .because(&cluster.value(MODE))
            .set(cluster, MODE, "\"VPC_NATIVE\"");
    }
    Ok(())
}

const MODE: &str = "networking_mode";

fn is_standard(cluster: &Block) -> Checked<bool> {
    Ok(!super::is_autopilot(cluster)?)
}
