use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "db61d4d0-264d-50c9-b4a4-89cb792e140f",
    aliases: &["gcp/tpu_vm_with_public_addresses", "CKV2_GCP_32"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["google_tpu_v2_vm"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("network_config.enable_external_ips").is_false().absent_is_ok().fix("false"),
        attribute("network_configs.enable_external_ips").is_false().absent_is_ok().fix("false"),
    ]),
    ..rule("gcp-tpu-vm-with-public-addresses", include_str!("vm_with_public_addresses.md"))
};
