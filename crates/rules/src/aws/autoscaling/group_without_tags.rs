use crate::prelude::*;

rule! {
    /// Autoscaling groups supply tags
    ///
    /// The instances that a group launches get the tags of the group and no others: the `default_tags` of the
    /// provider do not reach them. Without tags nobody can tell whose instances they are, what they cost, or which of
    /// them a policy by tag should let in.
    ///
    /// Add a `tag` block with `propagate_at_launch = true` for each tag that your organisation needs, such as the
    /// owner.
    ///
    /// ```hcl bad
    /// resource "aws_autoscaling_group" "workers" { # finding
    ///   name     = "workers"
    ///   min_size = 1
    ///   max_size = 4
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_autoscaling_group" "workers" {
    ///   name     = "workers"
    ///   min_size = 1
    ///   max_size = 4
    ///
    ///   tag {
    ///     key                 = "Owner"
    ///     value               = "orders"
    ///     propagate_at_launch = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "tags" {
    ///   type = list(map(string))
    /// }
    ///
    /// resource "aws_autoscaling_group" "workers" {
    ///   name     = "workers"
    ///   min_size = 1
    ///   max_size = 4
    ///   tags     = var.tags
    /// }
    /// ```
    id: "aws-autoscaling-group-without-tags",
    guid: "ba48df05-eaa1-4d64-905e-4a4b051e7587",
    aliases: ["aws/autoscaling_groups_supply_tags", "CKV_AWS_153"],
    severity: Low,
    category: Availability,
    cwe: 665,
    targets: ["aws_autoscaling_group"],
    modules: [ModuleInputs { source: "terraform-aws-modules/autoscaling/aws", renamed: &[] }],
    check: Check::Block(has_tags),
}

/// The block of the resource and the list that older versions of the provider took; the inputs of the registry module.
const TAGS: [&str; 4] = ["tag", "tags", "tags_as_map", "autoscaling_group_tags"];

fn has_tags(group: &Block, cx: &mut Cx) -> Checked {
    if !value::any(TAGS, |tags| group.is_set(tags))? {
        cx.flag(group.header(), "no `tag` is set").about("tag");
    }
    Ok(())
}
