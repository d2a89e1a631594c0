//! A policy is a policy however it is written: the same statements, the same verdict, and the statement's own place.

use crate::{Scan, scan};

const RULE: &str = "aws-api-gateway-rest-api-policy-public";

fn judge(policy: &str, more: &[(&str, &str)]) -> Scan {
    let main = format!("resource \"aws_api_gateway_rest_api_policy\" \"p\" {{\n  policy = {policy}\n}}\n");
    let mut files = vec![("main.tf", main.as_str())];
    files.extend(more);
    scan(tollgate_rules::find(RULE).unwrap(), &files)
}

/// Something is found, once, and the statement to blame is at this place.
fn is_open(policy: &str, more: &[(&str, &str)], statement: &str) {
    let scan = judge(policy, more);
    let [finding] = &scan.report.findings[..] else {
        panic!("{policy}: {:?} {:?}", scan.lines(), scan.report.undecided)
    };
    assert_eq!(scan.lines(), ["main.tf:2"], "{policy}");
    assert_eq!(scan.project.sources.describe(finding.related[0].location), statement, "{policy}");
    // Of a statement that is written in the attribute, its telling part is shown.
    let is_written = policy.starts_with("jsonencode") || policy.starts_with("<<");
    assert_eq!(finding.attribute_at.is_some(), is_written, "{policy}");
    assert!(finding.attribute_at.is_none_or(|shown| finding.related[0].location.contains(shown)), "{policy}");
    // Of one in a document, people are shown the document; a comment there suppresses.
    if policy.starts_with("data.aws_iam_policy_document") {
        let written = finding.written_at.map(|at| scan.project.sources.describe(at));
        let (file, _) = statement.split_once(':').unwrap();
        assert!(written.is_some_and(|it| it.starts_with(file)), "{policy}: {:?}", finding.written_at);
    }
}

fn is_narrow(policy: &str, more: &[(&str, &str)]) {
    let scan = judge(policy, more);
    assert_eq!(scan.lines(), [""; 0], "{policy}");
    assert!(scan.report.undecided.is_empty(), "{policy}: {:?}", scan.report.undecided);
}

fn is_undecided(policy: &str, more: &[(&str, &str)]) {
    let scan = judge(policy, more);
    assert_eq!(scan.lines(), [""; 0], "{policy}");
    assert_eq!(scan.report.undecided.len(), 1, "{policy}");
}

const OPEN: &str =
    r#"{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke"}]}"#;
const NARROW: &str = r#"{"Statement": {"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::1:root"]}, "Action": ["execute-api:Invoke"]}}"#;

#[test]
fn jsonencode() {
    let open = "jsonencode({\n    Statement = [\n      { Effect = \"Allow\", Principal = \"*\", Action = \"execute-api:Invoke\" },\n    ]\n  })";
    is_open(open, &[], "main.tf:4");
    is_narrow(&open.replace("\"*\"", "{ Service = \"*\" }"), &[]);
    is_open(&open.replace("\"execute-api:Invoke\"", "aws_x.y.action"), &[], "main.tf:4");
}

#[test]
fn heredocs_and_quoted_strings() {
    is_open(&format!("<<EOF\n{OPEN}\nEOF"), &[], "main.tf:3");
    is_open(&format!("<<-EOF\n    {OPEN}\n  EOF"), &[], "main.tf:3");
    is_narrow(&format!("<<EOF\n{NARROW}\nEOF"), &[]);
    is_open(&format!("\"{}\"", OPEN.replace('"', "\\\"")), &[], "main.tf:2");
    is_open(
        &format!("<<EOF\n{}\nEOF", OPEN.replace("execute-api:Invoke", "${aws_x.y.action}")),
        &[],
        "main.tf:3",
    );
}

#[test]
fn through_locals_variables_and_modules() {
    is_open(
        "local.p",
        &[(
            "locals.tf",
            "locals {\n  p = jsonencode({ Statement = [{ Effect = \"Allow\", Principal = \"*\" }] })\n}\n",
        )],
        "locals.tf:2",
    );
    let child = "output \"p\" {\n  value = jsonencode({\n    Statement = { Effect = \"Allow\", Action = \"*\" }\n  })\n}\n";
    is_open(
        "module.m.p",
        &[("call.tf", "module \"m\" {\n  source = \"./m\"\n}\n"), ("m/main.tf", child)],
        "m/main.tf:3",
    );
}

