use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4d6dd1a4-b0e6-49c0-a0cb-6f54335079e4",
    aliases: &[
        "aws/lambda_permission_without_source", "CKV_AWS_364", "AVD-AWS-0067", "AWS-0067",
        "aws-lambda-restrict-source-arn",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 441,
    targets: &["aws_lambda_permission"],
    check: Check::Block(check_source),
    ..rule("aws-lambda-permission-without-source", include_str!("permission_without_source.md"))
};

/// What says on whose behalf a service may call.
const SOURCES: [&str; 4] = ["source_arn", "source_account", "principal_org_id", "event_source_token"];

fn check_source(permission: &Block, cx: &mut Cx) -> Checked {
    let Some(service) = permission.string("principal")?.filter(|it| is_service(it)) else { return Ok(()) };
    if value::any(SOURCES, |name| permission.is_given(name))? {
        return Ok(());
    }
    value::each(SOURCES, |name| is_left_to_the_caller(permission, name))?;
    let written = SOURCES.into_iter().find(|name| permission.is_written(name));
    let actual = written.map_or("neither `source_arn` nor `source_account` is set".to_owned(), |name| {
        permission.actual(name)
    });
    let message = format!("{actual}, so `{service}` may call for any account");
    cx.wrong(permission, "principal", message)
        .pedantic_if(is_polled(&service))
        .shown_at(permission.place(written.unwrap_or("principal")));
    Ok(())
}

/// Whether a principal is a service that acts for other accounts, too. Lambda itself copies functions to the edge.
fn is_service(principal: &str) -> bool {
    let is_of_aws = principal.ends_with(".amazonaws.com") || principal.ends_with(".amazonaws.com.cn");
    is_of_aws && !principal.contains("lambda.amazonaws.com")
}

/// Whether a service calls no function: Lambda itself reads what is in it, with the role of the function.
fn is_polled(service: &str) -> bool {
    ["dynamodb", "kafka", "kinesis", "sqs"]
        .iter()
        .any(|it| service.strip_prefix(it) == Some(".amazonaws.com"))
}
