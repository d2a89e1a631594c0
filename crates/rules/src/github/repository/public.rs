use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "15d8a7fd-465a-4d15-a868-add86552f17b",
    aliases: &[
        "github/github_repository_set_to_public", "CKV_GIT_1", "AVD-GIT-0001", "GIT-0001",
        "github-repositories-private",
    ],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 668,
    targets: &["github_repository"],
    fix: Some(Unsafe),
    check: Check::Block(check_visibility),
    ..rule("github-repository-public", include_str!("public.md"))
};

fn check_visibility(repository: &Block, cx: &mut Cx) -> Checked {
    let old = attribute("private").is_true().fix("true");
    let new = attribute("visibility").one_of(&["private", "internal"]).fix("\"private\"");
    let demand = if !repository.is_set("visibility")? && repository.is_set("private")? { old } else { new };
    demand.check(repository, cx)
}
