use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "9356962e-4a4f-4d06-ac59-dc8008775eaa",
    aliases: &[
        "gcp/not_proper_email_account_in_use", "AVD-GCP-0069", "GCP-0069", "google-iam-no-personal-emails",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    pedantic: true,
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_members),
    ..rule("gcp-iam-personal-account", include_str!("personal_account.md"))
};

/// Domains of mail providers whose accounts belong to persons.
const DOMAINS: [&str; 12] = [
    "@gmail.com", "@googlemail.com", "@outlook.com", "@hotmail.com", "@live.com", "@yahoo.com",
    "@icloud.com", "@aol.com", "@gmx.net", "@proton.me", "@protonmail.com", "@mail.com",
];

fn check_members(grants: &Block, cx: &mut Cx) -> Checked {
    value::each(super::grants(grants), |grant| {
        value::each(["member", "members"], |name| {
            let value = grant.value(name);
            let members = value.elements_or_self();
            value::each(members.iter().filter(|it| !it.is_null()), |member| {
                if !is_personal(member)? {
                    return Ok(());
                }
                // An element of a list that stands here is the place; what comes from elsewhere has a trace.
                let (place, is_written_here) = (grant.place(name), member.hops().next().is_none());
                let place = if is_written_here { member.at } else { place };
                let role = super::role_of(&grant);
                let path = super::argument_of(&grant, name);
                let message = format!("`{path}` grants {role} to {}", seen_from(grants, member));
                cx.flag(place, message).about(path).because(member);
                Ok(())
            })
        })
    })
}

fn is_personal(member: &Value) -> Checked<bool> {
    let of_provider = value::any(DOMAINS, |domain| value::ends_with(member, domain));
    both(super::is_person(member), of_provider)
}
