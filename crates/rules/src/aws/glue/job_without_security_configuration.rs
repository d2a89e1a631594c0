use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3fa4feea-354a-5328-b946-06782e6018af",
    aliases: &["aws/glue_job_without_security_configuration", "CKV_AWS_195"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_glue_crawler", "aws_glue_dev_endpoint", "aws_glue_job"],
    check: Check::Attribute(attribute("security_configuration").is_present()),
    ..rule(
        "aws-glue-job-without-security-configuration",
        include_str!("job_without_security_configuration.md"),
    )
};
