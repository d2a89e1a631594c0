use crate::prelude::*;

rule! {
    /// OSLogin is disabled for VM instance
    ///
    /// With OS Login, who may log in to a machine is decided by IAM: it ends with the person's account and can
    /// demand a second factor. `enable-oslogin = "FALSE"` in the metadata of an instance overrides what the project
    /// sets, and brings back SSH keys that nobody takes away.
    ///
    /// Set `enable-oslogin` to `TRUE`, or leave it out where the project's metadata or the organization sets it.
    ///
    /// ```hcl bad
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = {
    ///     enable-oslogin = "FALSE" # finding
    ///   }
    /// }
    ///
    /// resource "google_compute_instance_template" "shop" {
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = {
    ///     enable-oslogin = false # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = {
    ///     enable-oslogin = "TRUE"
    ///   }
    /// }
    ///
    /// resource "google_compute_instance" "worker" {
    ///   name         = "worker"
    ///   machine_type = "e2-medium"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "os_login" {
    ///   type = string
    /// }
    ///
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = {
    ///     enable-oslogin = var.os_login
    ///   }
    /// }
    /// ```
    id: "gcp-compute-instance-os-login-off",
    guid: "d0b4d550-c001-46c3-bbdb-d5d75d33f05f",
    aliases: [
        "gcp/os_login_is_disabled_for_vm_instance",
        "CKV_GCP_34", "AVD-GCP-0036", "GCP-0036", "google-compute-no-oslogin-override",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: super::INSTANCES_AND_COPIES,
    check: Check::Attribute(attribute("metadata.enable-oslogin").passes(super::is_on, "`\"TRUE\"`").absent_is_ok()),
}
