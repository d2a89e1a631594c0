use crate::prelude::*;

rule! {
    /// COS node image not used
    ///
    /// Container-Optimized OS has a read-only root file system, no package manager and few programs: somebody who
    /// breaks out of a container finds little to work with and can change nothing for good. Ubuntu and Windows
    /// images have all that. Where `image_type` is not set, GKE uses Container-Optimized OS.
    ///
    /// Leave `image_type` out, or set it to `COS_CONTAINERD`. Suppress the finding for pools that need Windows or a
    /// kernel module that only Ubuntu has.
    ///
    /// ```hcl bad
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   node_config {
    ///     image_type = "UBUNTU_CONTAINERD" # finding
    ///   }
    /// }
    ///
    /// resource "google_container_cluster" "orders" {
    ///   name     = "orders"
    ///   location = "europe-west1"
    ///
    ///   node_config {
    ///     image_type = "WINDOWS_LTSC_CONTAINERD" # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   node_config {
    ///     image_type = "cos_containerd"
    ///   }
    /// }
    ///
    /// resource "google_container_node_pool" "batch" {
    ///   name    = "batch"
    ///   cluster = google_container_cluster.shop.id
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "image_type" {
    ///   type = string
    /// }
    ///
    /// resource "google_container_node_pool" "web" {
    ///   name    = "web"
    ///   cluster = google_container_cluster.shop.id
    ///
    ///   node_config {
    ///     image_type = var.image_type
    ///   }
    /// }
    /// ```
    id: "gcp-gke-image-not-cos",
    guid: "8a893e46-e267-485a-8690-51f39951de58",
    aliases: [
        "gcp/cos_node_image_not_used",
        "CKV_GCP_22", "AVD-GCP-0054", "GCP-0054", "google-gke-node-pool-uses-cos",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 799,
    targets: ["google_container_node_pool", "google_container_cluster"],
    fix: Unsafe,
    check: Check::Block(is_cos),
}

fn is_cos(owner: &Block, cx: &mut Cx) -> Checked {
    let demand = attribute("image_type").passes(starts_with_cos, "`\"COS_CONTAINERD\"`").absent_is_ok();
    value::each(super::node_settings(owner), |nodes| {
        // What runs on Windows does not run on Linux: another image does not mend that.
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
