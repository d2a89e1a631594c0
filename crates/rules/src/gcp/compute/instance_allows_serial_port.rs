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
    fix: Some(Safe),
    check: Check::Attributes(&[
        off("metadata.serial-port-enable").of(&super::INSTANCES_AND_COPIES),
        off("metadata.serial-port-enable").of(&["google_compute_project_metadata"]),
        off("value").of(&["google_compute_project_metadata_item"]).when(is_about_port),
    ]),
    ..rule("gcp-compute-instance-allows-serial-port", include_str!("instance_allows_serial_port.md"))
};

const fn off(path: &'static str) -> Attribute {
    attribute(path).passes(super::is_off, "`\"FALSE\"`").absent_is_ok().fix_entry("\"FALSE\"")
}

fn is_about_port(item: &Block) -> Checked<bool> {
    is_one_of(item, "key", &["serial-port-enable"])
}
