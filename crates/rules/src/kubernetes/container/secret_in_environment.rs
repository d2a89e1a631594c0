use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6d8f1a10-b6cd-48f0-b960-f7c535d5cdb8",
    aliases: &["kubernetes/secrets_as_environment_variables", "CKV_K8S_35"],
    severity: Low,
    category: SecretManagement,
    cwe: 526,
    pedantic: true,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_variables),
    ..rule("kubernetes-container-secret-in-environment", include_str!("secret_in_environment.md"))
};

fn check_variables(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        let own = value::each(container.block.each("env"), |variable| {
            if variable.any("value_from", |source| source.is_set("secret_key_ref"))? {
                let (path, name) = (variable.path_of("value_from"), variable.value("name"));
                let message = format!("`{path}` reads `{name}` from a secret{}", container.of());
                cx.flag(container.place(variable.header()), message).about(path);
            }
            Ok(())
        });
        own.and(value::each(container.block.each("env_from"), |variables| {
            if variables.is_set("secret_ref")? {
                let path = variables.path_of("secret_ref");
                let message = format!("`{path}` makes each key of a secret a variable{}", container.of());
                cx.flag(container.place(variables.header()), message).about(path);
            }
            Ok(())
        }))
    })
}
