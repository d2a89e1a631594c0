use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "58b35504-0287-4154-bf69-02c0573deab8",
    aliases: &["aws/sagemaker_endpoint_configuration_encryption_disabled", "CKV_AWS_98"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_sagemaker_endpoint_configuration"],
    check: Check::Attribute(attribute("kms_key_arn").is_present().for_blocks(takes_key)),
    ..rule(
        "aws-sagemaker-endpoint-configuration-without-customer-key",
        include_str!("endpoint_configuration_without_customer_key.md"),
    )
};

/// Whether each variant has a volume that a key can be named for: serverless ones have none, and the local disks of some
/// instances are encrypted by the hardware (SageMaker API, `CreateEndpointConfig`, `KmsKeyId`).
fn takes_key(configuration: &Block) -> Checked<bool> {
    let has_no_volume = |variant: &Block| {
        let local = variant.string("instance_type").map(|it| it.is_some_and(|it| has_local_disk(&it)));
        either(variant.is_set("serverless_config"), local)
    };
    not(configuration.any("production_variants", has_no_volume))
}

/// Whether instances of a type, such as `ml.g5.xlarge`, have disks of their own.
fn has_local_disk(instance_type: &str) -> bool {
    let family = instance_type.split('.').nth(1).unwrap_or_default();
    let digits = family.find(|it: char| it.is_ascii_digit()).unwrap_or(family.len());
    family[digits..].contains('d') || ["g5", "g6", "p5", "trn1"].iter().any(|it| family.starts_with(it))
}
