use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d87ebd10-18b2-40a2-807b-1ed82529dd51",
    aliases: &["aws/lambda_function_url_cors_unrestricted", "CKV2_AWS_75"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 942,
    pedantic: true,
    targets: &["aws_lambda_function_url"],
    check: Check::Block(check_cors),
    ..rule("aws-lambda-function-url-cors-unrestricted", include_str!("function_url_cors_unrestricted.md"))
};

fn check_cors(url: &Block, cx: &mut Cx) -> Checked {
    value::each(url.each("cors"), |cors| {
        let any = |name| lists(&cors, name, |it| it == "*");
        if both(any("allow_origins"), any("allow_methods"))? {
            let message = "`cors.allow_origins` and `cors.allow_methods` both list `*`";
            cx.wrong(&cors, "allow_origins", message).also(cors.place("allow_methods"), "with every method");
        }
        Ok(())
    })
}
