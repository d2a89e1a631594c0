use crate::gcp::iam;
use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "92e4464a-4139-4d57-8742-b5acc0347680",
    aliases: &["gcp/kms_admin_and_crypto_key_roles_in_use"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 266,
    targets: &["google_project_iam_policy", "google_project_iam_member"],
    check: Check::Block(check_grants),
    ..rule("gcp-kms-admin-uses-keys", include_str!("admin_uses_keys.md"))
};

const ADMIN: &str = "roles/cloudkms.admin";

fn check_grants(grant: &Block, cx: &mut Cx) -> Checked {
    if grant.kind() == "google_project_iam_policy" {
        check_policy(grant, cx)
    } else {
        check_member(grant, cx)
    }
}

fn check_policy(policy: &Block, cx: &mut Cx) -> Checked {
    let document = cx.referred("data.google_iam_policy", &["policy_data"], policy, "policy_data").first();
    let Some(document) = document else { return Ok(()) };
    let mut admins: Vec<Value> = Vec::new();
    let bindings = iam::grants(&document);
    for binding in &bindings {
        if is_one_of(binding, "role", &[ADMIN])? {
            admins.extend(binding.value("members").elements().unwrap_or_default().iter().cloned());
        }
    }
    let mut found = None;
    value::any(&bindings, |binding| -> Checked<bool> {
        if !lists(binding, "role", is_use)? {
            return Ok(false);
        }
        found = iam::find_member(binding, |member| value::any(&admins, |it| value::equal(it, member)))?;
        Ok(found.is_some())
    })?;
    if let Some(member) = found {
        let message = format!("`policy_data` lets `{member}` administer keys and use them");
        cx.wrong(policy, "policy_data", message).also(member.at, "granted here");
    }
    Ok(())
}

fn check_member(grant: &Block, cx: &mut Cx) -> Checked {
    if !is_one_of(grant, "role", &[ADMIN])? {
        return Ok(());
    }
    let same = [("project", "project"), ("member", "member")];
    let uses = cx.matching("google_project_iam_member", grant, &same).any(|it| lists(it, "role", is_use))?;
    if uses {
        let member = grant.value("member");
        cx.wrong(grant, "role", format!("`role` is `\"{ADMIN}\"`, and `{member}` can also use the keys"));
    }
    Ok(())
}

fn is_use(role: &str) -> bool {
    role.starts_with("roles/cloudkms.cryptoKey")
}
