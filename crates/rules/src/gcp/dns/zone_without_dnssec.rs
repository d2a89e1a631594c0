use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5ef61c88-bbb4-4725-b1df-55d23c9676bb",
    aliases: &[
        "gcp/cloud_dns_without_dnssec", "CKV_GCP_16", "AVD-GCP-0013", "GCP-0013", "google-dns-enable-dnssec",
        "gcp-dns-zone-unsigned",
    ],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 350,
    targets: &["google_dns_managed_zone"],
    modules: &[module("terraform-google-modules/cloud-dns/google")
        .renamed(&[("domain", "dns_name"), ("type", "visibility")])],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("dnssec_config.state")
            .default_is("\"off\"")
            .one_of(&["on", "transfer"])
            .for_blocks(is_public)
            .fix("\"on\""),
    ),
    ..rule("gcp-dns-zone-without-dnssec", include_str!("zone_without_dnssec.md"))
};

fn is_public(zone: &Block) -> Checked<bool> {
    // The module makes zones of six types, private ones by default.
    Ok(zone.string("visibility")?.map_or(!zone.is_call(), |visibility| *visibility == "public"))
}
