use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "96c53c53-0bc5-4941-9a72-de1fd97908cf",
    aliases: &["aws/lambda_function_url_public", "CKV_AWS_258"],
    severity: High,
    category: AccessControl,
    cwe: 306,
    implies: &["aws-lambda-function-public"],
    targets: &["aws_lambda_function_url"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("authorization_type")
            .one_of(&["AWS_IAM"])
            .for_blocks(has_url)
            .pedantic_for(is_for_every_page)
            .causes_for_all()
            .fix("\"AWS_IAM\""),
    ),
    ..rule("aws-lambda-function-url-public", include_str!("function_url_public.md"))
};

/// Whether there is a URL, which a call of the module has to ask for.
fn has_url(block: &Block) -> Checked<bool> {
    if block.is_call() { block.is_true("create_lambda_function_url") } else { Ok(true) }
}

/// Whether pages of any origin may call the URL: it is meant for everybody.
fn is_for_every_page(block: &Block, _: &Cx) -> Checked<bool> {
    block.any("cors", |cors| lists(cors, "allow_origins", |origin| origin == "*"))
}
