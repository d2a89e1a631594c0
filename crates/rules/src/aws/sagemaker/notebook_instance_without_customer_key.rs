use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f3674e0c-f6be-43fa-b71c-bf346d1aed99",
    aliases: &["aws/sagemaker_notebook_instance_without_kms", "CKV_AWS_22", "CKV_AWS_187"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_sagemaker_notebook_instance", "aws_sagemaker_domain"],
    check: Check::Attribute(attribute("kms_key_id").is_present()),
    ..rule(
        "aws-sagemaker-notebook-instance-without-customer-key",
        include_str!("notebook_instance_without_customer_key.md"),
    )
};
