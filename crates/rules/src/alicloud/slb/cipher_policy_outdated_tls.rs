use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dbfc834a-56e5-4750-b5da-73fda8e73f70",
    aliases: &["alicloud/slb_policy_with_insecure_tls_version_in_use", "CKV_ALI_33"],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["alicloud_slb_tls_cipher_policy"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("tls_versions").none_of(&["TLSv1.0", "TLSv1.1"]).absent_is_ok().fix("[\"TLSv1.2\"]"),
    ),
    ..rule("alicloud-slb-cipher-policy-outdated-tls", include_str!("cipher_policy_outdated_tls.md"))
};
