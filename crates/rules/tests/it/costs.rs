//! What rules do for each of many things, beside reading the attributes of their own block, is charged to the budget:
//! without these charges, a few lines would keep a scan busy for minutes.

use crate::POOL;
use std::path::Path;
use tollgate_core::engine::{self, Options};
use tollgate_core::eval::Limits;
use tollgate_core::files::Memory;
use tollgate_core::load;
use tollgate_core::note::NoteKind;

/// Whether so many steps are enough for the rules whose ids start like this.
fn is_enough(steps: u64, rules: &str, text: &str) -> bool {
    let files = Memory::default().with("/main.tf", text);
    let rules: Vec<_> = tollgate_rules::all().into_iter().filter(|rule| rule.id.starts_with(rules)).collect();
    assert!(!rules.is_empty());
    let report = POOL.install(|| {
        let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
        assert_eq!(project.errors, []);
        let limits = Limits { steps, ..Limits::default() };
        engine::scan(&project, &Options { profiles: rules.into(), limits, ..Options::default() }, &files, &())
    });
    !report.notes.iter().any(|note| note.kind == NoteKind::Budget)
}

/// Judging takes at least so many steps, and less than four times as many.
#[track_caller]
fn takes(steps: u64, rules: &str, text: &str) {
    assert!(!is_enough(steps, rules, text), "{rules}: less than {steps} steps");
    assert!(is_enough(4 * steps, rules, text), "{rules}: more than {} steps", 4 * steps);
}

/// A line for each of n, with its number for `#`.
fn each(n: usize, line: &str) -> String {
    (0..n).map(|it| line.replace('#', &it.to_string())).collect()
}

#[test]
fn each_permission_that_is_looked_for_in_each_part_of_a_policy() {
    let resources = each(100, "\"arn:aws:s3:::bucket-#/*\", ");
    let policy = format!(
        "locals {{\n  policy = {{ Statement = [{{ Effect = \"Allow\", Action = \"*\", Resource = [{resources}] }}] }}\n}}\n"
    );
    let group = "resource \"aws_iam_group\" \"g\" {}\n";
    let rule = "aws-iam-privilege-escalation-group-put-group-policy";
    let managed = each(50, "resource \"aws_iam_policy\" \"p#\" {\n  policy = jsonencode(local.policy)\n}\n");
    takes(100_000, rule, &[&policy, group, &managed].concat());
    let inline = each(
        50,
        "resource \"aws_iam_group_policy\" \"p#\" {\n  group = \"g\"\n  policy = jsonencode(local.policy)\n}\n",
    );
    takes(100_000, rule, &[&policy, group, &inline].concat());
}

#[test]
fn each_policy_that_each_subject_may_have() {
    let roles = each(100, "resource \"aws_iam_role\" \"r#\" {\n  name = \"r#-${var.name}\"\n}\n");
    let attachments = each(
        100,
        "resource \"aws_iam_role_policy_attachment\" \"a#\" {\n  role = var.name\n  policy_arn = aws_iam_policy.p.arn\n}\n",
    );
    let policy = "variable \"name\" {}\nresource \"aws_iam_policy\" \"p\" {\n  policy = jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"iam:*\", Resource = \"*\" }] })\n}\n";
    takes(
        300_000,
        "aws-iam-privilege-escalation-role-put-role-policy",
        &[policy, &roles, &attachments].concat(),
    );
}

#[test]
fn each_event_that_each_filter_is_tried_on() {
    let filters = each(
        100,
        "resource \"aws_cloudwatch_log_metric_filter\" \"f#\" {\n  pattern = \"{ $.eventName = \\\"E#\\\" }\"\n  metric_transformation {\n    name = \"m\"\n    namespace = \"n\"\n    value = \"1\"\n  }\n}\n",
    );
    takes(50_000, "aws-cloudwatch-alarm", &filters);
}

#[test]
fn each_finding() {
    let text = each(
        1_000,
        "resource \"aws_api_gateway_domain_name\" \"d#\" {\n  security_policy = \"TLS_1_0\"\n}\n",
    );
    takes(50_000, "aws-api-gateway-domain-name-outdated-tls", &text);
}
