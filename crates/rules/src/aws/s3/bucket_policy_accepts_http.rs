use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::address;
use tollgate_core::policy::Statement;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "4bc4dd4c-7d8d-405e-a0fb-57fa4c31b4d9",
    aliases: &["aws/s3_bucket_policy_accepts_http_requests", "aws-s3-policy-accepts-http"],
    severity: Low,
    category: Encryption,
    cwe: 319,
    targets: &policy::BUCKETS,
    modules: &[super::BUCKET_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-s3-bucket-policy-accepts-http", include_str!("bucket_policy_accepts_http.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    let Some(policy) = block.policy("policy")? else { return Ok(()) };
    let statements = &policy.statements;
    let denied = value::any(statements, denies_http);
    // What is allowed over TLS only is not allowed over HTTP.
    let allowed = || {
        let some = value::any(statements, Statement::allows);
        let all = value::all(statements, |it| either(not(it.allows()), demands_tls(it)));
        both(some, all)
    };
    // The registry module adds the statement by itself where it is told to.
    let added = block.is_true("attach_deny_insecure_transport_policy");
    if !either(added, either(denied, allowed()))? {
        let path = block.path_of("policy");
        let message = format!("`{path}` does not deny requests where `aws:SecureTransport` is `false`");
        // What everybody reads is no secret, and those who write use AWS's own clients, which speak HTTPS.
        let is_published = matches!(value::any(statements, publishes_all), Ok(true));
        let declined = is_published || !matches!(value::all(statements, is_indifferent_to_http), Ok(false));
        let declined = declined || super::site::certainly_is_for_everybody(block, cx);
        cx.flag(block.place("policy"), message).about(path).because(&policy.origin).pedantic_if(declined);
    }
    Ok(())
}

/// Whether it does not matter that a statement lets requests in over HTTP: it denies, only CloudFront makes them, they
/// read what is for everybody, or they stay in networks of AWS.
fn is_indifferent_to_http(statement: &Statement) -> Checked<bool> {
    let is_open = either(lets_everybody_read(statement), comes_from_a_network(statement));
    either(serves_cloudfront_only(statement), is_open)
}

/// Whether a statement holds only for requests from VPCs or through VPC endpoints that it names.
fn comes_from_a_network(statement: &Statement) -> Checked<bool> {
    value::any(statement.conditions()?, |test| {
        let is_network =
            ["aws:SourceVpc", "aws:SourceVpce"].iter().any(|key| test.key.eq_ignore_ascii_case(key));
        let operator = test.operator.to_ascii_lowercase();
        let operator = operator.strip_prefix("foranyvalue:").unwrap_or(&operator);
        let is_equality = ["stringequals", "stringequalsignorecase", "stringlike"].contains(&operator);
        Ok(is_network && is_equality && !test.values.iter().any(|it| it.as_str() == Some("*")))
    })
}

/// Whether a statement lets everybody read every object.
fn publishes_all(statement: &Statement) -> Checked<bool> {
    let is_all = |arn: &Value| {
        let end = arn.as_str().or_else(|| value::known_tail(arn)).and_then(|it| it.split_once('/'));
        Ok(end.is_some_and(|(_, objects)| objects == "*"))
    };
    both(lets_everybody_read(statement), statement.any_value("Resource", is_all))
}

/// Whether a statement allows nothing but reading, and that to everybody.
fn lets_everybody_read(statement: &Statement) -> Checked<bool> {
    let only_reads = || {
        value::all(statement.strings("Action")?, |action| {
            Ok(action.starts_with("s3:Get") || action.starts_with("s3:List"))
        })
    };
    both(policy::is_open(statement), both(statement.has("Action"), only_reads()))
}

/// Whether a statement lets in nobody but CloudFront, which says by itself whether it answers HTTP.
fn serves_cloudfront_only(statement: &Statement) -> Checked<bool> {
    let all_are = || {
        value::all(statement.principals()?, |(kind, principal)| match kind {
            "Service" => value::equal(principal, &Value::string("cloudfront.amazonaws.com", principal.at)),
            // Identities of CloudFront have one.
            "CanonicalUser" => Ok(true),
            _ => is_identity(principal),
        })
    };
    either(not(statement.allows()), all_are())
}

/// Whether a principal is an origin access identity.
fn is_identity(principal: &Value) -> Checked<bool> {
    let kind = principal.as_attribute().and_then(address::Attribute::resource_kind);
    if kind == Some("aws_cloudfront_origin_access_identity") {
        return Ok(true);
    }
    Ok(policy::text_of(principal)?.is_some_and(|it| it.contains(":user/CloudFront Origin Access Identity ")))
}

fn denies_http(statement: &Statement) -> Checked<bool> {
    let denied = not(statement.allows());
    let everything = both(statement.covers("s3:GetObject"), statement.covers("s3:PutObject"));
    both(both(denied, everything), has_transport(statement, "false"))
}

fn demands_tls(statement: &Statement) -> Checked<bool> {
    has_transport(statement, "true")
}

/// Whether the statement holds only where `aws:SecureTransport` has this value.
fn has_transport(statement: &Statement, wanted: &str) -> Checked<bool> {
    value::any(statement.conditions()?, |test| {
        let operator = test.operator.to_ascii_lowercase();
        if !test.key.eq_ignore_ascii_case("aws:SecureTransport")
            || !["bool", "boolifexists", "stringequals", "stringlike"].contains(&&*operator)
        {
            return Ok(false);
        }
        test.all(|value| value.eq_ignore_ascii_case(wanted))
    })
}
