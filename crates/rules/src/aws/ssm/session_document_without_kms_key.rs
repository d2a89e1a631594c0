use crate::prelude::*;
use tollgate_core::value::{Data, Value};

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

const CONTENT: &str = "content";

fn check_document(document: &Block, cx: &mut Cx) -> Checked {
    if !is_one_of(document, "document_type", &["Session"])? {
        return Ok(());
    }
    let Some(content) = document.document(CONTENT)? else { return Ok(()) };
    // Only a shell session has preferences; forwarded ports have none.
    if let Some(kind) = member(&content, "sessionType")?
        && !value::equal(&kind, &Value::string("Standard_Stream", kind.at))?
    {
        return Ok(());
    }
    let key = match member(&content, "inputs")? {
        Some(inputs) => member(&inputs, "kmsKeyId")?,
        None => None,
    };
    if key.is_none_or(|key| key.as_str() == Some("")) {
        cx.wrong(document, CONTENT, format!("`{CONTENT}` names no `kmsKeyId` in its `inputs`"));
    }
    Ok(())
}

/// A member of an object that is not null.
fn member(object: &Value, name: &str) -> Checked<Option<Value>> {
    match object.data() {
        Data::Object(members) => Ok(members.get(name).filter(|it| !it.is_null()).cloned()),
        Data::Unknown(unknown) => Err(unknown.clone()),
        _ => Ok(None),
    }
}
