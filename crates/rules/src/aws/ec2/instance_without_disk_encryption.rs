use crate::aws::ebs;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "eafde9b0-6f98-5ca0-a655-042b763fa117",
    aliases: &["aws/ec2_instance_without_disk_encryption", "CKV_AWS_8"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &[
        "aws_instance", "aws_launch_configuration", "aws_launch_template", "aws_spot_instance_request",
    ],
    check: Check::Attributes(&[
        attribute("root_block_device")
            .is_present()
            .of(&["aws_instance", "aws_launch_configuration", "aws_spot_instance_request"])
            .for_blocks(stands_alone)
            .unless(ebs::encrypts_by_default),
        attribute("block_device_mappings")
            .is_present()
            .of(&["aws_launch_template"])
            .for_blocks(stands_alone)
            .unless(ebs::encrypts_by_default),
    ]),
    ..rule("aws-ec2-instance-without-disk-encryption", include_str!("instance_without_disk_encryption.md"))
};

/// A launch template may describe the disk.
fn stands_alone(instance: &Block) -> Checked<bool> {
    not(instance.is_set("launch_template"))
}
