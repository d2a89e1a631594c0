//! Where policies that AWS manages are attached.

use super::workloads::{is_to_give_rights, runs_a_service, runs_with_keys};
use crate::aws::shared::policy;
use crate::prelude::*;
use std::cell::Cell;
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
pub(super) fn forbid_managed_policy(block: &Block, name: &str, is_meant: Meant, cx: &mut Cx) -> Checked {
    forbid_managed_policies(block, |it| it == name, is_meant, cx)
}

/// Whether most reviewers would leave a policy where a block attaches it.
type Meant = fn(&Block, &Cx) -> bool;

/// The same of all policies whose names pass a test.
pub(super) fn forbid_managed_policies(
    block: &Block,
    test: impl Fn(&str) -> bool,
    is_meant: Meant,
    cx: &mut Cx,
) -> Checked {
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
            let is_declined = is_declined || is_meant(block, cx);
            cx.wrong(block, attribute, message).pedantic_if(is_declined);
        }
        Ok(())
    })
}

/// Whether nothing is known to run with what a block attaches. What people and pipelines have is meant for them, and of who
/// has it where nothing in the configuration says so nobody knows.
pub(super) fn is_of_no_workload(block: &Block, cx: &Cx) -> bool {
    match block.kind() {
        "data.aws_iam_policy" => users_of(block, cx).iter().all(|it| is_of_no_workload(it, cx)),
        _ if block.is_call() => !RUN.iter().any(|name| matches!(block.is_set(name), Ok(true))),
        _ => !any_holder(block, runs_a_service, runs_with_keys, cx),
    }
}

/// Whether who gets what a block attaches is there to give rights to others.
pub(super) fn is_of_makers(block: &Block, cx: &Cx) -> bool {
    match block.kind() {
        "data.aws_iam_policy" => {
            let users = users_of(block, cx);
            !users.is_empty() && users.iter().all(|it| is_of_makers(it, cx))
        }
        _ => any_holder(block, is_to_give_rights, is_to_give_rights, cx),
    }
}

/// Whether a test holds for the role that a block is, or for a role or a user to which it attaches something.
fn any_holder(block: &Block, is_role: Meant, is_user: Meant, cx: &Cx) -> bool {
    let has = |kind, name, test: Meant| {
        let (holders, _) = cx.referred(kind, &["name", "id"], block, name).filter(|_| Ok(true));
        holders.iter().any(|it| test(it, cx))
    };
    match block.kind() {
        "aws_iam_role" => is_role(block, cx),
        _ => {
            ["role", "roles"].iter().any(|name| has("aws_iam_role", name, is_role))
                || ["user", "users"].iter().any(|name| has("aws_iam_user", name, is_user))
        }
    }
}

/// What takes a policy that is looked up by its name, or as the text of a policy of its own.
fn users_of<'e>(policy: &Block, cx: &Cx<'_, 'e>) -> Vec<Block<'e>> {
    const USERS: [(&str, &str); 3] = [
        ("aws_iam_role_policy_attachment", ARN),
        ("aws_iam_role_policy", "policy"),
        ("aws_iam_role", "managed_policy_arns"),
    ];
    let is_own = |it: &Value| it.read_as().is_some_and(|it| *it.object() == policy.address);
    let names = |it: &Value| it.elements_or_self().iter().any(is_own);
    let users = USERS.iter().flat_map(|(kind, attribute)| {
        let resources = cx.resources(kind);
        resources.iter().filter(|it| names(&it.value(attribute))).cloned().collect::<Vec<_>>()
    });
    users.collect()
}

/// Inputs of registry modules that say which services, or pods, take the role.
const RUN: [&str; 5] = [
    "oidc_fully_qualified_subjects", "oidc_providers", "oidc_subjects_with_wildcards",
    "trusted_role_services", "trusted_services",
];
