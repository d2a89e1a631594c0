use crate::prelude::*;
use crate::team;
use std::sync::LazyLock;
use tollgate_core::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    guid: "b2b3c4d5-e6f7-8901-gh23-ijkl456m7890",
    aliases: &["gcp/team_label_not_present"],
    severity: Low,
    category: BestPractices,
    cwe: 200,
    pedantic: true,
    targets: &["google_*"],
    among: is_labelled,
    check: Check::Block(check_labels),
    ..rule("gcp-labels-resource-without-team-label", include_str!("resource_without_team_label.md"))
};

fn check_labels(resource: &Block, cx: &mut Cx) -> Checked {
    team::check(resource, "labels", |cx| cx.any("provider", gives_team), cx)
}

fn is_labelled(kind: &str) -> bool {
    kind.strip_prefix("google_").is_some_and(|kind| LABELLED.contains(kind))
}

/// Whether a provider of Google Cloud gives every resource the label.
fn gives_team(provider: &Block) -> Checked<bool> {
    let is_google = matches!(provider.address.name(), "google" | "google-beta");
    both(Ok(is_google), team::is_named(&provider.value("default_labels")))
}

/// The resource types with `labels`, without `google_`.
static LABELLED: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("labelled.txt").lines().collect());
