//! Policies in each way to write them, attached to whatever takes one.

use crate::Files;
use crate::expression::{expression, several};
use crate::scope::{Kind, Scope};
use arbitrary::{Arbitrary, Result, Unstructured};

/// How a policy is written.
#[derive(Debug, Clone, Copy, Arbitrary)]
enum Form {
    /// `jsonencode({ … })`.
    Encoded,
    /// The text in a heredoc, with holes.
    Heredoc,
    /// The text in quotes.
    Quoted,
    /// `data "aws_iam_policy_document"`.
    Document,
    /// A local value that is encoded elsewhere.
    Local,
    /// Any expression.
    Any,
}

/// Parts of a statement that may be left out.
#[derive(Debug, Clone, Copy, Arbitrary)]
struct Parts {
    sid: bool,
    not_actions: bool,
    resources: bool,
    not_resources: bool,
    principals: bool,
    condition: bool,
}

const TAKERS: [(&str, &str, &str); 14] = [
    ("aws_iam_policy", "policy", "  name = \"p\"\n"),
    ("aws_iam_role", "assume_role_policy", "  name = \"r\"\n"),
    ("aws_iam_role_policy", "policy", "  role = aws_iam_role.role.id\n"),
    ("aws_iam_user_policy", "policy", "  user = aws_iam_user.user.name\n"),
    ("aws_iam_group_policy", "policy", "  group = \"admins\"\n"),
    ("aws_s3_bucket_policy", "policy", "  bucket = aws_s3_bucket.bucket.id\n"),
    ("aws_sqs_queue_policy", "policy", "  queue_url = aws_sqs_queue.queue.url\n"),
    ("aws_sns_topic_policy", "policy", "  arn = aws_sns_topic.topic.arn\n"),
    ("aws_kms_key", "policy", ""),
    ("aws_ecr_repository_policy", "policy", "  repository = \"r\"\n"),
    ("aws_secretsmanager_secret_policy", "policy", "  secret_arn = \"s\"\n"),
    ("aws_api_gateway_rest_api_policy", "policy", "  rest_api_id = aws_api_gateway_rest_api.api.id\n"),
    ("aws_elasticsearch_domain_policy", "access_policies", "  domain_name = \"d\"\n"),
    ("aws_glacier_vault", "access_policy", "  name = \"v\"\n"),
];

const AROUND: &str = r#"resource "aws_iam_role" "role" {
  name               = "role"
  assume_role_policy = data.aws_iam_policy_document.d1.json
}

resource "aws_iam_user" "user" {
  name = "user"
}

resource "aws_iam_role_policy_attachment" "attached" {
  role       = aws_iam_role.role.name
  policy_arn = aws_iam_policy.p1.arn
}

resource "aws_s3_bucket" "bucket" {
  bucket = "bucket"
}

"#;

const ACTIONS: [&str; 14] = [
    "*", "s3:*", "s3:GetObject", "iam:PassRole", "iam:*", "sts:AssumeRole", "ec2:RunInstances",
    "kms:Decrypt", "lambda:UpdateFunctionCode", "S3:get*", "iam:Create?ser", "execute-api:Invoke", "", "é:*",
];

const RESOURCES: [&str; 8] = [
    "*", "arn:aws:s3:::bucket/*", "arn:aws:iam::123456789012:role/*", "arn:*:*:*:*:*", "arn:aws:s3:::",
    "${aws_s3_bucket.bucket.arn}/*", "${aws_iam_role.role.arn}", "$${aws:username}",
];

const PRINCIPALS: [&str; 6] = [
    "*", "123456789012", "arn:aws:iam::123456789012:root", "lambda.amazonaws.com", "${var.v0}",
    "cognito-identity.amazonaws.com",
];

const OPERATORS: [&str; 6] =
    ["StringEquals", "StringLike", "Bool", "ForAllValues:StringEquals", "IpAddress", "NoSuchOperator"];

const CONDITION_KEYS: [&str; 6] = [
    "aws:SourceArn", "aws:PrincipalOrgID", "aws:SecureTransport", "aws:SourceIp", "AWS:sourceaccount", "s3:x",
];

