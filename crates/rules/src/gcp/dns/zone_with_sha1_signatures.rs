use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ccc3100c-0fdd-4a5e-9908-c10107291860",
    aliases: &[
        "gcp/dnssec_using_rsasha1", "CKV_GCP_17", "AVD-GCP-0012", "GCP-0012", "google-dns-no-rsa-sha1",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["google_dns_managed_zone"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("dnssec_config.default_key_specs.algorithm")
            .none_of(&["rsasha1"])
            .absent_is_ok()
            .for_blocks(is_signed)
            .fix("\"rsasha256\""),
    ),
    ..rule("gcp-dns-zone-with-sha1-signatures", include_str!("zone_with_sha1_signatures.md"))
};

fn is_signed(zone: &Block) -> Checked<bool> {
    not(zone.any("dnssec_config", |dnssec| is_one_of(dnssec, "state", &["off"])))
}
