use crate::gcp::iam;
use crate::prelude::*;

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
    let documents = cx.referred("data.google_iam_policy", &["policy_data"], grant, "policy_data");
    let Some(document) = documents.first() else { return Ok(()) };
    drop(documents);
    value::each(iam::grants(&document), |binding| {
        if let Some(member) = iam::find_member(&binding, iam::is_everybody)? {
            let role = iam::role_of(&binding);
            cx.wrong(grant, "policy_data", format!("`policy_data` grants {role} to `{member}`"))
                .also(member.at, "granted here");
        }
        Ok(())
    })
}
