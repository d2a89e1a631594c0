use crate::prelude::*;

rule! {
    /// Serial ports are enabled for VM instances
    ///
    /// The serial console of an instance has no firewall: with `serial-port-enable`, anybody on the internet who
    /// knows the names of project, zone and instance can try keys against it. Metadata of a project turns it on for
    /// all of its instances. It is off unless it is set.
    ///
    /// Leave `serial-port-enable` out, or set it to `FALSE`. Turn it on by hand for as long as a machine is being
    /// repaired.
    ///
    /// ```hcl bad
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = {
    ///     serial-port-enable = true # finding
    ///   }
    /// }
    ///
    /// resource "google_compute_project_metadata" "shop" {
    ///   metadata = {
    ///     serial-port-enable = "TRUE" # finding
    ///   }
    /// }
    ///
    /// resource "google_compute_project_metadata_item" "serial" {
    ///   key   = "serial-port-enable"
    ///   value = "1" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = {
    ///     serial-port-enable = "FALSE"
    ///   }
    /// }
    ///
    /// resource "google_compute_project_metadata_item" "os_login" {
    ///   key   = "enable-oslogin"
    ///   value = "TRUE"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "serial_port" {
    ///   type = string
    /// }
    ///
    /// resource "google_compute_instance" "shop" {
    ///   name         = "shop"
    ///   machine_type = "e2-medium"
    ///
    ///   metadata = {
    ///     serial-port-enable = var.serial_port
    ///   }
    /// }
    /// ```
    id: "gcp-compute-serial-port-open",
    guid: "97fa667a-d05b-4f16-9071-58b939f34751",
    aliases: [
        "gcp/vm_serial_ports_are_enabled_for_vm_instances",
        "CKV_GCP_35", "AVD-GCP-0032", "GCP-0032", "google-compute-no-serial-port",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: [
        "google_compute_instance", "google_compute_instance_template", "google_compute_region_instance_template",
        "google_compute_instance_from_template", "google_compute_instance_from_machine_image",
        "google_compute_project_metadata", "google_compute_project_metadata_item",
    ],
    check: Check::Block(is_closed),
}

fn is_closed(owner: &Block, cx: &mut Cx) -> Checked {
    let name = if owner.kind() == "google_compute_project_metadata_item" {
        "value"
    } else {
        "metadata.serial-port-enable"
    };
    attribute(name)
        .passes(super::is_off, "`\"FALSE\"`")
        .absent_is_ok()
        .for_blocks(concerns_port)
        .check(owner, cx)
}

fn concerns_port(owner: &Block) -> Checked<bool> {
    if owner.kind() != "google_compute_project_metadata_item" {
        return Ok(true);
    }
    Ok(owner.string("key")?.is_some_and(|key| *key == "serial-port-enable"))
}
