use crate::prelude::*;

rule! {
    /// Project-wide SSH keys are enabled in VM instances
    ///
    /// SSH keys in the metadata of a project open every instance in it, and one lost laptop opens them all. An
    /// instance accepts them unless its own metadata refuses.
    ///
    /// Set `block-project-ssh-keys` to `TRUE` in the `metadata` of the instance. With `enable-oslogin = "TRUE"`,
    /// keys in metadata do not count at all and nothing is reported.
    ///
    /// ```hcl bad
    /// resource "google_compute_instance" "shop" { # finding
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = { # finding
    ///     team = "shop"
    ///   }
    /// }
    ///
    /// resource "google_compute_instance_template" "worker" {
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = {
    ///     block-project-ssh-keys = false # finding
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
    ///     block-project-ssh-keys = "TRUE"
    ///   }
    /// }
    ///
    /// resource "google_compute_instance" "worker" {
    ///   name         = "worker"
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = {
    ///     enable-oslogin = "TRUE"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "metadata" {
    ///   type = map(string)
    /// }
    ///
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///   metadata     = var.metadata
    /// }
    /// ```
    id: "gcp-compute-instance-project-ssh-keys",
    guid: "3e4d5ce6-3280-4027-8010-c26eeea1ec01",
    aliases: [
        "gcp/project_wide_ssh_keys_are_enabled_in_vm_instances",
        "CKV_GCP_32", "AVD-GCP-0030", "GCP-0030", "google-compute-no-project-wide-ssh-keys",
    ],
    severity: Medium,
    category: SecretManagement,
    cwe: 284,
    targets: super::INSTANCES,
    check: Check::Attribute(
        attribute("metadata.block-project-ssh-keys").passes(super::is_on, "`\"TRUE\"`").for_blocks(takes_keys),
    ),
}

/// OS Login ignores keys in metadata.
fn takes_keys(instance: &Block) -> Checked<bool> {
    instance
        .any("metadata", |metadata| {
            Ok(metadata.string("enable-oslogin")?.is_some_and(|it| super::is_on(&it)))
        })
        .map(|os_login| !os_login)
}
