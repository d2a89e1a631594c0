use crate::prelude::*;
use crate::secrets::is_access_key;

pub(super) static RULE: Rule = Rule {
    guid: "3cd2d994-1020-41c2-a730-3ba46384652b",
    aliases: &["aws/codebuild_project_with_access_keys"],
    severity: High,
    category: SecretManagement,
    cwe: 798,
    targets: &["aws_codebuild_project"],
    check: Check::Block(check_variables),
    ..rule("aws-codebuild-project-with-access-keys", include_str!("project_with_access_keys.md"))
};

fn check_variables(project: &Block, cx: &mut Cx) -> Checked {
    let variables = project.each("environment").into_iter().flat_map(|it| it.each("environment_variable"));
    value::each(variables, |variable| {
        // What is not known here is not written down here.
        let value = variable.value("value");
        let is_plain = either(not(variable.is_set("type")), is_one_of(&variable, "type", &["PLAINTEXT"]));
        if is_access_key(&value) && is_plain? {
            let path = variable.path_of("value");
            cx.wrong(&variable, "value", format!("`{path}` contains an AWS access key")).because(&value);
        }
        Ok(())
    })
}
