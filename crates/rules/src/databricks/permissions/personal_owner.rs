use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a4edb7e1-c0e0-4f7f-9d7c-d1b603e81ad5",
    aliases: &["databricks/databricks_permissions"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 284,
    pedantic: true,
    targets: &["databricks_cluster", "databricks_job", "databricks_permissions"],
    check: Check::Block(check_owner),
    ..rule("databricks-permissions-personal-owner", include_str!("personal_owner.md"))
};

fn check_owner(block: &Block, cx: &mut Cx) -> Checked {
    let by = match block.kind() {
        "databricks_job" => "job_id",
        "databricks_cluster" => "cluster_id",
        _ => return check_permissions(block, cx),
    };
    if !cx.referring("databricks_permissions", by, block, &["id"]).exist()? {
        cx.flag(block.header(), "no `databricks_permissions` says who can use it");
    }
    Ok(())
}

fn check_permissions(permissions: &Block, cx: &mut Cx) -> Checked {
    let is_personal = |access: &Block| {
        let is_owner = is_one_of(access, "permission_level", &["IS_OWNER"]);
        both(is_owner, not(access.is_given("service_principal_name")))
    };
    if permissions.any("access_control", is_personal)? {
        cx.flag(permissions.header(), "`IS_OWNER` is given to someone who is not a service principal")
            .about("access_control.permission_level");
    }
    Ok(())
}
