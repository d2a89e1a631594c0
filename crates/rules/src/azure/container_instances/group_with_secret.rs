use crate::prelude::*;
use crate::secrets::{self, Certainty};

pub(super) static RULE: Rule = Rule {
    guid: "11e791a9-efff-4895-816b-8b7bb0547bd0",
    aliases: &["azure/container_instances_group_with_secret"],
    severity: Medium,
    category: SecretManagement,
    cwe: 526,
    targets: &["azurerm_container_group"],
    check: Check::Block(check_variables),
    ..rule("azure-container-instances-group-with-secret", include_str!("group_with_secret.md"))
};

const VARIABLES: &str = "environment_variables";

fn check_variables(group: &Block, cx: &mut Cx) -> Checked {
    for container in ["container", "init_container"].into_iter().flat_map(|kind| group.each(kind)) {
        if let Some((variable, it, secret)) = secrets::among(&container.value(VARIABLES), |_| true) {
            let message = format!("`{}.{variable}` {}", container.path_of(VARIABLES), secret.is);
            cx.wrong(&container, VARIABLES, message)
                .shown_at(container.place_of_item(VARIABLES, it))
                .because_of_secret(it)
                .pedantic_if(secret.certainty == Certainty::Placeholder);
        }
    }
    Ok(())
}
