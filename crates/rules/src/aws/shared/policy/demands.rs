//! What a `Condition` demands of users and roles.

use crate::prelude::*;
use tollgate_core::policy::{Condition, Statement};
use tollgate_core::value::{Data, Value};

/// Whether a test keeps somebody from changing users and policies who may do so on every resource. Who calls with a second
/// factor, over TLS or from the right network is not kept from anything, and IAM is in one region (IAM User Guide, "AWS
/// global condition context keys", `aws:RequestedRegion`).
pub(in crate::aws) fn keeps_from_iam(condition: &Condition) -> Checked<bool> {
    match condition.key.to_ascii_lowercase().as_str() {
        "aws:multifactorauthpresent" | "aws:multifactorauthage" | "aws:securetransport" | "aws:sourceip" => {
            Ok(false)
        }
        "aws:requestedregion" => {
            let names_it = value::any(condition.values, |it| value::equal(it, &Value::string(REGION, it.at)));
            let is_excluded = condition.operator.to_ascii_lowercase().contains("not");
            names_it.map(|named| named == is_excluded)
        }
        _ => Ok(true),
    }
}

/// The region in which IAM is, for whoever calls it.
const REGION: &str = "us-east-1";

/// Whether a statement holds only for who signed in with MFA, or did so not long ago.
pub(in crate::aws) fn demands_mfa(statement: &Statement) -> Checked<bool> {
    value::any(statement.conditions()?, |it| is_about_mfa(&it))
}

fn is_about_mfa(condition: &Condition) -> Checked<bool> {
    let operator = condition.operator.to_ascii_lowercase();
    match condition.key.to_ascii_lowercase().as_str() {
        "aws:multifactorauthpresent" if matches!(&*operator, "bool" | "boolifexists") => {
            value::any(condition.values, |it| match it.data() {
                Data::Unknown(unknown) => Err(unknown.clone()),
                Data::Bool(demanded) => Ok(*demanded),
                _ => Ok(it.as_str().is_some_and(|text| text.eq_ignore_ascii_case("true"))),
            })
        }
        "aws:multifactorauthage" => Ok(operator.starts_with("numericlessthan")),
        _ => Ok(false),
    }
}
