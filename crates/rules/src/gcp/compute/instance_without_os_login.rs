use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d0b4d550-c001-46c3-bbdb-d5d75d33f05f",
    aliases: &[
        "gcp/os_login_is_disabled_for_vm_instance", "CKV_GCP_34", "AVD-GCP-0036", "GCP-0036",
        "google-compute-no-oslogin-override", "gcp-compute-instance-os-login-off",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &super::INSTANCES_AND_COPIES,
    modules: &super::MACHINE_MODULES,
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("metadata.enable-oslogin")
            .passes(super::is_on, "`\"TRUE\"`")
            .absent_is_ok()
            .fix_entry("\"TRUE\""),
    ),
    ..rule("gcp-compute-instance-without-os-login", include_str!("instance_without_os_login.md"))
};
