use crate::prelude::*;
use crate::secrets::{self, Certainty};

pub(super) static RULE: Rule = Rule {
    guid: "914f7306-1549-401c-880c-5dce0bccf31e",
    aliases: &["gcp/functions_function_with_secret"],
    severity: Medium,
    category: SecretManagement,
    cwe: 526,
    targets: &["google_cloudfunctions_function", "google_cloudfunctions2_function"],
    check: Check::Block(check_environment),
    ..rule("gcp-functions-function-with-secret", include_str!("function_with_secret.md"))
};

const VARIABLES: &str = "environment_variables";

fn check_environment(function: &Block, cx: &mut Cx) -> Checked {
    let owners = match function.kind() {
        "google_cloudfunctions2_function" => function.each("service_config"),
        _ => vec![function.clone()],
    };
    for owner in owners {
        if let Some((variable, it, secret)) = secrets::among(&owner.value(VARIABLES), |_| true) {
            let message = format!("`{}.{variable}` {}", owner.path_of(VARIABLES), secret.is);
            cx.wrong(&owner, VARIABLES, message)
                .shown_at(owner.place_of_item(VARIABLES, it))
                .because_of_secret(it)
                .pedantic_if(secret.certainty > Certainty::Made);
        }
    }
    Ok(())
}
