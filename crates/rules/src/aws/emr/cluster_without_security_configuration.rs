use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0c08c746-2aeb-5437-954f-9b3f0ad32b71",
    aliases: &["aws/emr_cluster_without_security_configuration", "CKV2_AWS_55"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_emr_cluster"],
    check: Check::Attribute(attribute("security_configuration").is_present()),
    ..rule(
        "aws-emr-cluster-without-security-configuration",
        include_str!("cluster_without_security_configuration.md"),
    )
};
