//! Who is meant by a principal, and whom a `Condition` keeps out.

use crate::network::is_internet;
use crate::prelude::*;
use std::borrow::Cow;
use tollgate_core::policy::Condition;
use tollgate_core::value::{Data, Reason, Symbol, Value};

/// Condition keys that say who calls, or for whom a service calls. An anonymous caller has none of them (IAM User
/// Guide, "AWS global condition context keys"). Those that whoever calls from another account can choose are left out:
/// `aws:username`, `aws:PrincipalTag/…`, `aws:SourceIdentity`.
pub(super) const CALLER: [&str; 25] = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceowner", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:sourcevpc", "aws:sourcevpcarn", "aws:sourcevpce", "aws:vpceaccount", "aws:vpceorgid",
    "aws:vpceorgpaths", "aws:ec2instancesourcevpc", "aws:principalarn", "aws:principalaccount",
    "aws:principalorgid", "aws:principalorgpaths", "aws:principalservicename",
    "aws:principalservicenameslist", USER_ID, "ec2:sourceinstancearn", "lambda:sourcefunctionarn",
    "ssm:sourceinstancearn", "kms:calleraccount", "s3:dataaccesspointaccount", "s3:dataaccesspointarn",
];

/// The id of a user, or that of a role with the name of a session after a colon.
pub(super) const USER_ID: &str = "aws:userid";

/// The id of whoever calls without credentials (IAM User Guide, "Principal key values").
pub(super) const ANONYMOUS: &str = "anonymous";

/// Whether a service of AWS calls for itself.
pub(super) const IS_SERVICE: &str = "aws:principalisawsservice";

/// Condition keys that say how or when somebody calls: everybody can call like that.
const MANNER: [&str; 5] =
    ["aws:securetransport", "s3:tlsversion", "aws:currenttime", "aws:useragent", "aws:referer"];

/// Whether a value names no more than one account, bucket, organization or network.
pub(in crate::aws) fn names_caller(condition: &Condition) -> bool {
    let operator = condition.operator.to_ascii_lowercase();
    let operator = operator.strip_prefix("foranyvalue:").unwrap_or(&operator);
    // What only excludes, or holds where the key is missing, lets anonymous callers in.
    let selects = ["stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"];
    let key = condition.key.to_ascii_lowercase();
    if key == IS_SERVICE {
        return operator == "bool" && matches!(condition.all(|it| it.eq_ignore_ascii_case("true")), Ok(true));
    }
    if !selects.contains(&operator) || !CALLER.contains(&&*key) {
        return false;
    }
    if key.ends_with("orgpaths") {
        return condition.values.iter().all(starts_with_organization);
    }
    if key == USER_ID {
        return condition.values.iter().all(starts_with_id);
    }
    condition.values.iter().all(is_specific)
}

/// Whether a test holds only for calls from some addresses. From there, everybody can call. Who gives the addresses elsewhere
/// means some.
pub(super) fn names_addresses(condition: &Condition) -> bool {
    let is_narrow = || condition.all(|range| !is_internet(range));
    condition.operator.eq_ignore_ascii_case("IpAddress")
        && condition.key.eq_ignore_ascii_case("aws:SourceIp")
        && !matches!(is_narrow(), Ok(false))
}

/// Whether a user id (`AROAEXAMPLE:*`) says which user or role is meant: any session of a role is that role.
fn starts_with_id(id: &Value) -> bool {
    let start = id.parts().first().unwrap_or(id);
    let own = start.as_str().map(|text| text.split(':').next().unwrap_or_default());
    own.is_none_or(|own| !own.contains(['*', '?']) && own != ANONYMOUS)
}

/// Whether a path (`o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`) names its organization: what follows may be anything.
fn starts_with_organization(path: &Value) -> bool {
    let start = path.parts().first().unwrap_or(path);
    start.as_str().is_none_or(|path| !path.starts_with(['*', '?']))
}

pub(super) fn narrows(condition: &Condition) -> Checked<bool> {
    let key = condition.key.to_ascii_lowercase();
    if key == IS_SERVICE || CALLER.contains(&&*key) {
        return Ok(names_caller(condition));
    }
    let somewhere = condition.all(|value| !is_internet(value));
    both(Ok(!MANNER.contains(&&*key)), somewhere)
}

/// Whether a value of a condition names somebody in particular: a pattern that fits every account does not. Who writes
/// a condition on the caller and gives its value elsewhere means somebody by it.
fn is_specific(value: &Value) -> bool {
    let text = match value.data() {
        Data::Unknown(unknown) => match &unknown.symbol {
            // What follows an ARN of the configuration, as in `${aws_iam_role.ci.arn}*`, leaves its account.
            Some(Symbol::Template(parts)) if parts.first().is_some_and(names_arn) => return true,
            Some(Symbol::Template(parts)) => parts.iter().map(|part| part.as_str().unwrap_or("#")).collect(),
            _ => return true,
        },
        _ => value.as_str().unwrap_or_default().to_owned(),
    };
    let arn: Vec<&str> = text.splitn(6, ':').collect();
    match arn[..] {
        // The name of a bucket is unique among all accounts.
        ["arn", _, "s3", _, _, name] => !name.starts_with(['*', '?']),
        ["arn", _, _, _, account, _] => !account.is_empty() && !account.contains(['*', '?']),
        _ => !text.contains(['*', '?']),
    }
}

/// Whether a value is the ARN of something in the configuration.
fn names_arn(value: &Value) -> bool {
    value.as_attribute().is_some_and(|it| it.end().ends_with("arn"))
}

/// Whether it is `*`, which nothing is that the provider makes.
pub(in crate::aws) fn is_star(value: &Value) -> Checked<bool> {
    match text_of(value) {
        Ok(text) => Ok(text.is_some_and(|text| text == "*")),
        Err(_) => value::equal(value, &Value::string("*", value.at)),
    }
}

/// The text of a value, where the provider's parts are `#`; `None` for what is the provider's as a whole, which is no
/// pattern.
///
/// # Errors
/// The unknown value that decides.
pub(in crate::aws) fn text_of(value: &Value) -> Checked<Option<Cow<'_, str>>> {
    let Data::Unknown(unknown) = value.data() else {
        return Ok(value.as_str().map(Cow::from));
    };
    match (&unknown.symbol, &unknown.reason) {
        (Some(Symbol::Template(parts)), _) => {
            let texts = parts.iter().map(|part| Ok(text_of(part)?.unwrap_or("#".into())));
            texts.collect::<Checked<String>>().map(|text| Some(text.into()))
        }
        (_, Reason::Computed(_) | Reason::Planned | Reason::DataSource(_) | Reason::Undeclared(_)) => {
            Ok(None)
        }
        _ => Err(unknown.clone()),
    }
}

/// Whether a principal is a whole account: its number, or the ARN that ends in `:root`.
pub(in crate::aws) fn is_account(principal: &Value) -> Checked<bool> {
    // A variable that has no value yet leaves a number out, and nobody has such an account.
    if principal.as_str().is_some_and(|it| it.ends_with(":iam:::root")) {
        return Ok(false);
    }
    if let Some(attribute) = principal.as_attribute() {
        // A user or role of this configuration is none; the rest of them is known after apply.
        if attribute.resource_kind().is_some_and(|kind| kind.starts_with("aws_iam_")) {
            return Ok(false);
        }
        if attribute.own() == Some("account_id") {
            return Ok(true);
        }
    }
    either(Ok(principal.as_str().is_some_and(is_account_id)), value::ends_with(principal, ":root"))
}

/// Whether it is the number of an account.
pub(in crate::aws) fn is_account_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|it| it.is_ascii_digit())
}
