use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6c399f90-f475-54e8-8cbe-30abc5d1f0fc",
    aliases: &["aws/sagemaker_model_without_network_isolation", "CKV_AWS_370"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_sagemaker_model"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("enable_network_isolation").is_true().fix("true")),
    ..rule(
        "aws-sagemaker-model-without-network-isolation",
        include_str!("model_without_network_isolation.md"),
    )
};
