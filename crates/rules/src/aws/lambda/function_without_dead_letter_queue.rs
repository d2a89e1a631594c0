use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c05d52a4-b5da-490d-834f-dcdda149ed4e",
    aliases: &["aws/lambda_function_without_dead_letter_queue", "CKV_AWS_116"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_lambda_function"],
    check: Check::Attribute(
        attribute("dead_letter_config.target_arn").is_present().unless(keeps_failures_otherwise),
    ),
    ..rule(
        "aws-lambda-function-without-dead-letter-queue",
        include_str!("function_without_dead_letter_queue.md"),
    )
};

/// Whether what fails goes to a destination, or the function reads a queue or a stream, which keeps what fails.
fn keeps_failures_otherwise(function: &Block, cx: &Cx) -> Checked<bool> {
    let names = ["function_name", "arn", "qualified_arn"];
    let settings = cx.referring("aws_lambda_function_event_invoke_config", "function_name", function, &names);
    let is_kept =
        settings.any(|it| it.any("destination_config", |destinations| destinations.is_set("on_failure")));
    either(
        is_kept,
        cx.referring("aws_lambda_event_source_mapping", "function_name", function, &names).exist(),
    )
}
