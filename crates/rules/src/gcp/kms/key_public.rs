use crate::gcp::iam;
use crate::gcp::shared::members;
use crate::prelude::*;
use tollgate_core::value::{Data, Value};

pub(super) static RULE: Rule = Rule {
    guid: "16cc87d1-dd47-4f46-b3ce-4dfcac8fd2f5",
    aliases: &["gcp/kms_crypto_key_publicly_accessible", "CKV_GCP_112", "CKV2_GCP_6"],
    severity: High,
    category: Encryption,
    cwe: 284,
    targets: &[
        "google_kms_crypto_key_iam_member", "google_kms_crypto_key_iam_binding",
        "google_kms_crypto_key_iam_policy",
    ],
    check: Check::Block(check_members),
    ..rule("gcp-kms-key-public", include_str!("key_public.md"))
};

fn check_members(grant: &Block, cx: &mut Cx) -> Checked {
    if !grant.kind().ends_with("_iam_policy") {
        return iam::refuse_public(grant, &[], cx);
    }
    let document = {
        let documents = cx.referred("data.google_iam_policy", &["policy_data"], grant, "policy_data");
        documents.first()
    };
    let Some(document) = document else { return check_text(grant, cx) };
    value::each(iam::grants(&document), |binding| {
        if let Some(member) = iam::find_member(&binding, members::is_everybody)? {
            let role = iam::role_of(&binding);
            cx.wrong(grant, "policy_data", format!("`policy_data` grants {role} to `{member}`"))
                .also(member.at, "granted here");
        }
        Ok(())
    })
}

/// Looks at a policy that is no data source: `jsonencode({ bindings = [...] })`.
fn check_text(grant: &Block, cx: &mut Cx) -> Checked {
    let Some(policy) = grant.document("policy_data")? else { return Ok(()) };
    let bindings = member(&policy, "bindings")?;
    value::each(bindings.iter().flat_map(Value::items), |binding| {
        let members = member(&binding, "members")?;
        let mut everybody = None;
        value::any(members.iter().flat_map(Value::items), |it| {
            let found = members::is_everybody(&it);
            everybody = matches!(found, Ok(true)).then_some(it);
            found
        })?;
        if let Some(everybody) = everybody {
            let role = member(&binding, "role")?.map_or("a role".to_owned(), |role| format!("`{role}`"));
            cx.wrong(grant, "policy_data", format!("`policy_data` grants {role} to `{everybody}`"))
                .also(everybody.at, "granted here");
        }
        Ok(())
    })
}

/// A member of an object.
fn member(object: &Value, name: &str) -> Checked<Option<Value>> {
    match object.data() {
        Data::Object(members) => Ok(members.get(name).cloned()),
        Data::Unknown(unknown) => Err(unknown.clone()),
        _ => Ok(None),
    }
}
