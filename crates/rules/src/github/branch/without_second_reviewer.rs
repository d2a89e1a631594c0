use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "eb19ac1c-fd86-52de-a54a-12f269c3cabf",
    aliases: &["github/branch_without_second_reviewer", "CKV_GIT_5"],
    severity: Low,
    category: BestPractices,
    cwe: 284,
    pedantic: true,
    targets: &super::PROTECTIONS,
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("required_pull_request_reviews.required_approving_review_count").at_least(2).fix("2"),
    ),
    ..rule("github-branch-without-second-reviewer", include_str!("without_second_reviewer.md"))
};
