use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c85d2a17-6b4e-4f93-b7d0-0e9f1c3a5d62",
    aliases: &["aws/sagemaker_notebook_instance_allows_imdsv1", "CKV_AWS_371"],
    severity: Low,
    category: InsecureDefaults,
    cwe: 441,
    targets: &["aws_sagemaker_notebook_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("instance_metadata_service_configuration.minimum_instance_metadata_service_version")
            .one_of(&["2"])
            .fix("\"2\""),
    ),
    ..rule(
        "aws-sagemaker-notebook-instance-allows-imdsv1",
        include_str!("notebook_instance_allows_imdsv1.md"),
    )
};
