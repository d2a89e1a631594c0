mod add_user_to_group;
mod attach_group_policy;
mod attach_role_policy;
mod attach_user_policy;
mod create_access_key;
mod create_login_profile;
mod create_policy_version;
mod glue_update_dev_endpoint;
mod holders;
mod lambda_update_function_code;
mod links;
mod meant;
mod pass_role_create_dev_endpoint;
mod pass_role_create_function;
mod pass_role_create_stack;
mod pass_role_run_instances;
mod permissions;
mod put_group_policy;
mod put_role_policy;
mod put_user_policy;
mod services;
mod set_default_policy_version;
mod statements;
mod update_assume_role_policy;
mod update_login_profile;
mod way_up;

use super::appliers::is_meant;
use crate::prelude::*;
use holders::Holders;

pub(super) use services::{is_of_service, run_nothing};
pub(in crate::aws) use way_up::way_up;

/// What the rules of this table have in common: three for each set of actions, for groups, roles and users.
const TEMPLATE: Rule = Rule {
    severity: High,
    category: AccessControl,
    cwe: 269,
    ..rule("", include_str!("privilege_escalation.md"))
};

/// A word of the page, and what it stands for.
type Word = (&'static str, &'static str);

/// Actions with which somebody makes themselves an administrator.
struct Set {
    actions: &'static [&'static str],
    /// The actions for a title.
    quoted: &'static str,
    /// The actions as a list in Terraform, without brackets.
    list: &'static str,
    /// How it is done.
    why: &'static str,
    /// The ARN of one resource.
    narrow: &'static str,
    /// The rules for groups, roles and users.
    rules: &'static [Rule; 3],
}

/// Whose policies are looked at.
struct Subject {
    targets: &'static [&'static str],
    words: [Word; 3],
}

const GROUP: Subject = Subject {
    targets: &["aws_iam_group"],
    words: [("subject", "group"), ("Subject", "Group"), ("body", "  name = \"deployer\"")],
};

const ROLE: Subject = Subject {
    targets: &["aws_iam_role"],
    words: [
        ("subject", "role"),
        ("Subject", "Role"),
        (
            "body",
            "  name               = \"deployer\"\n  assume_role_policy = data.aws_iam_policy_document.trust.json",
        ),
    ],
};

const USER: Subject = Subject {
    targets: &["aws_iam_user"],
    words: [("subject", "user"), ("Subject", "User"), ("body", "  name = \"deployer\"")],
};

/// The rules of the table.
pub(in crate::aws) fn rules() -> impl Iterator<Item = &'static Rule> {
    SETS.into_iter().flat_map(|set| set.rules)
}

/// The widest first: each of them implies the next, so that `iam:*` is one finding.
static SETS: [&Set; 19] = [
    &attach_role_policy::SET,
    &attach_user_policy::SET,
    &attach_group_policy::SET,
    &put_role_policy::SET,
    &put_user_policy::SET,
    &put_group_policy::SET,
    &create_policy_version::SET,
    &set_default_policy_version::SET,
    &update_assume_role_policy::SET,
    &create_access_key::SET,
    &create_login_profile::SET,
    &update_login_profile::SET,
    &add_user_to_group::SET,
    &pass_role_create_stack::SET,
    &pass_role_create_function::SET,
    &pass_role_run_instances::SET,
    &pass_role_create_dev_endpoint::SET,
    &lambda_update_function_code::SET,
    &glue_update_dev_endpoint::SET,
];

impl Subject {
    /// A rule for this subject, without its names.
    const fn rule(&self, check: Check, words: &'static [Word]) -> Rule {
        Rule { targets: self.targets, check, words, ..TEMPLATE }
    }
}

impl Set {
    const fn words_for(&self, subject: &Subject) -> [Word; 7] {
        let [name, capitalized, body] = subject.words;
        [
            name,
            capitalized,
            body,
            ("quoted", self.quoted),
            ("list", self.list),
            ("why", self.why),
            ("narrow", self.narrow),
        ]
    }
}

fn check_set(subject: &Block, cx: &mut Cx, set: &'static Set) -> Checked {
    let holders = cx.once(Holders::new);
    let places = holders.grants(subject, set)?;
    if places.is_empty() {
        return Ok(());
    }
    let actions = set.actions.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" and ");
    let message = format!(
        "the policies of this {} allow {actions} on every resource",
        &subject.kind()["aws_iam_".len()..]
    );
    let passes = set.actions.iter().zip(places).find(|(action, _)| **action == "iam:PassRole");
    let cause = passes.map(|(_, place)| place).or_else(|| places.first());
    let is_declined = run_nothing(subject) || is_meant(subject) || glue_update_dev_endpoint::is_moot(set, cx);
    let flag = cx.flag(subject.header(), message).pedantic_if(is_declined);
    let flag = match cause {
        Some(cause) => flag.caused_for_all_by(*cause),
        None => flag,
    };
    let places = set.actions.iter().zip(places);
    places.fold(flag, |flag, (action, place)| flag.also(*place, format!("`{action}` is allowed here")));
    Ok(())
}
