use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "90abfc9b-0b9d-4e32-9a38-ce82affdea5c",
    aliases: &["aws/vpc_transit_gateway_accepts_attachments", "CKV_AWS_331"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_ec2_transit_gateway"],
    modules: &[module("terraform-aws-modules/transit-gateway/aws").made_if(&["create_tgw"])],
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("auto_accept_shared_attachments")
            .none_of(&["enable"])
            .absent_is_ok()
            .pedantic_for(is_shared_within_organization)
            .fix("\"disable\""),
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

/// Whether a share of the gateway keeps out whoever is not in the organization.
fn is_shared_within_organization(gateway: &Block, cx: &Cx) -> Checked<bool> {
    let associations = cx.referring("aws_ram_resource_association", "resource_arn", gateway, &["arn"]);
    associations.search(|association| {
        let shares = cx.referred("aws_ram_resource_share", &["arn", "id"], association, "resource_share_arn");
        shares.any(|share| not(share.is_true("allow_external_principals")))
    })
}
