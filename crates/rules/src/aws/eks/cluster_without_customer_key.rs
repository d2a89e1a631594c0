use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "63ebcb19-2739-4d3f-aa5c-e8bbb9b85281",
    aliases: &[
        "aws/eks_cluster_encryption_disabled", "CKV_AWS_58", "AVD-AWS-0039", "AWS-0039",
        "aws-eks-encrypt-secrets",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_eks_cluster"],
    modules: &[super::MODULE],
    check: Check::Attributes(&[
        attribute("encryption_config").also_named(&["cluster_encryption_config"]).is_present(),
        attribute("encryption_config.resources").one_of(&["secrets"]).absent_is_ok(),
    ]),
    ..rule("aws-eks-cluster-without-customer-key", include_str!("cluster_without_customer_key.md"))
};
