//! Privilege escalation: what a subject may do is the sum of its policies, however they are written and attached.

use crate::scan;

const RULE: &str = "aws-iam-privilege-escalation-role-pass-role-run-instances";
const ROLE: &str = "resource \"aws_iam_role\" \"r\" {\n  name = \"r\"\n}\n";
const PASS: &str = "{ Effect = \"Allow\", Action = \"iam:PassRole\", Resource = \"*\" }";
const RUN: &str = "{ Effect = \"Allow\", Action = \"ec2:Run*\", Resource = \"*\" }";

/// An inline policy of the role.
fn inline(name: &str, statements: &[&str]) -> String {
    let statements = statements.join(", ");
    format!(
        "resource \"aws_iam_role_policy\" \"{name}\" {{\n  role = aws_iam_role.r.id\n  policy = jsonencode({{ Statement = [{statements}] }})\n}}\n"
    )
}

/// A managed policy that is attached to nobody.
fn managed(name: &str, statement: &str) -> String {
    format!(
        "resource \"aws_iam_policy\" \"{name}\" {{\n  name = \"{name}\"\n  policy = jsonencode({{ Statement = {statement} }})\n}}\n"
    )
}

fn attached(arn: &str) -> String {
    format!(
        "resource \"aws_iam_role_policy_attachment\" \"a\" {{\n  role = \"r\"\n  policy_arn = {arn}\n}}\n"
    )
}

/// Whether the role is found; `None` where that is undecided.
fn escalates(parts: &[&str]) -> Option<bool> {
    let scan = scan(tollgate_rules::find(RULE).unwrap(), &[("main.tf", &parts.concat())]);
    let found = !scan.lines().is_empty();
    (found || scan.report.undecided.is_empty()).then_some(found)
}

#[test]
fn the_actions_may_come_from_several_statements_and_policies() {
    assert_eq!(escalates(&[ROLE, &inline("a", &[PASS, RUN])]), Some(true));
    assert_eq!(escalates(&[ROLE, &inline("a", &[PASS]), &inline("b", &[RUN])]), Some(true));
    let by_arn = attached("aws_iam_policy.p.arn");
    assert_eq!(escalates(&[ROLE, &inline("a", &[PASS]), &managed("p", RUN), &by_arn]), Some(true));
    assert_eq!(escalates(&[ROLE, &inline("a", &[PASS]), &managed("p", RUN)]), Some(false));
    let by_text = attached("\"arn:aws:iam::111122223333:policy/team/p\"");
    assert_eq!(escalates(&[ROLE, &inline("a", &[PASS]), &managed("p", RUN), &by_text]), Some(true));
    let own = "resource \"aws_iam_role\" \"r\" {\n  managed_policy_arns = [aws_iam_policy.p.arn]\n  inline_policy {\n    policy = jsonencode({ Statement = [";
    assert_eq!(escalates(&[own, PASS, "] })\n  }\n}\n", &managed("p", RUN)]), Some(true));
}

#[test]
fn policies_of_others_do_not_count() {
    let other = "resource \"aws_iam_role\" \"other\" {\n  name_prefix = \"r\"\n}\n";
    let theirs = inline("b", &[RUN]).replace("aws_iam_role.r.id", "aws_iam_role.other.name");
    assert_eq!(escalates(&[ROLE, other, &inline("a", &[PASS]), &theirs]), Some(false));
    let aws = attached("\"arn:aws:iam::aws:policy/p\"");
    assert_eq!(escalates(&[ROLE, &inline("a", &[PASS]), &managed("p", RUN), &aws]), Some(false));
    let unknown = [attached("var.arn"), "variable \"arn\" {}\n".to_owned()].concat();
    assert_eq!(escalates(&[ROLE, &inline("a", &[PASS]), &managed("p", RUN), &unknown]), None);
}

#[test]
fn every_resource_has_many_spellings() {
    let on = |resource: &str| {
        let pass = PASS.replace("Resource = \"*\"", resource);
        escalates(&["variable \"v\" {}\n", ROLE, &inline("a", &[&pass, RUN])])
    };
    for every in ["\"arn:aws:iam::*:role/*\"", "[\"x\", \"arn:aws:iam::${var.v}:*\"]", "\"arn:aws:*\""] {
        assert_eq!(on(&format!("Resource = {every}")), Some(true), "{every}");
    }
    for some in ["\"arn:aws:iam::*:user/*\"", "\"arn:aws:iam::*:role/a-*\"", "aws_iam_role.r.arn"] {
        assert_eq!(on(&format!("Resource = {some}")), Some(false), "{some}");
    }
    assert_eq!(on("Resource = \"arn:aws:iam::*:role/${var.v}\""), None);
    assert_eq!(on("NotResource = \"arn:aws:iam::*:role/admin\""), Some(true));
}

#[test]
fn conditions_count_where_they_narrow() {
    let when = |condition: &str| {
        let pass = PASS.replace(" }", &format!(", Condition = {{ StringEquals = {{ {condition} }} }} }}"));
        escalates(&[ROLE, &inline("a", &[&pass, RUN])])
    };
    assert_eq!(when("\"iam:PassedToService\" = [\"ec2.amazonaws.com\"]"), Some(true));
    assert_eq!(when("\"iam:PassedToService\" = \"ecs-tasks.amazonaws.com\""), Some(false));
    assert_eq!(when("\"aws:ResourceTag/team\" = \"orders\""), Some(false));
    assert_eq!(when("\"aws:MultiFactorAuthPresent\" = \"true\""), Some(true));
}

#[test]
fn what_is_denied_or_out_of_bounds_is_not_granted() {
    let deny = PASS.replace("Allow", "Deny").replace("PassRole", "*");
    assert_eq!(escalates(&[ROLE, &inline("a", &[PASS, RUN]), &inline("b", &[&deny])]), Some(false));
    let seldom =
        deny.replace(" }", ", Condition = { Bool = { \"aws:MultiFactorAuthPresent\" = \"false\" } } }");
    assert_eq!(escalates(&[ROLE, &inline("a", &[PASS, RUN, &seldom])]), Some(true));
    let bounded = |arn: &str| ROLE.replace('}', &format!("  permissions_boundary = {arn}\n}}"));
    let by = |arn: &str, statement: &str| {
        escalates(&[&bounded(arn), &inline("a", &[PASS, RUN]), &managed("bound", statement)])
    };
    assert_eq!(by("aws_iam_policy.bound.arn", RUN), Some(false));
    assert_eq!(by("aws_iam_policy.bound.arn", &PASS.replace("iam:PassRole", "*")), Some(true));
    assert_eq!(by("\"arn:aws:iam::111122223333:policy/bound-by-the-platform\"", RUN), None);
}
