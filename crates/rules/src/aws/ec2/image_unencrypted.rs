use crate::aws::ebs;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8bbb242f-6e38-4127-86d4-d8f0b2687ae2",
    aliases: &["aws/ami_not_encrypted", "CKV_AWS_204", "CKV_AWS_235"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_ami", "aws_ami_copy"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("ebs_block_device.encrypted")
            .is_true()
            .of(&["aws_ami"])
            .absent_block_is_ok()
            .when(|device| not(device.is_set("snapshot_id")))
            .unless(ebs::encrypts_by_default)
            .fix("true"),
        attribute("encrypted").is_true().of(&["aws_ami_copy"]).unless(ebs::encrypts_by_default).fix("true"),
    ]),
    ..rule("aws-ec2-image-unencrypted", include_str!("image_unencrypted.md"))
};
