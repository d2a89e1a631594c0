use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "858deaf8-626b-571c-867f-0985c7f8e654",
    aliases: &[
        "github/branch_unsigned_commits", "CKV_GIT_6", "AVD-GIT-0004", "GIT-0004",
        "github-branch_protections-require_signed_commits",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 345,
    pedantic: true,
    targets: &super::PROTECTIONS,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("require_signed_commits").is_true().fix("true")),
    ..rule("github-branch-unsigned-commits", include_str!("unsigned_commits.md"))
};
