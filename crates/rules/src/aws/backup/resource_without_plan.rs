use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3b51b33f-f9c6-5ee3-953a-8309c7a1f528",
    aliases: &["aws/backup_resource_without_plan", "CKV2_AWS_8", "CKV2_AWS_9", "CKV2_AWS_18"],
    severity: Low,
    pedantic: true,
    category: Backup,
    cwe: 665,
    targets: &["aws_ebs_volume", "aws_efs_file_system", "aws_rds_cluster"],
    check: Check::Holds(is_backed_up, "no `aws_backup_selection` of the configuration selects this resource"),
    ..rule("aws-backup-resource-without-plan", include_str!("resource_without_plan.md"))
};

fn is_backed_up(resource: &Block, cx: &Cx) -> Checked<bool> {
    let arn = resource.reference("arn");
    let selections = cx.listing("aws_backup_selection", "resources", &arn);
    let answers = [
        selections.search(|it| Ok(may_name(it, &arn))),
        cx.anywhere("aws_backup_selection", goes_by_tag_or_pattern),
        has_policy_of_its_own(resource, cx),
    ];
    value::any(answers, |answer| answer)
}

/// Whether a selection names anything that may have this ARN. Two resources have two of them, whatever they are.
fn may_name(selection: &Block, arn: &value::Value) -> bool {
    let may_be = |it: &value::Value| match it.read_as().zip(arn.read_as()) {
        Some((it, own)) => {
            let same_kind = it.resource_kind().is_none_or(|kind| own.resource_kind() == Some(kind));
            same_kind && !it.object().is_distinct_from(own.object())
        }
        None => true,
    };
    selection.value("resources").elements_or_self().iter().any(may_be)
}

/// Whether a selection may select what it does not name.
fn goes_by_tag_or_pattern(selection: &Block) -> Checked<bool> {
    let tags = either(selection.is_set("selection_tag"), selection.is_set("condition"));
    // What is not known yet is the ARN of a resource, and no pattern.
    let is_pattern = |arn: &value::Value| arn.as_str().is_some_and(|arn| arn.contains('*'));
    either(tags, Ok(selection.value("resources").elements_or_self().iter().any(is_pattern)))
}

fn has_policy_of_its_own(resource: &Block, cx: &Cx) -> Checked<bool> {
    match resource.kind() {
        "aws_efs_file_system" => {
            let policies = cx.referring("aws_efs_backup_policy", "file_system_id", resource, &["id"]);
            policies.any(|it| it.any("backup_policy", |policy| is_one_of(policy, "status", &["ENABLED"])))
        }
        "aws_ebs_volume" => {
            cx.anywhere("aws_dlm_lifecycle_policy", |policy| not(is_one_of(policy, "state", &["DISABLED"])))
        }
        _ => Ok(false),
    }
}
