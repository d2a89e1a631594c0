use crate::prelude::*;
use tollgate_core::value::Data;

pub(super) static RULE: Rule = Rule {
    guid: "96c53c53-0bc5-4941-9a72-de1fd97908cf",
    aliases: &["aws/lambda_function_url_public", "CKV_AWS_258"],
    severity: Medium,
    category: AccessControl,
    cwe: 306,
    targets: &["aws_lambda_function_url"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("authorization_type")
            .one_of(&["AWS_IAM"])
            .for_blocks(has_url)
            .pedantic_for(is_for_strangers)
            .fix("\"AWS_IAM\""),
    ),
    ..rule("aws-lambda-function-url-public", include_str!("function_url_public.md"))
};

/// Whether there is a URL, which a call of the module has to ask for.
fn has_url(block: &Block) -> Checked<bool> {
    if block.is_call() { block.is_true("create_lambda_function_url") } else { Ok(true) }
}

/// Whether pages of any origin may call the URL, which is meant for everybody then, or others send their messages to it: they
/// sign them in their own way.
fn is_for_strangers(url: &Block, cx: &Cx) -> Checked<bool> {
    let is_for_every_page = url.any("cors", |cors| lists(cors, "allow_origins", |origin| origin == "*"));
    either(Ok(is_called(url, &["webhook"]) || checks_signatures(url, cx)), is_for_every_page)
}

/// Whether the function is given what a third party signs its calls with, as the name of a variable says.
fn checks_signatures(url: &Block, cx: &Cx) -> bool {
    let functions = cx.referred("aws_lambda_function", &["function_name", "arn"], url, "function_name");
    let variables = match functions.first() {
        Some(function) => function.each("environment").iter().map(|it| it.value("variables")).collect(),
        // A call of the module that makes both.
        None => vec![url.value("environment_variables")],
    };
    variables.iter().any(|variables| match variables.data() {
        Data::Object(by_name) => by_name.keys().any(|it| is_of_webhook(it)),
        _ => false,
    })
}

/// Whether a variable by its name holds what calls are signed with: `GITHUB_WEBHOOK_SECRET`, `SLACK_SIGNING_KEY`.
fn is_of_webhook(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let words: Vec<_> = name.split(|it: char| !it.is_ascii_alphanumeric()).collect();
    let has = |wanted: &[&str]| words.iter().any(|it| wanted.contains(it));
    has(&["SIGNATURE", "SIGNING", "WEBHOOK", "WEBHOOKS"]) && has(&["KEY", "SECRET", "TOKEN"])
}
