use crate::prelude::*;

rule! {
    /// Private cluster disabled
    ///
    /// Nodes with public addresses can be reached from the internet as far as the firewall lets them, and a public
    /// endpoint of the control plane can be tried by anybody with a stolen token. A cluster has both unless
    /// `private_cluster_config` says otherwise.
    ///
    /// Set `enable_private_nodes = true` and `enable_private_endpoint = true` in `private_cluster_config`, and
    /// reach the control plane over a VPN, a bastion or its DNS endpoint. `enabled = false` in
    /// `control_plane_endpoints_config.ip_endpoints_config` is as good as a private endpoint: only the DNS endpoint is
    /// left, at which Google asks IAM.
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" { # finding
    ///   name     = "shop"
    ///   location = "europe-west1"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    ///
    ///   private_cluster_config { # finding
    ///     enable_private_nodes    = true
    ///     enable_private_endpoint = false
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    ///
    ///   private_cluster_config { # finding
    ///     enable_private_endpoint = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    ///
    ///   private_cluster_config {
    ///     enable_private_nodes    = true
    ///     enable_private_endpoint = true
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    ///
    ///   private_cluster_config {
    ///     enable_private_nodes = true
    ///   }
    ///
    ///   control_plane_endpoints_config {
    ///     dns_endpoint_config {
    ///       allow_external_traffic = true
    ///     }
    ///
    ///     ip_endpoints_config {
    ///       enabled = false
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "private_endpoint" {
    ///   type = bool
    /// }
    ///
    /// resource "google_container_cluster" "shop" {
    ///   name     = "shop"
    ///   location = "europe-west1"
    ///
    ///   private_cluster_config {
    ///     enable_private_nodes    = true
    ///     enable_private_endpoint = var.private_endpoint
    ///   }
    /// }
    /// ```
    id: "gcp-gke-cluster-not-private",
    guid: "6ccb85d7-0420-4907-9380-50313f80946b",
    aliases: [
        "gcp/private_cluster_disabled",
        "CKV_GCP_25", "AVD-GCP-0059", "GCP-0059", "google-gke-enable-private-cluster",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: ["google_container_cluster"],
    check: Check::Block(is_private),
}

const PRIVATE_ENDPOINT: &str = "enable_private_endpoint";
const DEMANDED: [&str; 2] = ["enable_private_nodes", PRIVATE_ENDPOINT];

fn is_private(cluster: &Block, cx: &mut Cx) -> Checked {
    let found = cluster.each("private_cluster_config");
    if found.is_empty() {
        _ = cx.flag(cluster.header(), "`private_cluster_config` is not set").about("private_cluster_config");
    }
    value::each(found, |config| {
        let on = |name: &str| {
            let on = config.bool(name).map(|it| it.is_some_and(|on| *on));
            if name == PRIVATE_ENDPOINT { either(on, has_no_address(cluster)) } else { on }
        };
        let wrong = DEMANDED.into_iter().find(|name| matches!(on(name), Ok(false)));
        if let Some(name) = wrong {
            let (path, value) = (config.path_of(name), config.value(name));
            let actual = if value.is_null() { "not set".to_owned() } else { format!("`{value}`") };
            cx.flag(config.header(), format!("`{path}` is {actual}, must be `true`"))
                .about(path)
                .because(&value);
            return Ok(());
        }
        value::all(DEMANDED, on).map(|_| ())
    })
}

/// Whether the control plane has no endpoint with an address, neither a public nor a private one.
fn has_no_address(cluster: &Block) -> Checked<bool> {
    cluster.any("control_plane_endpoints_config", |endpoints| {
        endpoints.any("ip_endpoints_config", |it| Ok(it.bool("enabled")?.is_some_and(|on| !*on)))
    })
}
