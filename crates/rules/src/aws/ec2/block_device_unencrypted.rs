use crate::aws::ebs;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4de9de27-254e-424f-bd70-4c1e95790838",
    aliases: &[
        "aws/launch_configuration_is_not_encrypted", "CKV_AWS_8", "AVD-AWS-0008", "AWS-0008",
        "aws-autoscaling-enable-at-rest-encryption", "aws-ec2-enable-launch-config-at-rest-encryption",
        "AVD-AWS-0131", "AWS-0131", "aws-ec2-enable-at-rest-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &[
        "aws_launch_configuration", "aws_launch_template", "aws_instance", "aws_spot_instance_request",
    ],
    modules: &[super::INSTANCE_MODULE, module("terraform-aws-modules/autoscaling/aws")],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        DEVICE_DEMAND.of(&OWN_DEVICES),
        attribute("ebs_block_device.encrypted")
            .is_true()
            .absent_block_is_ok()
            .of(&OWN_DEVICES)
            .when(is_new)
            .unless(ebs::encrypts_by_default)
            .fix("true"),
        attribute("block_device_mappings.ebs.encrypted")
            .is_true()
            .absent_block_is_ok()
            .of(&["aws_launch_template", "module"])
            .when(is_new)
            .unless(ebs::encrypts_by_default)
            .fix("true"),
    ]),
    ..rule("aws-ec2-block-device-unencrypted", include_str!("block_device_unencrypted.md"))
};

/// What has its devices in blocks of its own.
const OWN_DEVICES: [&str; 4] =
    ["aws_launch_configuration", "aws_instance", "aws_spot_instance_request", "module"];

const DEVICE_DEMAND: Attribute = attribute("root_block_device.encrypted")
    .is_true()
    .absent_block_is_ok()
    .unless(ebs::encrypts_by_default)
    .pedantic_for(|machine, cx| either(is_of_own_image(machine, cx), is_of_gateway(machine, cx)))
    .fix("true");

/// Whether a machine says nothing of its disk's encryption, and its image is one that the own account or one that callers
/// name has built: the disk is encrypted where the image is, which whoever built it knows.
fn is_of_own_image(machine: &Block, cx: &Cx) -> Checked<bool> {
    if machine.is_call() || machine.any("root_block_device", |disk| disk.is_set("encrypted"))? {
        return Ok(false);
    }
    let image = if machine.kind() == "aws_launch_configuration" { "image_id" } else { "ami" };
    let is_own = |image: &Block| {
        let owners = image.value("owners");
        Ok(owners
            .elements_or_self()
            .iter()
            .any(|it| it.as_unknown().is_some() || it.as_str() == Some("self")))
    };
    cx.referred("data.aws_ami", &["id", "image_id"], machine, image).any(is_own)
}

/// Whether a machine passes on the traffic of others, as its name says, and its image is one that others publish:
/// nothing of its own is on the disk.
fn is_of_gateway(machine: &Block, cx: &Cx) -> Checked<bool> {
    let is_published = |image: &Block| {
        let owners = image.value("owners");
        let owners = owners.elements_or_self();
        Ok(!owners.is_empty() && owners.iter().all(|it| it.as_str().is_some_and(|it| it != "self")))
    };
    let image = if machine.kind() == "aws_launch_configuration" { "image_id" } else { "ami" };
    both(
        Ok(is_called(machine, &["nat"])),
        cx.referred("data.aws_ami", &["id", "image_id"], machine, image).any(is_published),
    )
}

/// Whether a device is a new one: what is made from a snapshot is encrypted as that is, and what is left out is none.
fn is_new(device: &Block) -> Checked<bool> {
    let left_out =
        device.string("no_device").map(|it| it.is_some_and(|it| !matches!(it.as_str(), "" | "0" | "false")));
    not(either(device.is_set("snapshot_id"), left_out))
}
