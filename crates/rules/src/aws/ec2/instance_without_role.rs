use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7bcbd9f3-a272-547a-b65b-04613a857211",
    aliases: &["aws/ec2_instance_without_role", "CKV2_AWS_41"],
    severity: Info,
    category: AccessControl,
    cwe: 522,
    pedantic: true,
    targets: &["aws_instance", "aws_spot_instance_request"],
    check: Check::Attribute(attribute("iam_instance_profile").is_present().for_blocks(stands_alone)),
    ..rule("aws-ec2-instance-without-role", include_str!("instance_without_role.md"))
};

/// A launch template may name the profile.
fn stands_alone(instance: &Block) -> Checked<bool> {
    not(instance.is_set("launch_template"))
}
