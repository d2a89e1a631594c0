use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "91c4f7e5-1f2b-4e0d-8a3c-7b9d6e5f2c08",
    aliases: &["aws/sagemaker_notebook_instance_with_root_access", "CKV_AWS_307"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 250,
    targets: &["aws_sagemaker_notebook_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("root_access").default_is("\"Enabled\"").one_of(&["Disabled"]).fix("\"Disabled\""),
    ),
    ..rule(
        "aws-sagemaker-notebook-instance-with-root-access",
        include_str!("notebook_instance_with_root_access.md"),
    )
};
