use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "61e5a32e-0df9-4351-afbf-380b8efc3a87",
    aliases: &["aws/ec2_instance_metadata_hops", "CKV_AWS_341"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &[
        "aws_launch_template", "aws_launch_configuration", "aws_instance", "aws_spot_instance_request",
    ],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("metadata_options.http_put_response_hop_limit").between(1, 1).absent_is_ok().fix("1"),
    ),
    ..rule("aws-ec2-instance-metadata-hops", include_str!("instance_metadata_hops.md"))
};
