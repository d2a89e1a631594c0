use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "64a222aa-7793-4e40-915f-4b302c76e4d4",
    aliases: &["aws/s3_bucket_acl_grants_write_acp_permission"],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: &["aws_s3_bucket", "aws_s3_bucket_acl"],
    check: Check::Block(check_grants),
    ..rule("aws-s3-bucket-acl-allows-acl-changes", include_str!("bucket_acl_allows_acl_changes.md"))
};

fn check_grants(block: &Block, cx: &mut Cx) -> Checked {
    let policies = block.each("access_control_policy");
    let owner = policies.iter().find_map(|it| it.first("owner"));
    let grants: Vec<_> = [block].into_iter().chain(&policies).flat_map(|it| it.each("grant")).collect();
    value::each(&grants, |grant| {
        // Grants in a bucket list several permissions.
        let name = if grant.value("permissions").is_null() { "permission" } else { "permissions" };
        if lists(grant, name, |it| it == "WRITE_ACP")? && !is_to_owner(grant, owner.as_ref())? {
            cx.wrong(grant, name, format!("{}, which allows changing the ACL", grant.actual(name)));
        }
        Ok(())
    })
}

/// Whether a grant is to the owner of the bucket, who may change the ACL anyway.
fn is_to_owner(grant: &Block, owner: Option<&Block>) -> Checked<bool> {
    match grant.first("grantee").zip(owner) {
        Some((grantee, owner)) if !grantee.value("id").is_null() => grantee.matches("id", owner, "id"),
        _ => Ok(false),
    }
}
