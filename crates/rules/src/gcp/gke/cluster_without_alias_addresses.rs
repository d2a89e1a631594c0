use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c606ba1d-d736-43eb-ac24-e16108f3a9e0",
    aliases: &[
        "gcp/ip_aliasing_disabled", "CKV_GCP_23", "AVD-GCP-0049", "GCP-0049", "google-gke-enable-ip-aliasing",
    ],
    severity: Medium,
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
    let mode = cluster.value("networking_mode");
    let by_routes = is_one_of(cluster, "networking_mode", &["ROUTES"]);
    // Reported at the cluster: mode and policy have to fit each other.
    if !cluster.is_set("ip_allocation_policy")? {
        if is_standard(cluster)? {
            let finding = cx.flag(cluster.header(), "`ip_allocation_policy` is not set");
            let finding = finding.about("ip_allocation_policy");
            if by_routes.is_ok_and(|by_routes| !by_routes) {
                finding.add_block(cluster, "ip_allocation_policy", &[]);
            }
        }
    } else if by_routes? && is_standard(cluster)? {
        let message = format!("`networking_mode` is `{mode}`, must be `\"VPC_NATIVE\"`");
        cx.flag(cluster.header(), message)
            .about("networking_mode")
            .because(&mode)
            .set(cluster, "networking_mode", "\"VPC_NATIVE\"");
    }
    Ok(())
}

fn is_standard(cluster: &Block) -> Checked<bool> {
    Ok(!super::is_autopilot(cluster)?)
}
