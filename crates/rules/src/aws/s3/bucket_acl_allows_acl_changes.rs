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
        if lists(grant, name, |it| it == "WRITE_ACP")?
            && !is_to_own_account(block, grant, cx)
            && !is_to_owner(grant, owner.as_ref())?
        {
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

/// Whether a grant is to the account in which the provider of the bucket works, as a data source of the same module finds it:
/// whoever makes a bucket owns it.
fn is_to_own_account(block: &Block, grant: &Block, cx: &Cx) -> bool {
    let grantee = grant.first("grantee").unwrap_or_else(|| grant.clone());
    let provider = |it: &Block| it.value("provider").to_string();
    let account = cx.referred("data.aws_canonical_user_id", &["id"], &grantee, "id").first();
    account.is_some_and(|it| {
        it.address.chain().nth(1) == block.address.chain().nth(1) && provider(&it) == provider(block)
    })
}
