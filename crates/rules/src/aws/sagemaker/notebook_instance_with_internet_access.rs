use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f3g4h5i6-j7k8-9lmn-0opq-12345abcdefg",
    aliases: &["aws/sagemaker_direct_internet_access_enabled", "CKV_AWS_122"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &["aws_sagemaker_notebook_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("direct_internet_access")
            .default_is("\"Enabled\"")
            .one_of(&["Disabled"])
            .fix("\"Disabled\"")
            .fix_where(|notebook| notebook.is_set("subnet_id")),
    ),
    ..rule(
        "aws-sagemaker-notebook-instance-with-internet-access",
        include_str!("notebook_instance_with_internet_access.md"),
    )
};
