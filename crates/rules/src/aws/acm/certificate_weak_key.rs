use crate::prelude::*;
use x509_parser::public_key::PublicKey;

pub(super) static RULE: Rule = Rule {
    guid: "874d68a3-bfbe-4a4b-aaa0-9e74d7da634b",
    aliases: &["aws/certificate_rsa_key_bytes_lower_than_256"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 295,
    targets: &super::CERTIFICATES,
    check: Check::Block(check_key),
    ..rule("aws-acm-certificate-weak-key", include_str!("certificate_weak_key.md"))
};

fn check_key(block: &Block, cx: &mut Cx) -> Checked {
    super::with_certificate(
        block,
        |certificate| match certificate.public_key().parsed() {
            Ok(PublicKey::RSA(key)) if key.key_size() < 2048 => Some(format!(
                "the RSA key of `certificate_body` has {} bits, must have at least 2048",
                key.key_size()
            )),
            _ => None,
        },
        cx,
    )
}
