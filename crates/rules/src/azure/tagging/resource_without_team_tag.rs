use crate::prelude::*;
use crate::team;
use std::sync::LazyLock;
use tollgate_core::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    guid: "e8f4d3c2-b1a0-4e5f-8d7c-9a0b1c2d3e4f",
    aliases: &["azure/team_tag_not_present"],
    severity: Low,
    category: BestPractices,
    cwe: 200,
    pedantic: true,
    targets: &["azurerm_*"],
    among: is_taggable,
    check: Check::Block(check_tags),
    ..rule("azure-tagging-resource-without-team-tag", include_str!("resource_without_team_tag.md"))
};

fn check_tags(resource: &Block, cx: &mut Cx) -> Checked {
    team::check(resource, "tags", |_| Ok(false), cx)
}

fn is_taggable(kind: &str) -> bool {
    kind.strip_prefix("azurerm_").is_some_and(|kind| TAGGABLE.contains(kind))
}

/// The resource types that can be tagged, without `azurerm_`.
static TAGGABLE: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("taggable.txt").lines().collect());
