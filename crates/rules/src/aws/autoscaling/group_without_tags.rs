use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ba48df05-eaa1-4d64-905e-4a4b051e7587",
    aliases: &["aws/autoscaling_groups_supply_tags", "CKV_AWS_153"],
    severity: Low,
    category: Availability,
    cwe: 665,
    pedantic: true,
    targets: &["aws_autoscaling_group"],
    modules: &[module("terraform-aws-modules/autoscaling/aws")],
    check: Check::Attribute(
        attribute("tag").also_named(&["tags"]).is_present().for_blocks(has_no_other_tags),
    ),
    ..rule("aws-autoscaling-group-without-tags", include_str!("group_without_tags.md"))
};

/// What the registry module calls its other inputs for tags.
fn has_no_other_tags(group: &Block) -> Checked<bool> {
    not(value::any(["tags_as_map", "autoscaling_group_tags"], |tags| group.is_set(tags)))
}
