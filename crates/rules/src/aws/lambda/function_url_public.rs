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
            .pedantic_for(is_for_strangers)
            .causes_for_all()
            .fix("\"AWS_IAM\""),
    ),
    ..rule("aws-lambda-function-url-public", include_str!("function_url_public.md"))
};

/// Whether there is a URL, which a call of the module has to ask for.
fn has_url(block: &Block) -> Checked<bool> {
    if block.is_call() { block.is_true("create_lambda_function_url") } else { Ok(true) }
}

/// Whether pages of any origin may call the URL, which is meant for everybody then, or others send their messages to it, as its
/// name says: they sign them in their own way.
fn is_for_strangers(url: &Block, _: &Cx) -> Checked<bool> {
    let is_for_every_page = url.any("cors", |cors| lists(cors, "allow_origins", |origin| origin == "*"));
    either(Ok(is_called(url, &["webhook"])), is_for_every_page)
}
