mod holders;
mod links;
mod meant;
mod permissions;
#[macro_use]
mod sets;
mod statements;

use crate::prelude::*;
use holders::Holders;

const FAMILY: Rule = Rule {
    severity: Medium,
    category: AccessControl,
    cwe: 269,
    targets: &[],
    ..rule("", include_str!("privilege_escalation.md"))
};

macro_rules! row {
    ($subject:literal, $Subject:literal, $body:literal, $id:literal, $slug:literal, $guid:literal,
     [$first:literal $(, $more:literal)*], $why:literal, $narrow:literal) => {
        Rule {
            id: concat!("aws-iam-privilege-escalation-", $subject, "-", $id),
            guid: $guid,
            aliases: &[concat!("aws/", $subject, "_with_privilege_escalation_by_actions_", $slug)],
            targets: &[concat!("aws_iam_", $subject)],
            words: &[
                ("subject", $subject),
                ("Subject", $Subject),
                ("body", $body),
                ("quoted", concat!("'", $first, "'" $(, " and '", $more, "'")*)),
                ("list", concat!("\"", $first, "\"" $(, ", \"", $more, "\"")*)),
                ("why", $why),
                ("narrow", $narrow),
            ],
            ..FAMILY
        }
    };
}

/// The rules, three for each set: for groups, roles and users.
macro_rules! table {
    ($($id:literal, $actions:tt, $why:literal, $narrow:literal, $slug:literal, $role_slug:literal,
       $group:literal, $role:literal, $user:literal;)+) => {
        const SETS: &[&[&str]] = &[$(&$actions),+];

        pub(super) static RULES: [Rule; 57] = numbered([$(
            row!("group", "Group", "  name = \"deployer\"", $id, $slug, $group, $actions, $why, $narrow),
            row!("role", "Role",
                "  name               = \"deployer\"\n  assume_role_policy = data.aws_iam_policy_document.trust.json",
                $id, $role_slug, $role, $actions, $why, $narrow),
            row!("user", "User", "  name = \"deployer\"", $id, $slug, $user, $actions, $why, $narrow),
        )+]);
    };
}

sets!(table);

const fn numbered(mut rules: [Rule; 57]) -> [Rule; 57] {
    let mut row = 0;
    while row < rules.len() {
        rules[row].check = Check::Row(stays_within_bounds, row);
        row += 1;
    }
    rules
}

fn stays_within_bounds(subject: &Block, cx: &mut Cx, row: usize) -> Checked {
    let set = row / 3;
    let holders = cx.once(|cx| Holders::new(cx, SETS));
    let places = holders.grants(subject, set)?;
    if places.is_empty() {
        return Ok(());
    }
    let actions = SETS[set].iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" and ");
    let message = format!(
        "the policies that this {} has allow {actions} on every resource",
        &subject.kind()["aws_iam_".len()..]
    );
    let flag = cx.flag(subject.header(), message);
    SETS[set]
        .iter()
        .zip(places)
        .fold(flag, |flag, (action, place)| flag.also(*place, format!("`{action}` is allowed here")));
    Ok(())
}