#[test]
fn files_and_templates() {
    is_open("file(\"policy.json\")", &[("policy.json", OPEN)], "main.tf:2");
    is_narrow("file(\"policy.json\")", &[("policy.json", NARROW)]);
    let template = OPEN.replace("\"*\"", "\"${who}\"");
    is_open("templatefile(\"policy.tpl\", { who = \"*\" })", &[("policy.tpl", &template)], "main.tf:2");
    is_narrow(
        "templatefile(\"policy.tpl\", { who = \"arn:aws:iam::1:root\" })",
        &[("policy.tpl", &template)],
    );
}

const DATA: &str = "data.aws_iam_policy_document.d.json";

fn document(name: &str, body: &str) -> String {
    format!("data \"aws_iam_policy_document\" \"{name}\" {{\n{body}}}\n")
}

const EVERYBODY: &str = "  statement {\n    sid = \"a\"\n    actions = [\"execute-api:Invoke\"]\n    principals {\n      type = \"AWS\"\n      identifiers = [\"*\"]\n    }\n  }\n";

#[test]
fn the_data_source() {
    is_open(DATA, &[("d.tf", &document("d", EVERYBODY))], "d.tf:2");
    let narrowed = EVERYBODY.replace("    principals", "    condition {\n      test = \"StringEquals\"\n      variable = \"aws:SourceVpce\"\n      values = [\"v\"]\n    }\n    principals");
    is_narrow(DATA, &[("d.tf", &document("d", &narrowed))]);
    is_narrow(
        DATA,
        &[("d.tf", &document("d", &EVERYBODY.replace("\"a\"\n", "\"a\"\n    effect = \"Deny\"\n")))],
    );
    is_open(DATA, &[("d.tf", &document("d", &EVERYBODY.replace("\"AWS\"", "\"*\"")))], "d.tf:2");
}

#[test]
fn source_and_override_documents() {
    let other = document("o", EVERYBODY);
    let source = document("d", "  source_policy_documents = [data.aws_iam_policy_document.o.json]\n");
    is_open(DATA, &[("d.tf", &source), ("o.tf", &other)], "o.tf:2");
    let harmless = EVERYBODY.replace("\"*\"", "\"arn:aws:iam::1:root\"");
    let overridden = document(
        "d",
        &format!("{EVERYBODY}  override_policy_documents = [data.aws_iam_policy_document.o.json]\n"),
    );
    is_narrow(DATA, &[("d.tf", &overridden), ("o.tf", &document("o", &harmless))]);
    let several = document("d", &(harmless.replace("\"a\"", "\"b\"") + EVERYBODY));
    is_open(DATA, &[("d.tf", &several)], "d.tf:10");
}

#[test]
fn what_is_not_known_of_a_policy() {
    let variable = ("v.tf", "variable \"v\" {}\n");
    is_undecided("var.v", &[variable]);
    is_undecided("jsonencode({ Statement = [{ Effect = \"Allow\", Principal = var.v }] })", &[variable]);
    is_undecided("jsonencode({ Statement = var.v })", &[variable]);
    // A statement that is certainly open decides, whatever the others are.
    is_open(
        "jsonencode({ Statement = [{ Effect = \"Allow\", Action = [var.v, \"*\"] }] })",
        &[variable],
        "main.tf:2",
    );
    is_undecided(DATA, &[variable, ("d.tf", &document("d", &EVERYBODY.replace("[\"*\"]", "var.v")))]);
    // A generated statement that may be absent is not certain either.
    let generated = EVERYBODY
        .replace("  statement {\n", "  dynamic \"statement\" {\n    for_each = var.v\n    content {\n")
        + "  }\n";
    is_undecided(DATA, &[variable, ("d.tf", &document("d", &generated))]);
}

/// The verdict on a queue whose policy allows everyone under a condition: whether it is public, if that is known.
fn is_public_with(condition: &str) -> Option<bool> {
    let main = format!(
        "variable \"v\" {{}}\nresource \"aws_sqs_queue_policy\" \"q\" {{\n  policy = jsonencode({{ Statement = \
         [{{ Effect = \"Allow\", Principal = \"*\", Action = \"sqs:SendMessage\", Condition = {condition} }}] }})\n}}\n"
    );
    let scan = scan(tollgate_rules::find("aws-sqs-queue-policy-public").unwrap(), &[("main.tf", &main)]);
    scan.report.undecided.is_empty().then_some(!scan.report.findings.is_empty())
}

