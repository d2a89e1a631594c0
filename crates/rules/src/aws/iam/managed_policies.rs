//! Where policies that AWS manages are attached.

use super::appliers::{is_applier, is_of_pipeline};
use crate::aws::shared::policy;
use crate::prelude::*;
use std::cell::Cell;
use tollgate_core::policy::Statement;
use tollgate_core::value::{Data, Value};

/// What attaches managed policies, or reads them to do so.
pub(super) const ATTACHMENTS: [&str; 7] = [
    "aws_iam_role", "aws_iam_policy_attachment", "aws_iam_role_policy_attachment",
    "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment",
    "aws_ssoadmin_managed_policy_attachment", "data.aws_iam_policy",
];

/// The registry modules that attach policies to a role or a user that they make.
pub(super) const MODULES: [ModuleInputs; 6] = [
    module("terraform-aws-modules/iam/aws//modules/iam-role").renamed(BY_NAME),
    module("terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts").renamed(BY_NAME),
    module("terraform-aws-modules/iam/aws//modules/iam-user").renamed(&[("policy_arns", ARN)]).since(
        6,
        0,
        &module("terraform-aws-modules/iam/aws//modules/iam-user").renamed(BY_NAME),
    ),
    // Up to version 5.
    module("terraform-aws-modules/iam/aws//modules/iam-assumable-role")
        .renamed(&[("custom_role_policy_arns", ARN)]),
    module("terraform-aws-modules/iam/aws//modules/iam-assumable-role-with-oidc")
        .renamed(&[("role_policy_arns", ARN)]),
    module("terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts-eks")
        .renamed(&[("role_policy_arns", ARN)]),
];

const ARN: &str = "policy_arn";

/// A map of names and policies.
const BY_NAME: &[(&str, &str)] = &[("policies", ARN)];

/// Reports where a policy that AWS manages is attached. Groups and permission sets are how people get one on purpose, and
/// one that is looked up for nothing else is attached to nobody.
pub(super) fn forbid_managed_policy(block: &Block, name: &str, cx: &mut Cx) -> Checked {
    forbid_managed_policies(block, |it| it == name, cx)
}

/// The same of all policies whose names pass a test.
pub(super) fn forbid_managed_policies(block: &Block, test: impl Fn(&str) -> bool, cx: &mut Cx) -> Checked {
    let attributes: &[&str] = match block.kind() {
        "aws_iam_role" => &["managed_policy_arns"],
        "aws_ssoadmin_managed_policy_attachment" => &["managed_policy_arn"],
        "data.aws_iam_policy" => &["name", "arn"],
        _ => &[ARN],
    };
    let is_for_people = |kind: &str| {
        ["aws_ssoadmin_managed_policy_attachment", "aws_iam_group_policy_attachment"].contains(&kind)
    };
    let is_declined = match block.kind() {
        "data.aws_iam_policy" => !cx.is_mentioned(block, |kind, _| !is_for_people(kind)),
        kind => is_for_people(kind),
    };
    value::each(attributes, |attribute| {
        let value = block.value(attribute);
        let found = Cell::new(None);
        let is_it = |it: &Value| -> Checked<bool> {
            let text = policy::text_of(it)?;
            let name = text.as_deref().and_then(|it| match it.split_once(":iam::aws:policy/") {
                Some((_, name)) => Some(name),
                None => (*attribute == "name").then_some(it),
            });
            let name = name.filter(|it| test(it)).map(str::to_owned);
            let is_it = name.is_some();
            found.set(name.or(found.take()));
            Ok(is_it)
        };
        let is_attached: Checked<bool> = match value.data() {
            Data::Object(by_name) => value::any(by_name.values(), is_it),
            _ => value::any(value.elements_or_self(), is_it),
        };
        if is_attached? && let Some(name) = found.take() {
            let message = format!("`{}` names the policy `{name}`", block.path_of(attribute));
            let is_declined = is_declined || is_for_administrators(block, cx);
            cx.wrong(block, attribute, message).pedantic_if(is_declined);
        }
        Ok(())
    })
}

/// Words for roles that people take who may do everything.
const ADMINISTRATORS: [&str; 5] = ["admin", "administrator", "breakglass", "superadmin", "superuser"];

/// Whether the known end of a role's name, or of an argument that makes it, is such a word: `MasterAdministratorAccessRole`.
fn ends_as_administrator(role: &Block) -> bool {
    let name = role.value("name").to_string();
    let words = name.split(|it: char| !it.is_ascii_alphanumeric());
    words.map(|word| word.strip_suffix("Role").unwrap_or(word)).any(|word| {
        let word = word.strip_suffix("Access").unwrap_or(word);
        word.ends_with("Admin") || word.ends_with("Administrator")
    })
}

/// What applies configurations and runs as a service itself, by words in the names of its roles.
const RUNNERS: [&str; 2] = ["atlantis", "spacelift"];

/// Whether the role that a block is or names lets nobody in but people with a second factor, or accounts and no service: it is
/// what their administrators take. Or it is for Terraform.
fn is_for_administrators(block: &Block, cx: &Cx) -> bool {
    let is_meant = |role: &Block| {
        let name = role.value("name").to_string().to_ascii_lowercase();
        if is_applier(role) || is_of_pipeline(role) || RUNNERS.iter().any(|it| name.contains(it)) {
            return Ok(true);
        }
        let named = is_called(role, &ADMINISTRATORS) || ends_as_administrator(role);
        let trust = match role.policy("assume_role_policy") {
            Ok(Some(trust)) => trust,
            _ => return Ok(named),
        };
        let allowed = trust.statements.iter().filter(|it| matches!(it.allows(), Ok(true)));
        let for_people = |it: &Statement| -> Checked<bool> {
            let principals = it.principals()?;
            let is_account = |it: &Value| !matches!(policy::is_star(it), Ok(true));
            Ok(!principals.is_empty() && principals.iter().all(|(kind, it)| *kind == "AWS" && is_account(it)))
        };
        value::all(allowed, |it| either(policy::demands_mfa(it), for_people(it)))
    };
    let found = match block.kind() {
        "aws_iam_role" => is_meant(block),
        "data.aws_iam_policy" => {
            // By its name, or as the text of a policy of the role's own.
            const USERS: [(&str, &str); 3] = [
                ("aws_iam_role_policy_attachment", ARN),
                ("aws_iam_role_policy", "policy"),
                ("aws_iam_role", "managed_policy_arns"),
            ];
            let is_own = |it: &Value| it.read_as().is_some_and(|it| *it.object() == block.address);
            let names = |it: &Value| it.elements_or_self().iter().any(is_own);
            let users = USERS.map(|(kind, attribute)| (cx.resources(kind), attribute));
            let mut own = users
                .iter()
                .flat_map(|(users, attribute)| users.iter().filter(|it| names(&it.value(attribute))))
                .peekable();
            let others = cx.is_mentioned(block, |kind, _| USERS.iter().all(|(it, _)| *it != kind));
            Ok(!others && own.peek().is_some() && own.all(|it| is_for_administrators(it, cx)))
        }
        "aws_iam_user_policy_attachment" => {
            cx.referred("aws_iam_user", &["name", "id"], block, "user").any(|it| Ok(is_applier(it)))
        }
        _ => cx.referred("aws_iam_role", &["name", "id"], block, "role").any(is_meant),
    };
    matches!(found, Ok(true))
}
