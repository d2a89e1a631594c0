//! Which actions change something that has a name, as far as their own names tell.

/// The services of which nearly all actions that change something take the ARN of what they change, and the actions that do not
/// ("Actions, resources, and condition keys for AWS services").
const SERVICES: [(&str, &[&str]); 28] = [
    ("acm", &["PutAccountConfiguration", "RequestCertificate"]),
    ("athena", &["RunQuery"]),
    ("autoscaling", &[]),
    ("batch", &[]),
    (
        "codebuild",
        &["DeleteOAuthToken", "DeleteSourceCredentials", "ImportSourceCredentials", "PersistOAuthToken"],
    ),
    (
        "codecommit",
        &[
            "CreateApprovalRuleTemplate", "DeleteApprovalRuleTemplate", "UpdateApprovalRuleTemplateContent",
            "UpdateApprovalRuleTemplateDescription", "UpdateApprovalRuleTemplateName",
        ],
    ),
    ("dynamodb", &["PurchaseReservedCapacityOfferings", "UpdateAbacStatus"]),
    (
        "ec2",
        &[
            "AcceptReservedInstancesExchangeQuote", "AdvertiseByoipCidr", "AssociateIpamByoasn",
            "AssociateTrunkInterface", "BundleInstance", "CancelBundleTask", "CancelConversionTask",
            "CancelReservedInstancesListing", "ConfirmProductInstance", "CreateDefaultSubnet",
            "CreateDefaultVpc", "CreateReservedInstancesListing", "CreateSpotDatafeedSubscription",
            "CreateSubnetCidrReservation", "DeleteQueuedReservedInstances", "DeleteSpotDatafeedSubscription",
            "DeleteSubnetCidrReservation", "DeprovisionByoipCidr",
            "DeregisterInstanceEventNotificationAttributes",
            "DisableAwsNetworkPerformanceMetricSubscription", "DisableEbsEncryptionByDefault",
            "DisableImageBlockPublicAccess", "DisableIpamOrganizationAdminAccount",
            "DisableSerialConsoleAccess", "DisableSnapshotBlockPublicAccess", "DisassociateIpamByoasn",
            "DisassociateTrunkInterface", "EnableAwsNetworkPerformanceMetricSubscription",
            "EnableEbsEncryptionByDefault", "EnableImageBlockPublicAccess",
            "EnableIpamOrganizationAdminAccount", "EnableReachabilityAnalyzerOrganizationSharing",
            "EnableSerialConsoleAccess", "EnableSnapshotBlockPublicAccess", "ExportTransitGatewayRoutes",
            "InjectApiError", "ModifyAvailabilityZoneGroup", "ModifyDefaultCreditSpecification",
            "ModifyEbsDefaultKmsKeyId", "ModifyIdFormat", "ModifyIdentityIdFormat",
            "ModifyInstanceMetadataDefaults", "MoveAddressToVpc", "ProvisionByoipCidr",
            "PurchaseReservedInstancesOffering", "PurchaseScheduledInstances",
            "RegisterInstanceEventNotificationAttributes", "ReportInstanceStatus", "ResetEbsDefaultKmsKeyId",
            "RestoreAddressToClassic", "RunScheduledInstances", "WithdrawByoipCidr",
        ],
    ),
    (
        "ecs",
        &[
            "CreateCapacityProvider", "CreateTaskSet", "DeleteAccountSetting", "DeregisterTaskDefinition",
            "DiscoverPollEndpoint", "PutAccountSetting", "PutAccountSettingDefault",
            "RegisterTaskDefinition",
        ],
    ),
    ("eks", &["CreateCluster", "CreateEksAnywhereSubscription", "RegisterCluster"]),
    ("elasticache", &[]),
    ("elasticfilesystem", &["CreateFileSystem", "PutAccountPreferences"]),
    ("elasticloadbalancing", &["SetWebAcl"]),
    ("events", &["PutPartnerEvents", "PutPermission", "RemovePermission"]),
    ("fsx", &["UpdateSharedVpcConfiguration"]),
    (
        "iam",
        &[
            "CreateAccountAlias", "DeleteAccountAlias", "DeleteAccountPasswordPolicy",
            "DeleteCloudFrontPublicKey", "DisableOrganizationsRootCredentialsManagement",
            "DisableOrganizationsRootSessions", "EnableOrganizationsRootCredentialsManagement",
            "EnableOrganizationsRootSessions", "GenerateCredentialReport", "SetSTSRegionalEndpointStatus",
            "SetSecurityTokenServicePreferences", "SimulateCustomPolicy", "UpdateAccountEmailAddress",
            "UpdateAccountName", "UpdateAccountPasswordPolicy", "UpdateCloudFrontPublicKey",
            "UploadCloudFrontPublicKey",
        ],
    ),
    ("kafka", &[]),
    (
        "kinesis",
        &["DisableEnhancedMonitoring", "EnableEnhancedMonitoring", "UpdateShardCount", "UpdateStreamMode"],
    ),
    (
        "kms",
        &[
            "ConnectCustomKeyStore", "CreateCustomKeyStore", "CreateKey", "DeleteCustomKeyStore",
            "DisconnectCustomKeyStore", "GenerateRandom", "UpdateCustomKeyStore",
        ],
    ),
    ("lambda", &["CreateCodeSigningConfig", "CreateEventSourceMapping"]),
    (
        "rds",
        &[
            "CancelExportTask", "CreateDBProxy", "CrossRegionCommunication", "ModifyCertificates",
            "ModifyDBRecommendation", "ModifyRecommendation",
        ],
    ),
    (
        "route53",
        &[
            "CreateCidrCollection", "CreateHealthCheck", "CreateHostedZone", "CreateReusableDelegationSet",
            "CreateTrafficPolicy",
        ],
    ),
    (
        "s3",
        &[
            "CreateJob", "CreateStorageLensGroup", "PutAccessPointPublicAccessBlock",
            "PutAccountPublicAccessBlock", "PutStorageLensConfiguration",
        ],
    ),
    ("scheduler", &[]),
    ("secretsmanager", &[]),
    ("sqs", &[]),
    (
        "states",
        &["InvokeHTTPEndpoint", "RevealSecrets", "SendTaskFailure", "SendTaskHeartbeat", "SendTaskSuccess"],
    ),
    ("wafv2", &["CreateAPIKey", "DeleteAPIKey", "GenerateMobileSdkReleaseUrl"]),
];

/// How actions are called that only read.
const READS: [&str; 11] =
    ["BatchGet", "Check", "Describe", "Get", "List", "Lookup", "Query", "Scan", "Search", "Validate", "View"];

/// Whether an action, or a pattern with `*` at its end, changes what could be named.
pub(super) fn changes_what_has_a_name(action: &str) -> bool {
    let Some((service, name)) = action.split_once(':') else { return false };
    let Some((_, others)) = SERVICES.iter().find(|(it, _)| it.eq_ignore_ascii_case(service)) else {
        return false;
    };
    !READS.iter().any(|it| name.starts_with(it)) && !others.iter().any(|it| it.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_a_resource_is_told_from_what_reads_or_has_none() {
        for action in ["fsx:UpdateFileSystem", "ec2:AttachVolume", "ec2:Create*", "sqs:*"] {
            assert!(changes_what_has_a_name(action), "{action}");
        }
        for action in
            ["ec2:Describe*", "kms:CreateKey", "ssmmessages:OpenDataChannel", "*", "sts:GetCallerIdentity"]
        {
            assert!(!changes_what_has_a_name(action), "{action}");
        }
    }
}
