use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f6d4606f-8c57-587f-9807-48a5f5b5c273",
    aliases: &["github/repository_without_branch_protection", "CKV2_GIT_1"],
    severity: Low,
    category: BestPractices,
    cwe: 284,
    pedantic: true,
    targets: &["github_repository"],
    check: Check::Block(check_protection),
    ..rule("github-repository-without-branch-protection", include_str!("without_branch_protection.md"))
};

/// What protects branches, and how it names the repository.
const PROTECTIONS: [(&str, &str); 3] = [
    ("github_branch_protection", "repository_id"),
    ("github_branch_protection_v3", "repository"),
    ("github_repository_ruleset", "repository"),
];

fn check_protection(repository: &Block, cx: &mut Cx) -> Checked {
    let own = || {
        value::any(PROTECTIONS, |(kind, attribute)| {
            cx.referring(kind, attribute, repository, &["node_id", "name", "id", "repo_id"]).exist()
        })
    };
    // Rules of an organization are for many repositories, by their names.
    let above = || cx.any("github_organization_ruleset", |_| Ok(true));
    if !either(repository.is_true("archived"), either(own(), above()))? {
        let message = "no `github_branch_protection` or `github_repository_ruleset` is for this repository";
        cx.flag(repository.header(), message);
    }
    Ok(())
}
