use super::CONTENT;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ce60cc6b-6831-4bd7-84a2-cc7f8ee71433",
    aliases: &["aws/ssm_session_transit_encryption_disabled", "CKV_AWS_112"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_ssm_document"],
    check: Check::Block(check_document),
    ..rule("aws-ssm-session-document-without-kms-key", include_str!("session_document_without_kms_key.md"))
};

fn check_document(document: &Block, cx: &mut Cx) -> Checked {
    let Some(content) = super::preferences(document)? else { return Ok(()) };
    if !content.any("inputs", |inputs| inputs.is_set("kmsKeyId"))? {
        cx.wrong(document, CONTENT, format!("`{CONTENT}` names no `kmsKeyId` in its `inputs`"));
    }
    Ok(())
}
