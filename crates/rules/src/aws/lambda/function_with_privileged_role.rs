use crate::aws::iam::privilege_escalation;
use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1b3af2f9-af8c-4dfc-a0f1-a03adb70deb2",
    aliases: &["aws/lambda_function_with_privileged_role"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["aws_lambda_function"],
    check: Check::Block(check_role),
    ..rule("aws-lambda-function-with-privileged-role", include_str!("function_with_privileged_role.md"))
};

const ROLE: &str = "role";
const ARN: &str = "policy_arn";

/// The managed policies of AWS that make an administrator, or one step from it.
const ADMINISTRATORS: [&str; 3] = ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"];

fn check_role(function: &Block, cx: &mut Cx) -> Checked {
    let Some(role) = cx.referred("aws_iam_role", &["arn"], function, ROLE).first() else { return Ok(()) };
    let named = function.value(ROLE);
    if let Some(attachment) = attached(&role, cx) {
        let policy = attachment.value(ARN);
        let message = format!("`{ROLE}` is `{named}`, which has the policy `{policy}`");
        cx.wrong(function, ROLE, message).also(attachment.place(ARN), "it is attached here");
        return Ok(());
    }
    if policy::names_managed(&role, "managed_policy_arns", is_of_administrator)? {
        let message = format!("`{ROLE}` is `{named}`, which has an administrator policy");
        cx.wrong(function, ROLE, message).also(role.place("managed_policy_arns"), "it is attached here");
        return Ok(());
    }
    let Some((actions, place)) = privilege_escalation::way_up(&role, cx)? else { return Ok(()) };
    let actions = actions.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" and ");
    let message = format!("`{ROLE}` is `{named}`, whose policies allow {actions} on every resource");
    // It is said of the role as well.
    cx.wrong(function, ROLE, message).also(place, "it is allowed here").pedantic_if(true);
    Ok(())
}

/// What attaches an administrator policy to a role, if anything certainly does.
fn attached<'e>(role: &Block, cx: &Cx<'_, 'e>) -> Option<Block<'e>> {
    let is_it = |it: &Block<'e>| policy::names_managed(it, ARN, is_of_administrator);
    let own = cx.referring("aws_iam_role_policy_attachment", ROLE, role, &["name", "id"]).find_certain(is_it);
    let shared =
        || cx.listing("aws_iam_policy_attachment", "roles", &role.reference("name")).find_certain(is_it);
    own.or_else(shared)
}

fn is_of_administrator(arn: &str) -> bool {
    arn.contains("::aws:policy/") && arn.rsplit('/').next().is_some_and(|it| ADMINISTRATORS.contains(&it))
}
