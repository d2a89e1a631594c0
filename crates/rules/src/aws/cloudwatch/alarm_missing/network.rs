//! Alarms that networks change.

use super::watches::{Counted, Watch};
use super::{check_watch, row};
use crate::prelude::*;

pub(super) static NACL_CHANGES: Watch = Watch {
    rule: &NACL_CHANGES_RULE,
    events: "network ACL changes",
    why: "An intruder or a mistake can open a whole subnet by changing its network ACL, and nobody notices.",
    pattern: "\
    { ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) \
    || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) \
    || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }",
    counted: Counted::CallsOf("ec2.amazonaws.com"),
};

static NACL_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-nacl-changes",
    guid: "0a8e8dc5-b6fc-44fc-b5a1-969ec950f9b0",
    aliases: &[
        "aws/cloudwatch_changes_to_nacl_alarm_missing", "AVD-AWS-0157", "AWS-0157",
        "aws-cloudwatch-require-nacl-changes-alarm",
    ],
    ..row(Check::Block(|block, cx| check_watch(block, cx, &NACL_CHANGES)), &NACL_CHANGES.words())
};

pub(super) static NETWORK_GATEWAY_CHANGES: Watch = Watch {
    rule: &NETWORK_GATEWAY_CHANGES_RULE,
    events: "network gateway changes",
    why: "Someone can connect a closed network to the internet by attaching a gateway, and nobody notices.",
    pattern: "\
    { ($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) \
    || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) \
    || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway) }",
    counted: Counted::CallsOf("ec2.amazonaws.com"),
};

static NETWORK_GATEWAY_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-network-gateway-changes",
    guid: "6b6874fe-4c2f-4eea-8b90-7cceaa4a125e",
    aliases: &[
        "aws/cloudwatch_network_gateways_changes_alarm_missing", "AVD-AWS-0158", "AWS-0158",
        "aws-cloudwatch-require-network-gateway-changes-alarm",
    ],
    ..row(
        Check::Block(|block, cx| check_watch(block, cx, &NETWORK_GATEWAY_CHANGES)),
        &NETWORK_GATEWAY_CHANGES.words(),
    )
};

pub(super) static ROUTE_TABLE_CHANGES: Watch = Watch {
    rule: &ROUTE_TABLE_CHANGES_RULE,
    events: "route table changes",
    why: "Someone can route traffic around the firewall or through a machine that reads it, and nobody notices.",
    pattern: "\
    { ($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) \
    || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) \
    || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable) }",
    counted: Counted::CallsOf("ec2.amazonaws.com"),
};

static ROUTE_TABLE_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-route-table-changes",
    guid: "2285e608-ddbc-47f3-ba54-ce7121e31216",
    aliases: &["aws/cloudwatch_route_table_changes_alarm_missing", "AVD-AWS-0159", "AWS-0159"],
    ..row(
        Check::Block(|block, cx| check_watch(block, cx, &ROUTE_TABLE_CHANGES)),
        &ROUTE_TABLE_CHANGES.words(),
    )
};

pub(super) static SECURITY_GROUP_CHANGES: Watch = Watch {
    rule: &SECURITY_GROUP_CHANGES_RULE,
    events: "security group changes",
    why: "A port that a mistake or an intruder opens to the internet stays open, because nobody notices the change.",
    pattern: "\
    { ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = AuthorizeSecurityGroupEgress) \
    || ($.eventName = RevokeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupEgress) \
    || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup) }",
    counted: Counted::CallsOf("ec2.amazonaws.com"),
};

static SECURITY_GROUP_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-security-group-changes",
    guid: "4beaf898-9f8b-4237-89e2-5ffdc7ee6006",
    aliases: &[
        "aws/cloudwatch_security_group_changes_alarm_missing", "AVD-AWS-0156", "AWS-0156",
        "aws-cloudwatch-require-sg-change-alarms",
    ],
    ..row(
        Check::Block(|block, cx| check_watch(block, cx, &SECURITY_GROUP_CHANGES)),
        &SECURITY_GROUP_CHANGES.words(),
    )
};

pub(super) static VPC_CHANGES: Watch = Watch {
    rule: &VPC_CHANGES_RULE,
    events: "VPC changes",
    why: "Someone can peer a VPC with a network that they control, and nobody notices.",
    pattern: "\
    { ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) \
    || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) \
    || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection) \
    || ($.eventName = AttachClassicLinkVpc) || ($.eventName = DetachClassicLinkVpc) \
    || ($.eventName = DisableVpcClassicLink) || ($.eventName = EnableVpcClassicLink) }",
    counted: Counted::CallsOf("ec2.amazonaws.com"),
};

static VPC_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-vpc-changes",
    guid: "9d0d4512-1959-43a2-a17f-72360ff06d1b",
    aliases: &[
        "aws/cloudwatch_vpc_changes_alarm_missing", "AVD-AWS-0160", "AWS-0160",
        "aws-cloudwatch-require-vpc-changes-alarm",
    ],
    ..row(Check::Block(|block, cx| check_watch(block, cx, &VPC_CHANGES)), &VPC_CHANGES.words())
};
