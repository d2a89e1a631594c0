use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "704fcc44-a58f-4af5-82e2-93f2a58ef918",
    aliases: &[
        "gcp/user_with_iam_role", "AVD-GCP-0003", "GCP-0003", "google-iam-no-user-granted-permissions",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_members),
    ..rule("gcp-iam-user-with-role", include_str!("user_with_role.md"))
};

fn check_members(grants: &Block, cx: &mut Cx) -> Checked {
    value::each(super::grants(grants), |grant| {
        if !grant.is_set("role")? {
            return Ok(());
        }
        let Some(member) =
            super::find_member(&grant, |it| either(super::is_person(it), super::is_everybody(it)))?
        else {
            return Ok(());
        };
        let role = grant.value("role");
        cx.flag(
            grant.place("role"),
            format!("`{role}` is granted to `{member}`, must be granted to a group"),
        )
        .about(super::argument_of(&grant, "role"))
        .because(&member);
        Ok(())
    })
}
