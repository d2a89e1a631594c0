use crate::prelude::*;

rule! {
    /// Shielded VM disabled
    ///
    /// A shielded VM starts only a boot loader and kernel that are signed, and notices when they were changed: a
    /// rootkit does not survive the restart unseen. The virtual TPM and integrity monitoring are on unless they are
    /// turned off; secure boot is off unless it is turned on.
    ///
    /// Set `enable_secure_boot = true` in a `shielded_instance_config` block, and leave `enable_vtpm` and
    /// `enable_integrity_monitoring` on. Drivers that are not signed do not load any more.
    ///
    /// ```hcl bad
    /// resource "google_compute_instance" "shop" { # finding
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    /// }
    ///
    /// resource "google_compute_instance_template" "worker" {
    ///   machine_type = "e2-medium"
    ///
    ///   shielded_instance_config { # finding
    ///     enable_vtpm = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   shielded_instance_config {
    ///     enable_secure_boot          = false # finding
    ///     enable_vtpm                 = false # finding
    ///     enable_integrity_monitoring = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   shielded_instance_config {
    ///     enable_secure_boot = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "secure_boot" {
    ///   type = bool
    /// }
    ///
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   shielded_instance_config {
    ///     enable_secure_boot = var.secure_boot
    ///   }
    /// }
    /// ```
    id: "gcp-compute-instance-unshielded",
    guid: "1b44e234-3d73-41a8-9954-0b154135280e",
    aliases: ["gcp/shielded_vm_disabled", "CKV_GCP_39"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: super::INSTANCES,
    fix: Unsafe,
    check: Check::Block(is_shielded),
}

fn is_shielded(instance: &Block, cx: &mut Cx) -> Checked {
    let boot = attribute("shielded_instance_config.enable_secure_boot").is_true().fix("true");
    let tpm = attribute("shielded_instance_config.enable_vtpm").is_true().absent_is_ok().fix("true");
    let integrity = attribute("shielded_instance_config.enable_integrity_monitoring")
        .is_true()
        .absent_is_ok()
        .fix("true");
    value::each([boot, tpm, integrity], |demand| demand.check(instance, cx))
}
