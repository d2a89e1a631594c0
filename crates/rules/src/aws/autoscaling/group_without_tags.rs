use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ba48df05-eaa1-4d64-905e-4a4b051e7587",
    aliases: &["aws/autoscaling_groups_supply_tags", "CKV_AWS_153"],
    severity: Low,
    category: Availability,
    cwe: 665,
    targets: &["aws_autoscaling_group"],
    modules: &[module("terraform-aws-modules/autoscaling/aws")],
    check: Check::Block(check_tags),
    ..rule("aws-autoscaling-group-without-tags", include_str!("group_without_tags.md"))
};

/// The block of the resource and the list that older versions of the provider took; the inputs of the registry module.
const TAGS: [&str; 4] = ["tag", "tags", "tags_as_map", "autoscaling_group_tags"];

fn check_tags(group: &Block, cx: &mut Cx) -> Checked {
    if !value::any(TAGS, |tags| group.is_set(tags))? {
        cx.flag(group.header(), "no `tag` is set").about("tag");
    }
    Ok(())
}
