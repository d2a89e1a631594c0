use crate::prelude::*;
use crate::secrets::{self, Certainty};

pub(super) static RULE: Rule = Rule {
    guid: "8ff35293-0ea0-422c-80e6-4c1dc145f612",
    aliases: &["aws/lambda_function_with_secret"],
    severity: Medium,
    category: SecretManagement,
    cwe: 526,
    targets: &["aws_lambda_function"],
    check: Check::Block(check_environment),
    ..rule("aws-lambda-function-with-secret", include_str!("function_with_secret.md"))
};

fn check_environment(function: &Block, cx: &mut Cx) -> Checked {
    let name = "variables";
    value::each(function.each("environment"), |environment| {
        let variables = environment.value(name);
        // A rule of their own reports access keys.
        if let Some((variable, it, secret)) = secrets::among(&variables, |it| !secrets::is_access_key(it)) {
            let message = format!("`{}.{variable}` {}", environment.path_of(name), secret.is);
            cx.wrong(&environment, name, message)
                .shown_at(environment.place_of_item(name, it))
                .because_of_secret(it)
                .pedantic_if(secret.certainty > Certainty::Made);
        }
        Ok(())
    })
}
