use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f2c6e0d1-7c5d-4c39-8f59-1b7a0d9e4c25",
    aliases: &["aws/lambda_function_without_vpc", "CKV_AWS_117"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_lambda_function"],
    check: Check::Attribute(attribute("vpc_config").is_present()),
    ..rule("aws-lambda-function-without-vpc", include_str!("function_without_vpc.md"))
};
