use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6db52fa6-d4da-4608-908a-89f0c59e743e",
    aliases: &[
        "aws/msk_cluster_encryption_disabled", "CKV_AWS_81", "AVD-AWS-0073", "AWS-0073",
        "aws-msk-enable-in-transit-encryption", "AWS022",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_msk_cluster"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("encryption_info.encryption_in_transit.client_broker")
            .one_of(&["TLS"])
            .absent_is_ok()
            .fix("\"TLS\""),
        attribute("encryption_info.encryption_in_transit.in_cluster").is_true().absent_is_ok().fix("true"),
    ]),
    ..rule("aws-msk-cluster-without-tls", include_str!("cluster_without_tls.md"))
};
