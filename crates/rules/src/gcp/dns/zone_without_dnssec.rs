use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5ef61c88-bbb4-4725-b1df-55d23c9676bb",
    aliases: &[
        "gcp/cloud_dns_without_dnssec", "CKV_GCP_16", "AVD-GCP-0013", "GCP-0013", "google-dns-enable-dnssec",
        "gcp-dns-zone-unsigned",
    ],
    severity: Low,
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
            .pedantic_for(is_nobodys)
            .fix("\"on\""),
    ),
    ..rule("gcp-dns-zone-without-dnssec", include_str!("zone_without_dnssec.md"))
};

fn is_public(zone: &Block) -> Checked<bool> {
    // The module makes zones of six types, private ones by default.
    Ok(zone.string("visibility")?.map_or(!zone.is_call(), |visibility| *visibility == "public"))
}

/// Whether a zone is below a name that is kept for examples, tests and networks of one's own, and that no registry delegates
/// (RFC 2606, RFC 6762, and `internal` of ICANN).
fn is_nobodys(zone: &Block, _: &Cx) -> Checked<bool> {
    const NAMES: [&str; 9] = [
        "example", "example.com", "example.net", "example.org", "internal", "invalid", "local", "localhost",
        "test",
    ];
    let name = zone.string("dns_name").ok().flatten();
    let is_below = |tree: &str, name: &str| {
        name.strip_suffix(tree).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    Ok(name.is_some_and(|it| NAMES.iter().any(|tree| is_below(tree, it.trim_end_matches('.')))))
}
