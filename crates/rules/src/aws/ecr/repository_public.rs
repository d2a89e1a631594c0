use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e86e26fc-489e-44f0-9bcd-97305e4ba69a",
    aliases: &[
        "aws/ecr_repository_is_publicly_accessible", "CKV_AWS_32", "CKV_AWS_283", "AVD-AWS-0032", "AWS-0032",
        "aws-ecr-no-public-access",
    ],
    severity: High,
    category: AccessControl,
    cwe: 668,
    targets: &["aws_ecr_repository_policy"],
    modules: &[module("terraform-aws-modules/ecr/aws").renamed(&[("repository_policy", "policy")])],
    check: Check::Block(check_policy),
    ..rule("aws-ecr-repository-public", include_str!("repository_public.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    let is_for_everybody = is_of_public_repository(block, cx);
    policy::each(block, "policy", cx, |statement| {
        let writes = statement.any("Action", |it| !is_to_pull(it));
        let declined = is_for_everybody && matches!(writes, Ok(false));
        Ok(statement.is_public()?.then(|| policy::allows_everybody(statement).declined_if(declined)))
    })
}

/// Whether the name or a tag of the repository says that it is public.
fn is_of_public_repository(policy: &Block, cx: &Cx) -> bool {
    let repositories = cx.referred("aws_ecr_repository", &["name", "id"], policy, "repository");
    let says_so = |it: &Block| is_called(it, &["public"]) || it.value("tags").to_string().contains("public");
    matches!(repositories.search(|it| Ok(says_so(it))), Ok(true))
}

/// Whether an action only pulls or lists images.
fn is_to_pull(action: &str) -> bool {
    let name = action.trim_start_matches("ecr:");
    ["BatchCheck", "BatchGet", "Describe", "Get", "List"].iter().any(|it| name.starts_with(it))
}
