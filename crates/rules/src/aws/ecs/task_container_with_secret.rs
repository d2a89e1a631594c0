use super::containers;
use crate::prelude::*;
use crate::secrets::{self, Certainty};

pub(super) static RULE: Rule = Rule {
    guid: "15d08af7-21fc-4b1c-952a-464071aeed72",
    aliases: &[
        "aws/ecs_task_container_with_secret", "AVD-AWS-0036", "AWS-0036", "aws-ecs-no-plaintext-secrets",
    ],
    severity: High,
    category: SecretManagement,
    cwe: 526,
    targets: &["aws_ecs_task_definition"],
    check: Check::Block(check_containers),
    ..rule("aws-ecs-task-container-with-secret", include_str!("task_container_with_secret.md"))
};

const VARIABLES: &str = "environment";

fn check_containers(task: &Block, cx: &mut Cx) -> Checked {
    value::each(containers::of(task)?, |container| {
        let mut secrets = Vec::new();
        for variable in container.block.each(VARIABLES) {
            // What its name is in the end is not known: then it is the name of no secret that is written down.
            let name = variable.value("name");
            if let Some(name) = name.as_str()
                && let Some(secret) = secrets::plain(name, &variable.value("value"))
            {
                secrets.push((name.to_owned(), secret));
            }
        }
        if let Some((name, secret)) = secrets.iter().min_by_key(|(_, it)| it.certainty) {
            let wrong = format!("`{name}` in `{VARIABLES}` {}", secret.is);
            let is_placeholder = secret.certainty == Certainty::Placeholder;
            container.wrong(VARIABLES, &wrong, cx).pedantic_if(is_placeholder);
        }
        Ok(())
    })
}
