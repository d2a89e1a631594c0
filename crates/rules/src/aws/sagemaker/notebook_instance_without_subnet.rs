use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a84892a9-1e6a-5465-96d7-2f414032051f",
    aliases: &["aws/sagemaker_notebook_instance_without_subnet", "CKV_AWS_306"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_sagemaker_notebook_instance"],
    check: Check::Attribute(attribute("subnet_id").is_present()),
    ..rule(
        "aws-sagemaker-notebook-instance-without-subnet",
        include_str!("notebook_instance_without_subnet.md"),
    )
};