#[test]
fn only_a_condition_that_everybody_fails_makes_a_principal_private() {
    let with = |operator: &str, key: &str, value: &str| {
        is_public_with(&format!("{{ \"{operator}\" = {{ \"{key}\" = {value} }} }}"))
    };
    for (operator, key, value) in [
        ("ArnEquals", "aws:SourceArn", "aws_sns_topic.t.arn"),
        ("ArnLike", "AWS:SourceARN", "\"arn:aws:s3:*:*:orders\""),
        ("ArnLike", "aws:SourceArn", "\"arn:aws:sns:*:111122223333:*\""),
        ("ArnLike", "aws:SourceArn", "\"arn:aws:sns:*:${data.aws_caller_identity.me.account_id}:*\""),
        ("StringEquals", "aws:SourceAccount", "[\"111122223333\", \"444455556666\"]"),
        ("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "\"o-a1b2c3d4e5/r-ab12/ou-1/\""),
    ] {
        assert_eq!(with(operator, key, value), Some(false), "{operator} {key} {value}");
    }
    for (operator, key, value) in [
        ("ArnLike", "aws:SourceArn", "\"*\""),
        ("ArnLike", "aws:SourceArn", "\"arn:aws:sns:*:*:*\""),
        ("ArnLike", "aws:SourceArn", "\"arn:aws:s3:*:*:*\""),
        ("ArnNotEquals", "aws:SourceArn", "\"arn:aws:sns:eu-west-1:111122223333:t\""),
        ("StringEqualsIfExists", "aws:SourceAccount", "\"111122223333\""),
        ("ForAllValues:StringEquals", "aws:PrincipalOrgID", "\"o-a1b2c3d4e5\""),
        ("StringEquals", "aws:SourceAccount", "[\"111122223333\", \"*\"]"),
        ("IpAddress", "aws:SourceIp", "\"203.0.113.0/24\""),
        ("Bool", "aws:SecureTransport", "\"true\""),
    ] {
        assert_eq!(with(operator, key, value), Some(true), "{operator} {key} {value}");
    }
    // Whatever it is, it is somebody.
    assert_eq!(with("StringEquals", "aws:SourceAccount", "var.v"), Some(false));
    assert_eq!(is_public_with("var.v"), None);
}

#[test]
fn shells_and_logins_for_everything_are_reported() {
    for (rule, action, is_found) in [
        ("aws-iam-policy-unconstrained-writes", "ssm:StartSession", true),
        ("aws-iam-policy-unconstrained-writes", "cognito-idp:*", true),
        ("aws-iam-policy-unconstrained-writes", "cognito-idp:AdminGetUser", false),
        ("aws-iam-policy-unconstrained-credentials", "cognito-idp:AdminSetUserPassword", true),
    ] {
        let main = format!(
            r#"resource "aws_iam_policy" "p" {{
                 policy = jsonencode({{ Statement = [{{ Effect = "Allow", Action = "{action}", Resource = "*" }}] }})
               }}"#
        );
        let scan = scan(tollgate_rules::find(rule).unwrap(), &[("main.tf", &main)]);
        assert_eq!(!scan.lines().is_empty(), is_found, "{rule} {action}");
    }
}

#[test]
fn containers_of_a_task_are_a_list_in_any_text() {
    let list = r#"[{"name": "web", "image": "web:1", "privileged": true}]"#;
    let rule = tollgate_rules::find("aws-ecs-task-container-privileged").unwrap();
    for definitions in [
        format!("<<EOF\n{list}\nEOF"),
        format!("<<-EOF\n    {list}\n  EOF"),
        format!("<<EOF\n{}\nEOF", list.replace("web:1", "${var.image}")),
        format!("\"{}\"", list.replace('"', "\\\"")),
        "file(\"${path.module}/web.json\")".to_owned(),
        "templatefile(\"${path.module}/web.json\", {})".to_owned(),
        list.trim_matches(['[', ']']).replace(':', " =").replace("web =1", "web:1"),
    ] {
        let definitions =
            if definitions.starts_with('{') { format!("jsonencode([{definitions}])") } else { definitions };
        let main = format!(
            "variable \"image\" {{}}\nresource \"aws_ecs_task_definition\" \"t\" {{\n  container_definitions = {definitions}\n}}\n"
        );
        let scan = scan(rule, &[("main.tf", &main), ("web.json", list)]);
        assert_eq!(scan.lines().len(), 1, "{definitions}: {:?}", scan.report.undecided);
    }
}
