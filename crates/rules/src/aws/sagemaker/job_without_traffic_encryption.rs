use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a5548c59-2070-5439-9d35-4bd5556c9261",
    aliases: &["aws/sagemaker_job_without_traffic_encryption", "CKV_AWS_369"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 319,
    targets: &["aws_sagemaker_data_quality_job_definition"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("network_config.enable_inter_container_traffic_encryption").is_true().fix("true"),
    ),
    ..rule("aws-sagemaker-job-without-traffic-encryption", include_str!("job_without_traffic_encryption.md"))
};
