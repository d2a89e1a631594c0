use super::is_taggable;
use crate::prelude::*;
use crate::team;

pub(super) static RULE: Rule = Rule {
    guid: "a2b3c4d5-e6f7-8901-gh23-ijkl456m7890",
    aliases: &["aws/team_tag_not_present"],
    severity: Low,
    category: BestPractices,
    cwe: 200,
    pedantic: true,
    targets: &["aws_*"],
    among: is_taggable,
    check: Check::Block(check_tags),
    ..rule("aws-tagging-resource-without-team-tag", include_str!("resource_without_team_tag.md"))
};

fn check_tags(resource: &Block, cx: &mut Cx) -> Checked {
    // Auto Scaling groups have a block for each tag.
    let in_blocks =
        || value::any(["tag", "tags"], |name| resource.any(name, |tag| lists(tag, "key", team::is_name)));
    let elsewhere = |cx: &Cx| either(in_blocks(), cx.any("provider", gives_team));
    team::check(resource, "tags", elsewhere, cx)
}

/// Whether a provider of AWS gives every resource the tag.
fn gives_team(provider: &Block) -> Checked<bool> {
    let is_aws = provider.address.name() == "aws";
    both(Ok(is_aws), provider.any("default_tags", |default| team::is_named(&default.value("tags"))))
}
