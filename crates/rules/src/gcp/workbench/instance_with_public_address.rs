use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "abdf0624-cc73-5ec2-ac4f-67c0be108095",
    aliases: &["gcp/workbench_instance_with_public_address", "CKV_GCP_89", "CKV2_GCP_28", "CKV2_GCP_36"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &super::NOTEBOOKS,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("gce_setup.disable_public_ip").of(super::INSTANCE).is_true().fix("true"),
        attribute("no_public_ip").of(super::USER_MANAGED).is_true().fix("true"),
        attribute("virtual_machine.virtual_machine_config.internal_ip_only")
            .of(super::RUNTIME)
            .is_true()
            .fix("true"),
    ]),
    ..rule("gcp-workbench-instance-with-public-address", include_str!("instance_with_public_address.md"))
};
