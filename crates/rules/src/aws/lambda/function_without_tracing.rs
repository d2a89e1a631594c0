use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8152e0cf-d2f0-47ad-96d5-d003a76eabd1",
    aliases: &[
        "aws/lambda_functions_without_x-ray_tracing", "CKV_AWS_50", "AVD-AWS-0066", "AWS-0066",
        "aws-lambda-enable-tracing", "aws-lambda-function-untraced",
    ],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_lambda_function"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("tracing_config.mode").one_of(&["Active"]).fix("\"Active\"")),
    ..rule("aws-lambda-function-without-tracing", include_str!("function_without_tracing.md"))
};