/// One module with several policies.
pub(crate) fn files(u: &mut Unstructured<'_>) -> Result<Files> {
    let mut scope = Scope::new(3, 2);
    let mut text = AROUND.to_owned();
    for document in 1..=u.int_in_range(1..=4)? {
        scope.others.push(format!("data.aws_iam_policy_document.d{document}.json"));
    }
    for document in 1..=scope.others.len() {
        text += &policy_document(u, &mut scope, document)?;
    }
    for index in 1..=u.int_in_range(1..=5)? {
        let (taker, attribute, rest) = u.choose(&TAKERS)?;
        let taker = if index == 1 { "aws_iam_policy" } else { taker };
        let attribute = if index == 1 { "policy" } else { attribute };
        let (before, policy) = policy(u, &mut scope, index)?;
        text +=
            &format!("{before}resource \"{taker}\" \"p{index}\" {{\n{rest}  {attribute} = {policy}\n}}\n\n");
    }
    text += &scope.declarations(u)?;
    Ok([("/m/main.tf".to_owned(), text)].into())
}

/// What has to be declared before, and the expression.
fn policy(u: &mut Unstructured<'_>, scope: &mut Scope, index: usize) -> Result<(String, String)> {
    Ok(match u.arbitrary()? {
        Form::Encoded => (String::new(), format!("jsonencode({})", object(u, scope)?)),
        Form::Heredoc => {
            let indented = u.arbitrary()?;
            (String::new(), format!("{}EOF\n{}\nEOF", if indented { "<<-" } else { "<<" }, json(u, scope)?))
        }
        Form::Quoted => {
            (String::new(), format!("\"{}\"", json(u, scope)?.replace('"', "\\\"").replace('\n', " ")))
        }
        Form::Document => (String::new(), u.choose(&scope.others)?.clone()),
        Form::Local => {
            let value = object(u, scope)?;
            (
                format!("locals {{\n  policy{index} = {value}\n}}\n\n"),
                format!("jsonencode(local.policy{index})"),
            )
        }
        Form::Any => (String::new(), expression(u, scope, Kind::Json, 4)?),
    })
}

/// A policy as an object.
fn object(u: &mut Unstructured<'_>, scope: &mut Scope) -> Result<String> {
    let statements = several(u, 3, |u| {
        let parts: Parts = u.arbitrary()?;
        let mut members = vec![format!("Effect = {}", value(u, scope, &["Allow", "Deny"])?)];
        let actions = if parts.not_actions { "NotAction" } else { "Action" };
        members.push(format!("{actions} = {}", values(u, scope, &ACTIONS)?));
        if parts.sid {
            members.push("Sid = \"s\"".to_owned());
        }
        if parts.resources {
            members.push(format!("Resource = {}", values(u, scope, &RESOURCES)?));
        }
        if parts.not_resources {
            members.push(format!("NotResource = {}", values(u, scope, &RESOURCES)?));
        }
        if parts.principals {
            let of = *u.choose(&["AWS", "Service", "Federated", "CanonicalUser"])?;
            members.push(match u.arbitrary()? {
                true => format!("Principal = {}", values(u, scope, &PRINCIPALS)?),
                false => format!("Principal = {{ {of} = {} }}", values(u, scope, &PRINCIPALS)?),
            });
        }
        if parts.condition {
            let (operator, key) = (u.choose(&OPERATORS)?, u.choose(&CONDITION_KEYS)?);
            let values = values(u, scope, &PRINCIPALS)?;
            members.push(format!("Condition = {{ \"{operator}\" = {{ \"{key}\" = {values} }} }}"));
        }
        Ok(format!("{{ {} }}", members.join(", ")))
    })?;
    Ok(match u.int_in_range(0..=6)? {
        0 => format!("{{ Statement = {} }}", statements.first().map_or("null", String::as_str)),
        1 => format!(
            "{{ Statement = concat([{}], {}) }}",
            statements.join(", "),
            expression(u, scope, Kind::List, 3)?
        ),
        2 => format!(
            "{{ Version = \"2012-10-17\", Statement = [for i in range(3) : {}] }}",
            statements.first().map_or("i", String::as_str)
        ),
        _ => format!("{{ Version = \"2012-10-17\", Statement = [{}] }}", statements.join(", ")),
    })
}

