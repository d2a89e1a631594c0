use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6bfe7aef-31e7-4fb9-aa55-7e3cfdc25b0a",
    aliases: &["aws/lambda_function_without_concurrency_limit", "CKV_AWS_115"],
    severity: Info,
    pedantic: true,
    category: Availability,
    cwe: 770,
    targets: &["aws_lambda_function"],
    check: Check::Attribute(attribute("reserved_concurrent_executions").at_least(0)),
    ..rule(
        "aws-lambda-function-without-concurrency-limit",
        include_str!("function_without_concurrency_limit.md"),
    )
};
