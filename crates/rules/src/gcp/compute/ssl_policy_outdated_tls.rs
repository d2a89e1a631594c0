use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "14a457f0-473d-4d1d-9e37-6d99b355b336",
    aliases: &[
        "gcp/google_compute_ssl_policy_weak_cipher_in_use", "AVD-GCP-0039", "GCP-0039",
        "google-compute-use-secure-tls-policy",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["google_compute_ssl_policy", "google_compute_region_ssl_policy"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("min_tls_version")
            .default_is("\"TLS_1_0\"")
            .one_of(&["TLS_1_2", "TLS_1_3"])
            .unless(is_restricted)
            .fix("\"TLS_1_2\""),
    ),
    ..rule("gcp-compute-ssl-policy-outdated-tls", include_str!("ssl_policy_outdated_tls.md"))
};

/// Whether the ciphers of the policy are those of TLS 1.2 and later alone.
fn is_restricted(policy: &Block, _: &Cx) -> Checked<bool> {
    is_one_of(policy, "profile", &["RESTRICTED"])
}
