//! What the CIS benchmark wants to be told of at once.

use super::pattern::Event;

/// A kind of events that somebody must be told of.
pub(super) struct Watch {
    /// Events that a pattern must match.
    pub(super) wanted: &'static [&'static Event],
    /// Events that it must not match: somebody who is told too much looks at nothing.
    pub(super) unwanted: &'static [&'static Event],
    /// Whether what is missing is reported at a filter's pattern, rather than at the first block of the monitoring.
    pub(super) at_pattern: bool,
}

/// For each: id, guid, slug, title, severity, whether it is reported at a pattern, what may have happened, and the
/// events: names `of` or `only_of` an event source, or a pattern with events that it must match and some that it must
/// not.
macro_rules! watches {
    ($table:ident) => {
        $table! {
            "config-changes", "5b8d7527-de8e-4114-b9dd-9d988f1f418f",
            "cloudwatch_aws_config_configuration_changes_alarm_missing",
            ["AVD-AWS-0155", "AWS-0155", "aws-cloudwatch-require-config-configuration-changes-alarm"],
            "CloudWatch AWS Config configuration changes alarm missing", Medium, false,
            "An intruder who stops the recorder of AWS Config leaves no trace of what changes afterwards.",
            (only_of "config.amazonaws.com": "StopConfigurationRecorder", "DeleteDeliveryChannel",
                "PutDeliveryChannel", "PutConfigurationRecorder");
            "organizations-changes", "38b85c45-e772-4de8-a247-69619ca137b3",
            "cloudwatch_aws_organizations_changes_missing_alarm",
            ["AVD-AWS-0174", "AWS-0174", "aws-cloudwatch-require-org-changes-alarm"],
            "Missing CloudWatch alarm for AWS Organizations changes", Low, true,
            "An account that leaves the organization has lost its guard rails; so has one whose policy is detached.",
            (only_of "organizations.amazonaws.com": "AcceptHandshake", "AttachPolicy", "CreateAccount",
                "CreateOrganizationalUnit", "CreatePolicy", "DeclineHandshake", "DeleteOrganization",
                "DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy", "DisablePolicyType",
                "EnablePolicyType", "InviteAccountToOrganization", "LeaveOrganization", "MoveAccount",
                "RemoveAccountFromOrganization", "UpdatePolicy", "UpdateOrganizationalUnit");
            "nacl-changes", "0a8e8dc5-b6fc-44fc-b5a1-969ec950f9b0",
            "cloudwatch_changes_to_nacl_alarm_missing",
            ["AVD-AWS-0157", "AWS-0157", "aws-cloudwatch-require-nacl-changes-alarm"],
            "CloudWatch changes to NACL alarm missing", Medium, true,
            "A changed network ACL opens whole subnets at once, by accident or for an intruder.",
            (of "ec2.amazonaws.com": "CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl",
                "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation");
            "cloudtrail-changes", "0f6cbf69-41bb-47dc-93f3-3844640bf480",
            "cloudwatch_cloudtrail_configuration_changes_alarm_missing",
            ["AVD-AWS-0151", "AWS-0151", "aws-cloudwatch-require-cloud-trail-change-alarm"],
            "Cloudwatch CloudTrail configuration changes alarm missing", Medium, false,
            "Stopping the trail is what an intruder does first: nothing is recorded from then on.",
            (of "cloudtrail.amazonaws.com": "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging",
                "StopLogging");
            "key-deletion", "56a585f5-555c-48b2-8395-e64e4740a9cf",
            "cloudwatch_disabling_or_scheduled_deletion_of_customer_created_cmk_alarm_missing",
            ["AVD-AWS-0153", "AWS-0153", "aws-cloudwatch-require-cmk-disabled-alarm"],
            "CloudWatch disabling or scheduled deletion of customer created CMK alarm missing", Medium, true,
            "What was encrypted with a key is lost with it. A deletion can be cancelled, for 7 to 30 days.",
            (only_of "kms.amazonaws.com": "DisableKey", "ScheduleKeyDeletion");
            "iam-policy-changes", "eaaba502-2f94-411a-a3c2-83d63cc1776d",
            "cloudwatch_iam_policy_changes_alarm_missing",
            ["AVD-AWS-0150", "AWS-0150", "aws-cloudwatch-require-iam-policy-change-alarm"],
            "CloudWatch IAM policy changes alarm missing", Low, true,
            "Whoever changes policies takes permissions: it is how an intruder stays.",
            (of "iam.amazonaws.com": "DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy",
                "PutGroupPolicy", "PutRolePolicy", "PutUserPolicy", "CreatePolicy", "DeletePolicy",
                "CreatePolicyVersion", "DeletePolicyVersion", "AttachRolePolicy", "DetachRolePolicy",
                "AttachUserPolicy", "DetachUserPolicy", "AttachGroupPolicy", "DetachGroupPolicy");
            "console-login-failures", "5864d189-ee9a-4009-ac0c-8a582e6b7919",
            "cloudwatch_management_console_auth_failed_alarm_missing",
            ["AVD-AWS-0152", "AWS-0152", "aws-cloudwatch-require-console-login-failures-alarm"],
            "CloudWatch management console auth failed alarm missing", Medium, false,
            "Many failed sign-ins are somebody who tries passwords.",
            ("{ ($.eventName = ConsoleLogin) && ($.errorMessage = \\\"Failed authentication\\\") }"
                [{ "$.eventName": "ConsoleLogin", "$.errorMessage": "Failed authentication",
                "$.responseElements.ConsoleLogin": "Failure" }]
                [{ "$.eventName": "ConsoleLogin", "$.responseElements.ConsoleLogin": "Success" },
                 { "$.eventName": "GetCallerIdentity", "$.errorMessage": "Failed authentication" }]);
            "console-login-without-mfa", "44ceb4fa-0897-4fd2-b676-30e7a58f2933",
            "cloudwatch_management_console_sign_in_without_mfa_alarm_missing",
            ["AVD-AWS-0148", "AWS-0148", "aws-cloudwatch-require-non-mfa-login-alarm"],
            "CloudWatch console sign-in without MFA alarm missing", Low, false,
            "Who signs in with a password alone may be anybody who has read it.",
            ("{ ($.eventName = ConsoleLogin) && ($.additionalEventData.MFAUsed != Yes) }"
                [{ "$.eventName": "ConsoleLogin", "$.additionalEventData.MFAUsed": "No",
                "$.userIdentity.type": "IAMUser",
                   "$.responseElements.ConsoleLogin": "Success" }]
                [{ "$.eventName": "ConsoleLogin", "$.additionalEventData.MFAUsed": "Yes",
                "$.userIdentity.type": "IAMUser",
                   "$.responseElements.ConsoleLogin": "Success" },
                 { "$.eventName": "SwitchRole", "$.additionalEventData.MFAUsed": "No" }]);
            "network-gateway-changes", "6b6874fe-4c2f-4eea-8b90-7cceaa4a125e",
            "cloudwatch_network_gateways_changes_alarm_missing",
            ["AVD-AWS-0158", "AWS-0158", "aws-cloudwatch-require-network-gateway-changes-alarm"],
            "CloudWatch network gateways changes alarm missing", Low, false,
            "A gateway connects a network that was closed to the internet, or to somebody else's network.",
            (of "ec2.amazonaws.com": "CreateCustomerGateway", "DeleteCustomerGateway",
                "AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway",
                "DetachInternetGateway");
            "root-usage", "8b1b1e67-6248-4dca-bbad-93486bb181c0", "cloudwatch_root_account_use_alarm_missing",
            ["AVD-AWS-0149", "AWS-0149", "aws-cloudwatch-require-root-user-usage-alarm"],
            "CloudWatch root account use missing", Medium, false,
            "The root user may do everything and is needed for nearly nothing: who uses it may have broken in.",
            ("{ $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS && $.eventType != AwsServiceEvent }"
                [{ "$.userIdentity.type": "Root", "$.eventType": "AwsApiCall" },
                { "$.userIdentity.type": "Root", "$.eventType": "AwsConsoleSignIn" }]
                [{ "$.userIdentity.type": "IAMUser", "$.eventType": "AwsApiCall" },
                 { "$.userIdentity.type": "Root", "$.userIdentity.invokedBy": "ec2.amazonaws.com",
                 "$.eventType": "AwsApiCall" },
                 { "$.userIdentity.type": "Root", "$.eventType": "AwsServiceEvent" }]);
            "route-table-changes", "2285e608-ddbc-47f3-ba54-ce7121e31216",
            "cloudwatch_route_table_changes_alarm_missing",
            ["AVD-AWS-0159", "AWS-0159"],
            "CloudWatch route table changes alarm missing", Low, false,
            "A changed route sends traffic past the firewall, or through a machine that reads it.",
            (of "ec2.amazonaws.com": "CreateRoute", "CreateRouteTable", "ReplaceRoute",
                "ReplaceRouteTableAssociation", "DeleteRouteTable", "DeleteRoute", "DisassociateRouteTable");
            "s3-policy-changes", "27c6a499-895a-4dc7-9617-5c485218db13",
            "cloudwatch_s3_policy_change_alarm_missing",
            ["AVD-AWS-0154", "AWS-0154", "aws-cloudwatch-require-s3-bucket-policy-change-alarm"],
            "CloudWatch S3 policy change alarm missing", Medium, true,
            "One changed policy makes a bucket public, or sends copies of all its objects to another account.",
            (only_of "s3.amazonaws.com": "PutBucketAcl", "PutBucketPolicy", "PutBucketCors",
                "PutBucketLifecycle", "PutBucketReplication", "DeleteBucketPolicy", "DeleteBucketCors",
                "DeleteBucketLifecycle", "DeleteBucketReplication");
            "security-group-changes", "4beaf898-9f8b-4237-89e2-5ffdc7ee6006",
            "cloudwatch_security_group_changes_alarm_missing",
            ["AVD-AWS-0156", "AWS-0156", "aws-cloudwatch-require-sg-change-alarms"],
            "Cloudwatch security group changes alarm missing", Medium, false,
            "A rule that opens a port to everybody is written in a second, and often stays.",
            (of "ec2.amazonaws.com": "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress",
                "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress", "CreateSecurityGroup",
                "DeleteSecurityGroup");
            "unauthorized-access", "4c18a45b-4ab1-4790-9f83-399ac695f1e5",
            "cloudwatch_unauthorized_access_defined_alarm_missing",
            ["AVD-AWS-0147", "AWS-0147", "aws-cloudwatch-require-unauthorised-api-call-alarm"],
            "CloudWatch unauthorized access alarm missing", Critical, false,
            "Calls that are refused in numbers are somebody who tries what a stolen key is good for.",
            ("{ ($.errorCode = \\\"*UnauthorizedOperation\\\") || ($.errorCode = \\\"AccessDenied*\\\") }"
                [{ "$.errorCode": "Client.UnauthorizedOperation", "$.eventName": "RunInstances",
                "$.sourceIPAddress": "203.0.113.7" },
                 { "$.errorCode": "AccessDenied", "$.eventName": "AssumeRole",
                 "$.sourceIPAddress": "203.0.113.7" }]
                [{ "$.errorCode": "NoSuchBucket", "$.eventName": "GetBucketAcl",
                "$.sourceIPAddress": "203.0.113.7" }]);
            "vpc-changes", "9d0d4512-1959-43a2-a17f-72360ff06d1b", "cloudwatch_vpc_changes_alarm_missing",
            ["AVD-AWS-0160", "AWS-0160", "aws-cloudwatch-require-vpc-changes-alarm"],
            "CloudWatch VPC changes alarm missing", Medium, false,
            "A peering connection joins a network to one that somebody else controls.",
            (of "ec2.amazonaws.com": "CreateVpc", "DeleteVpc", "ModifyVpcAttribute",
                "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection", "DeleteVpcPeeringConnection",
                "RejectVpcPeeringConnection", "AttachClassicLinkVpc", "DetachClassicLinkVpc",
                "DisableVpcClassicLink", "EnableVpcClassicLink");
        }
    };
}
