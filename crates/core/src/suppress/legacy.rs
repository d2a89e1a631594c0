//! The codes that tfsec gave its rules before they had names. It still honours them in comments, as of version 1.28.

/// Each code with the name that took its place, of the rules that there are here too; in order.
pub const CODES: &[(&str, &str)] = &[
    ("AWS001", "aws-s3-no-public-access-with-acl"),
    ("AWS002", "aws-s3-enable-bucket-logging"),
    ("AWS004", "aws-elb-http-not-used"),
    ("AWS006", "aws-vpc-no-public-ingress-sgr"),
    ("AWS008", "aws-vpc-no-public-ingress-sgr"),
    ("AWS011", "aws-rds-no-public-db-access"),
    ("AWS015", "aws-sqs-enable-queue-encryption"),
    ("AWS016", "aws-sns-enable-topic-encryption"),
    ("AWS018", "aws-vpc-add-description-to-security-group"),
    ("AWS019", "aws-kms-auto-rotate-keys"),
    ("AWS020", "aws-cloudfront-enforce-https"),
    ("AWS021", "aws-cloudfront-use-secure-tls-policy"),
    ("AWS022", "aws-msk-enable-in-transit-encryption"),
    ("AWS023", "aws-ecr-enable-image-scans"),
    ("AWS025", "aws-api-gateway-use-secure-tls-policy"),
    ("AWS035", "aws-elasticache-enable-at-rest-encryption"),
    ("AWS036", "aws-elasticache-enable-in-transit-encryption"),
    ("AWS045", "aws-cloudfront-enable-waf"),
    ("AWS047", "aws-sqs-no-wildcards-in-policy-documents"),
    ("AWS048", "aws-efs-enable-at-rest-encryption"),
    ("AWS049", "aws-vpc-no-public-ingress-acl"),
    ("AWS051", "aws-rds-encrypt-cluster-storage-data"),
    ("AWS052", "aws-rds-encrypt-instance-storage-data"),
    ("AWS059", "aws-athena-enable-at-rest-encryption"),
    ("AWS061", "aws-api-gateway-enable-access-logging"),
    ("AWS062", "aws-ec2-no-secrets-in-user-data"),
    ("AWS063", "aws-cloudtrail-enable-all-regions"),
    ("AWS064", "aws-cloudtrail-enable-log-validation"),
    ("AWS065", "aws-cloudtrail-enable-at-rest-encryption"),
    ("AWS067", "aws-eks-enable-control-plane-logging"),
    ("AWS068", "aws-eks-no-public-cluster-access-to-cidr"),
    ("AWS071", "aws-cloudfront-enable-logging"),
    ("AWS073", "aws-s3-ignore-public-acls"),
    ("AWS074", "aws-s3-block-public-acls"),
    ("AWS075", "aws-s3-no-public-buckets"),
    ("AWS076", "aws-s3-block-public-policy"),
    ("AWS077", "aws-s3-enable-versioning"),
    ("AWS078", "aws-ecr-enforce-immutable-repository"),
    ("AWS079", "aws-ec2-enforce-http-token-imds"),
    ("AWS081", "aws-dynamodb-enable-at-rest-encryption"),
    ("AWS082", "aws-vpc-no-default-vpc"),
    ("AWS083", "aws-elb-drop-invalid-headers"),
    ("AWS084", "aws-workspaces-enable-disk-encryption"),
    ("AWS086", "aws-dynamodb-enable-recovery"),
    ("AWS089", "aws-cloudwatch-log-group-customer-key"),
    ("AWS090", "aws-ecs-enable-container-insight"),
    ("AWS091", "aws-rds-specify-backup-retention"),
    ("AWS092", "aws-dynamodb-table-customer-key"),
    ("AWS093", "aws-ecr-repository-customer-key"),
    ("AWS095", "aws-ssm-secret-use-customer-key"),
    ("AZU003", "azure-compute-enable-disk-encryption"),
    ("AZU006", "azure-container-configured-network-policy"),
    ("AZU007", "azure-container-use-rbac-permissions"),
    ("AZU011", "azure-storage-no-public-access"),
    ("AZU012", "azure-storage-default-action-deny"),
    ("AZU013", "azure-storage-allow-microsoft-service-bypass"),
    ("AZU014", "azure-storage-enforce-https"),
    ("AZU015", "azure-storage-use-secure-tls-policy"),
    ("AZU017", "azure-network-ssh-blocked-from-internet"),
    ("AZU018", "azure-database-enable-audit"),
    ("AZU019", "azure-database-retention-period-set"),
    ("AZU022", "azure-keyvault-content-type-for-secret"),
    ("AZU023", "azure-keyvault-ensure-secret-expiry"),
    ("AZU024", "azure-network-disable-rdp-from-internet"),
    ("AZU026", "azure-keyvault-ensure-key-expiry"),
    ("GCP005", "google-gke-use-rbac-permissions"),
    ("GCP010", "google-gke-node-shielding-enabled"),
    ("GCP011", "google-iam-no-user-granted-permissions"),
    ("GCP012", "google-gke-use-service-account"),
    ("GIT001", "github-repositories-private"),
];

/// The name of a rule of tfsec, for which an old code may stand.
pub(super) fn name_of(rule: &str) -> &str {
    CODES.binary_search_by(|(code, _)| (*code).cmp(rule)).map_or(rule, |found| CODES[found].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_listed_in_order() {
        assert!(CODES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!((name_of("AZU023"), name_of("x")), ("azure-keyvault-ensure-secret-expiry", "x"));
    }
}
