use crate::prelude::*;
use crate::secrets::is_access_key;
use tollgate_core::value::Data;

pub(super) static RULE: Rule = Rule {
    guid: "787b5ac1-a7fd-40a7-94d0-2baa58269c4c",
    aliases: &["aws/lambda_function_with_access_keys", "CKV_AWS_45"],
    severity: High,
    category: SecretManagement,
    cwe: 798,
    targets: &["aws_lambda_function"],
    modules: &[super::MODULE],
    check: Check::Block(check_environment),
    ..rule("aws-lambda-function-with-access-keys", include_str!("function_with_access_keys.md"))
};

fn check_environment(function: &Block, cx: &mut Cx) -> Checked {
    let (owners, name) = match function.is_call() {
        true => (vec![function.clone()], "environment_variables"),
        false => (function.each("environment"), "variables"),
    };
    value::each(owners, |environment| {
        let variables = environment.value(name);
        let Data::Object(members) = variables.data() else { return Ok(()) };
        // What is not known here is not written down here.
        if let Some((variable, key)) = members.iter().find(|(_, it)| is_access_key(it)) {
            let path = environment.path_of(name);
            cx.wrong(&environment, name, format!("`{path}.{variable}` contains an AWS access key"))
                .shown_at(environment.place_of_item(name, key));
        }
        Ok(())
    })
}
