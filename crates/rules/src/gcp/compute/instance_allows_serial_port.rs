use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "97fa667a-d05b-4f16-9071-58b939f34751",
    aliases: &[
        "gcp/vm_serial_ports_are_enabled_for_vm_instances", "CKV_GCP_35", "AVD-GCP-0032", "GCP-0032",
        "google-compute-no-serial-port", "gcp-compute-serial-port-open",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: &[
        "google_compute_instance", "google_compute_instance_template",
        "google_compute_region_instance_template", "google_compute_instance_from_template",
        "google_compute_instance_from_machine_image", "google_compute_project_metadata",
        "google_compute_project_metadata_item",
    ],
    check: Check::Block(check_metadata),
    ..rule("gcp-compute-instance-allows-serial-port", include_str!("instance_allows_serial_port.md"))
};

fn check_metadata(owner: &Block, cx: &mut Cx) -> Checked {
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
