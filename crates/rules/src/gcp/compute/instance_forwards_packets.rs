use crate::prelude::*;

rule! {
    /// IP forwarding enabled
    ///
    /// Google's network drops what an instance sends under an address that is not its own. With `can_ip_forward` it
    /// does not: whoever takes over the instance can forge addresses, and route between networks that are meant to
    /// be apart. It is `false` unless it is set.
    ///
    /// Leave `can_ip_forward` out, or set it to `false`. Suppress the finding where the instance is a router or NAT
    /// gateway.
    ///
    /// ```hcl bad
    /// resource "google_compute_instance" "shop" {
    ///   name           = "shop"
    ///   machine_type   = "e2-medium"
    ///   can_ip_forward = true # finding
    /// }
    ///
    /// resource "google_compute_instance_template" "shop" {
    ///   machine_type   = "e2-medium"
    ///   can_ip_forward = true # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_compute_instance" "shop" {
    ///   name           = "shop"
    ///   machine_type   = "e2-medium"
    ///   can_ip_forward = false
    /// }
    ///
    /// resource "google_compute_instance" "worker" {
    ///   name         = "worker"
    ///   machine_type = "e2-medium"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "forward" {
    ///   type = bool
    /// }
    ///
    /// resource "google_compute_instance" "shop" {
    ///   name           = "shop"
    ///   machine_type   = "e2-medium"
    ///   can_ip_forward = var.forward
    /// }
    /// ```
    id: "gcp-compute-instance-forwards-packets",
    guid: "f34c0c25-47b4-41eb-9c79-249b4dd47b89",
    aliases: [
        "gcp/ip_forwarding_enabled",
        "CKV_GCP_36", "AVD-GCP-0043", "GCP-0043", "google-compute-no-ip-forwarding",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 1188,
    targets: super::INSTANCES_AND_COPIES,
    fix: Unsafe,
    check: Check::Attribute(attribute("can_ip_forward").is_false().absent_is_ok().fix("false")),
}
