use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cc997676-481b-4e93-aa81-d19f8c5e9b12",
    aliases: &[
        "aws/ebs_volume_encryption_disabled", "CKV_AWS_3", "CKV2_AWS_2", "AVD-AWS-0026", "AWS-0026",
        "aws-ebs-enable-volume-encryption", "aws-ec2-enable-volume-encryption",
    ],
    severity: Medium,
    implies: &["aws-kms-without-customer-key-ebs"],
    category: Encryption,
    cwe: 311,
    targets: &["aws_ebs_volume"],
    modules: &[module("terraform-aws-modules/ebs/aws")],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("encrypted")
            .is_true()
            .for_blocks(is_made_anew)
            .unless(super::is_encrypted_by_default)
            .fix("true"),
    ),
    ..rule("aws-ebs-volume-unencrypted", include_str!("volume_unencrypted.md"))
};

/// Whether a volume has no snapshot to begin with. One of an encrypted snapshot is encrypted whatever it says itself.
fn is_made_anew(volume: &Block) -> Checked<bool> {
    match either(volume.is_set("encrypted"), not(volume.is_set("snapshot_id")))? {
        true => Ok(true),
        false => named_elsewhere(volume, "snapshot_id", "snapshot").map(|()| false),
    }
}
