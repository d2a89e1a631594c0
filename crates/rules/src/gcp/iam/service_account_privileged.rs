use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cefdad16-0dd5-4ac5-8ed2-a37502c78672",
    aliases: &["gcp/service_account_with_improper_privileges"],
    severity: Medium,
    category: ResourceManagement,
    cwe: 284,
    pedantic: true,
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_role),
    ..rule("gcp-iam-service-account-privileged", include_str!("service_account_privileged.md"))
};

fn check_role(grants: &Block, cx: &mut Cx) -> Checked {
    super::refuse_roles(grants, is_privileged, super::is_service_account, |_| false, cx)
}

/// What roles of one's own let do is not told by their names.
fn is_privileged(role: &str) -> bool {
    let is_googles = role.starts_with("roles/");
    let role = role.to_ascii_lowercase();
    is_googles && ["admin", "editor", "owner"].iter().any(|end| role.ends_with(end))
}
