use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "69e7c320-b65d-41bb-be02-d63ecc0bcc9d",
    aliases: &["aws/ecr_repository_without_policy"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 710,
    targets: &["aws_ecr_repository"],
    check: Check::Holds(has_policy, "no `aws_ecr_repository_policy` says who may use this repository"),
    ..rule("aws-ecr-repository-without-policy", include_str!("repository_without_policy.md"))
};

fn has_policy(repository: &Block, cx: &Cx) -> Checked<bool> {
    if cx.referring("aws_ecr_repository_policy", "repository", repository, &["name", "id"]).exist()? {
        return Ok(true);
    }
    cx.given_away(repository, &["name", "id"]).map_or(Ok(false), Err)
}