/// A policy as JSON, with holes.
fn json(u: &mut Unstructured<'_>, scope: &mut Scope) -> Result<String> {
    let statements = several(u, 3, |u| {
        if u.ratio(1, 8)? {
            return Ok(format!("${{jsonencode({})}}", scope.reference(u, Kind::Map)?));
        }
        let principal = if u.arbitrary()? { "\"*\"" } else { "{\"AWS\": [\"*\", \"${var.v0}\"]}" };
        let strings = |u: &mut Unstructured<'_>, of: &[&str]| -> Result<String> {
            let strings = several(u, 3, |u| Ok(format!("\"{}\"", u.choose(of)?)))?;
            Ok(format!("[{}]", strings.join(", ")))
        };
        Ok(format!(
            "{{\"Effect\": \"{}\", \"Principal\": {principal}, \"Action\": {}, \"Resource\": {}{}}}",
            u.choose(&["Allow", "Deny", "${var.v0}"])?,
            strings(u, &ACTIONS)?,
            strings(u, &RESOURCES)?,
            u.choose(&["", ", \"Condition\": {}", ", \"Condition\": ${local.l0}", ",", "}"])?,
        ))
    })?;
    let spread = *u.choose(&["", "", "%{ for x in local.l1 }{\"Effect\": \"Allow\"},%{ endfor }"])?;
    Ok(format!("{{\"Version\": \"2012-10-17\", \"Statement\": [{spread}\n{}\n]}}", statements.join(",\n")))
}

fn policy_document(u: &mut Unstructured<'_>, scope: &mut Scope, index: usize) -> Result<String> {
    let mut body = String::new();
    for list in ["source_policy_documents", "override_policy_documents"] {
        if u.ratio(1, 3)? {
            let documents = several(u, 3, |u| expression(u, scope, Kind::Json, 2))?;
            body += &format!("  {list} = [{}]\n", documents.join(", "));
        }
    }
    for _ in 0..u.int_in_range(0..=3)? {
        let parts: Parts = u.arbitrary()?;
        let (mut open, mut close) = ("  statement {\n".to_owned(), "  }\n");
        if u.ratio(1, 3)? {
            let over = expression(u, scope, Kind::List, 3)?;
            open = format!("  dynamic \"statement\" {{\n    for_each = {over}\n    content {{\n");
            close = "    }\n  }\n";
        }
        body += &open;
        body += &format!("    effect = {}\n", value(u, scope, &["Allow", "Deny"])?);
        let actions = if parts.not_actions { "not_actions" } else { "actions" };
        body += &format!("    {actions} = {}\n", values(u, scope, &ACTIONS)?);
        if parts.sid {
            body += "    sid = \"s\"\n";
        }
        if parts.resources {
            body += &format!("    resources = {}\n", values(u, scope, &RESOURCES)?);
        }
        if parts.principals {
            let identifiers = values(u, scope, &PRINCIPALS)?;
            body += &format!(
                "    principals {{\n      type = \"AWS\"\n      identifiers = {identifiers}\n    }}\n"
            );
        }
        if parts.condition {
            let (operator, key) = (u.choose(&OPERATORS)?, u.choose(&CONDITION_KEYS)?);
            let values = values(u, scope, &PRINCIPALS)?;
            body += &format!(
                "    condition {{\n      test = \"{operator}\"\n      variable = \"{key}\"\n      values = {values}\n    }}\n"
            );
        }
        body += close;
    }
    Ok(format!("data \"aws_iam_policy_document\" \"d{index}\" {{\n{body}}}\n\n"))
}

/// A string, mostly one of these.
fn value(u: &mut Unstructured<'_>, scope: &mut Scope, of: &[&str]) -> Result<String> {
    if u.ratio(1, 6)? { expression(u, scope, Kind::Text, 3) } else { Ok(format!("\"{}\"", u.choose(of)?)) }
}

/// A list of strings, or a string.
fn values(u: &mut Unstructured<'_>, scope: &mut Scope, of: &[&str]) -> Result<String> {
    match u.int_in_range(0..=5)? {
        0 => value(u, scope, of),
        1 => expression(u, scope, Kind::List, 3),
        _ => Ok(format!("[{}]", several(u, 4, |u| value(u, scope, of))?.join(", "))),
    }
}
