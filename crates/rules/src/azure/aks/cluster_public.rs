use crate::network::{is_internet, sources};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "599318f2-6653-4569-9e21-041d06c63a89",
    aliases: &[
        "azure/aks_private_cluster_disabled", "CKV_AZURE_115", "CKV_AZURE_6", "AVD-AZU-0065", "AZU-0065",
        "azure-container-enable-private-cluster", "azure-aks-cluster-not-private", "AVD-AZU-0041",
        "AZU-0041", "azure-container-limit-authorized-ips",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &["azurerm_kubernetes_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_access),
    ..rule("azure-aks-cluster-public", include_str!("cluster_public.md"))
};

const PRIVATE: Attribute = attribute("private_cluster_enabled")
    .also_named(&["private_link_enabled"])
    .is_true()
    .adding(", or `authorized_ip_ranges` of `api_server_access_profile` must list the allowed clients")
    .for_blocks(admits_everybody)
    .pedantic_for(knows_callers)
    .fix("true");

/// Up to version 3 of the provider the list belonged to the cluster itself.
const OLD_RANGES: &str = "api_server_authorized_ip_ranges";
const RANGES: &str = "authorized_ip_ranges";

fn check_access(cluster: &Block, cx: &mut Cx) -> Checked {
    let is_private =
        either(cluster.is_true("private_cluster_enabled"), cluster.is_true("private_link_enabled"));
    let profiles = cluster.each("api_server_access_profile");
    let lists = profiles.iter().map(|it| (it, RANGES)).chain([(cluster, OLD_RANGES)]);
    for (owner, name) in lists {
        let open = sources(owner, &[name], is_internet, cx).unwrap_or_default();
        if let Some(range) = open.first().filter(|_| matches!(is_private, Ok(false))) {
            let is_declined = matches!(knows_callers(cluster, cx), Ok(true));
            range.flag(range.place, "reach the API server", cx).pedantic_if(is_declined);
            return Ok(());
        }
    }
    PRIVATE.check(cluster, cx)
}

/// Whether nobody gets in with a certificate of the cluster: callers are known to Entra ID.
fn knows_callers(cluster: &Block, _: &Cx) -> Checked<bool> {
    let by_entra = match cluster.is_call() {
        true => cluster.is_true("role_based_access_control_enabled"),
        false => cluster.is_set("azure_active_directory_role_based_access_control"),
    };
    both(by_entra, cluster.is_true("local_account_disabled"))
}

/// Whether no list of ranges says who may call the API server, or the list lets everybody in.
fn admits_everybody(cluster: &Block) -> Checked<bool> {
    let lists_few = |owner: &Block, name: &str| {
        let everybody = |range: &str| is_internet(range);
        both(owner.is_set(name), not(lists(owner, name, everybody)))
    };
    let current = cluster.any("api_server_access_profile", |it| lists_few(it, RANGES));
    not(either(current, lists_few(cluster, OLD_RANGES)))
}
