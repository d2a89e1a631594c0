use crate::prelude::*;

/// What the rules of this table have in common: one for each part of Shielded VM that is on by default.
const TEMPLATE: Rule = Rule {
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 693,
    targets: &super::NOTEBOOKS,
    fix: Some(Unsafe),
    ..rule("", include_str!("instance_without.md"))
};

/// The demand that something is not off.
const fn kept_on(path: &'static str, kinds: &'static [&'static str]) -> Attribute {
    attribute(path).of(kinds).is_true().absent_is_ok().fix("true")
}

pub(super) static VTPM: Rule = Rule {
    id: "gcp-workbench-instance-without-vtpm",
    guid: "97d10609-52ad-5c12-81f3-9b0c36efb496",
    aliases: &["gcp/workbench_instance_without_vtpm", "CKV_GCP_126"],
    check: Check::Attributes(&[
        kept_on("gce_setup.shielded_instance_config.enable_vtpm", super::INSTANCE),
        kept_on("shielded_instance_config.enable_vtpm", super::USER_MANAGED),
        kept_on(
            "virtual_machine.virtual_machine_config.shielded_instance_config.enable_vtpm",
            super::RUNTIME,
        ),
    ]),
    words: &[
        ("what", "a virtual trusted platform module"),
        ("attribute", "enable_vtpm"),
        (
            "role",
            "The module keeps the measurements that show whether the machine started what it should, and the keys bound to them.",
        ),
    ],
    ..TEMPLATE
};

pub(super) static INTEGRITY_MONITORING: Rule = Rule {
    id: "gcp-workbench-instance-without-integrity-monitoring",
    guid: "b3445c54-bd2f-55f4-a7f9-05b710ec195c",
    aliases: &["gcp/workbench_instance_without_integrity_monitoring", "CKV_GCP_127"],
    check: Check::Attributes(&[
        kept_on("gce_setup.shielded_instance_config.enable_integrity_monitoring", super::INSTANCE),
        kept_on("shielded_instance_config.enable_integrity_monitoring", super::USER_MANAGED),
        kept_on(
            "virtual_machine.virtual_machine_config.shielded_instance_config.enable_integrity_monitoring",
            super::RUNTIME,
        ),
    ]),
    words: &[
        ("what", "integrity monitoring"),
        ("attribute", "enable_integrity_monitoring"),
        (
            "role",
            "Integrity monitoring compares what the machine started with what it started the first time, and logs differences.",
        ),
    ],
    ..TEMPLATE
};
