//! ARNs that name every resource of a service.

use crate::prelude::*;
use tollgate_core::value::Value;

/// The services in whose ARNs the name of a resource comes first, and not its type ("Actions, resources, and condition keys
/// for AWS services").
const WITHOUT_TYPES: [&str; 6] = ["apigateway", "codecommit", "execute-api", "s3", "sns", "sqs"];

/// Whether an ARN names every resource of some type, or all, in the service of an action: `arn:aws:route53:::hostedzone/*`.
/// The region and the account may be any, and need not be known.
pub(super) fn names_all_of(arn: &Value, action: &str) -> Checked<bool> {
    let service = action.split(':').next().unwrap_or_default();
    let whole = arn.as_str();
    let start = whole.or_else(|| arn.parts().first().and_then(Value::as_str)).unwrap_or_default();
    let own = start.strip_prefix("arn:").and_then(|it| it.split_once(':')).map(|(_, it)| it);
    if !own.is_some_and(|it| it.strip_prefix(service).is_some_and(|it| it.starts_with(':'))) {
        return Ok(false);
    }
    let resource = match whole {
        Some(text) => text.splitn(6, ':').nth(5),
        None => value::known_tail(arn).and_then(|it| it.strip_prefix(':')),
    };
    Ok(resource.is_some_and(|it| is_any(it, !WITHOUT_TYPES.contains(&service))))
}

/// Whether the end of an ARN is `*`, or a type and `*`.
fn is_any(resource: &str, has_type: bool) -> bool {
    let mut parts = resource.split(['/', ':']);
    let first = parts.next().unwrap_or_default();
    let is_wild = parts.clone().all(|part| part == "*");
    is_wild && (first == "*" || has_type && !first.contains('*') && parts.next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arn_of_all_is_told_from_one_of_some() {
        for all in ["*", "table/*", "secret:*", "log-group:*:*"] {
            assert!(is_any(all, true), "{all}");
        }
        for some in ["table/shop", "table/shop/*", "table/shop*", "role/shop/*", "shop*"] {
            assert!(!is_any(some, true), "{some}");
        }
        assert!(is_any("*/*", false));
        assert!(!is_any("shop/*", false));
    }
}
