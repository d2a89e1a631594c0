use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "90abfc9b-0b9d-4e32-9a38-ce82affdea5c",
    aliases: &["aws/vpc_transit_gateway_accepts_attachments", "CKV_AWS_331"],
    severity: Medium,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_ec2_transit_gateway"],
    modules: &[module("terraform-aws-modules/transit-gateway/aws").made_if(&["create_tgw"])],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("auto_accept_shared_attachments").none_of(&["enable"]).absent_is_ok().fix("\"disable\""),
        attribute("enable_auto_accept_shared_attachments")
            .of(&["module"])
            .is_false()
            .absent_is_ok()
            .fix("false"),
    ]),
    ..rule(
        "aws-vpc-transit-gateway-accepts-attachments",
        include_str!("transit_gateway_accepts_attachments.md"),
    )
};
