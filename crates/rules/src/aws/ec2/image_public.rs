use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e517cf46-436d-52c6-825b-856365244a97",
    aliases: &["aws/ec2_image_public"],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: &["aws_ami_launch_permission"],
    check: Check::Attribute(attribute("group").none_of(&["all"]).absent_is_ok()),
    ..rule("aws-ec2-image-public", include_str!("image_public.md"))
};
