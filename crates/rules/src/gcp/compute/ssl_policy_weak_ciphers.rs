use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "87443774-388c-522b-9029-b6ccf24a1cee",
    aliases: &["gcp/ssl_policy_weak_ciphers", "CKV_GCP_4"],
    severity: Low,
    category: Encryption,
    cwe: 327,
    targets: &["google_compute_ssl_policy", "google_compute_region_ssl_policy"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("profile").none_of(&["COMPATIBLE"]).default_is("\"COMPATIBLE\"").fix("\"MODERN\""),
        attribute("custom_features")
            .passes(is_strong, "free of ciphers without forward secrecy")
            .absent_is_ok()
            .for_blocks(is_custom),
    ]),
    ..rule("gcp-compute-ssl-policy-weak-ciphers", include_str!("ssl_policy_weak_ciphers.md"))
};

fn is_custom(policy: &Block) -> Checked<bool> {
    is_one_of(policy, "profile", &["CUSTOM"])
}

fn is_strong(cipher: &str) -> bool {
    !cipher.starts_with("TLS_RSA_")
}
