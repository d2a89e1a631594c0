use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b3ca9dab-482e-49c3-b3fe-f16a1d57bf98",
    aliases: &["aws/lambda_function_without_code_signing", "CKV_AWS_272"],
    severity: Low,
    category: SupplyChain,
    cwe: 345,
    pedantic: true,
    targets: &["aws_lambda_function"],
    modules: &[super::MODULE],
    check: Check::Attribute(attribute("code_signing_config_arn").is_present().for_blocks(super::is_zip)),
    ..rule("aws-lambda-function-without-code-signing", include_str!("function_without_code_signing.md"))
};
