use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1b44e234-3d73-41a8-9954-0b154135280e",
    aliases: &[
        "gcp/shielded_vm_disabled", "CKV_GCP_39", "gcp-compute-instance-unshielded", "AVD-GCP-0041",
        "GCP-0041", "google-compute-enable-shielded-vm-vtpm", "AVD-GCP-0045", "GCP-0045",
        "google-compute-enable-shielded-vm-im", "AVD-GCP-0067", "GCP-0067",
        "google-compute-enable-shielded-vm-sb",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 732,
    pedantic: true,
    targets: &super::INSTANCES,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("shielded_instance_config.enable_secure_boot").is_true().fix("true"),
        attribute("shielded_instance_config.enable_vtpm").is_true().absent_is_ok().fix("true"),
        attribute("shielded_instance_config.enable_integrity_monitoring")
            .is_true()
            .absent_is_ok()
            .fix("true"),
    ]),
    ..rule("gcp-compute-instance-without-shielded-vm", include_str!("instance_without_shielded_vm.md"))
};
