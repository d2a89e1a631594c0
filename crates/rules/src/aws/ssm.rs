//! AWS Systems Manager: documents.

mod document_public;
mod parameter_unencrypted;
mod parameter_with_plain_secret;
mod session_document_without_kms_key;
mod session_document_without_logs;
mod session_logs_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &document_public::RULE,
    &parameter_unencrypted::RULE,
    &parameter_with_plain_secret::RULE,
    &session_document_without_kms_key::RULE,
    &session_document_without_logs::RULE,
    &session_logs_unencrypted::RULE,
];

const CONTENT: &str = "content";

/// The content of a document with the preferences of shell sessions. Other documents have none, and neither have
/// sessions that only forward ports.
fn preferences<'e>(document: &Block<'e>) -> Checked<Option<Block<'e>>> {
    if !is_one_of(document, "document_type", &["Session"])? {
        return Ok(None);
    }
    let content = match is_one_of(document, "document_format", &["YAML"])? {
        true => document.yaml_block(CONTENT)?,
        false => document.document_block(CONTENT)?,
    };
    let Some(content) = content else { return Ok(None) };
    let is_shell = content.string("sessionType")?.is_none_or(|kind| *kind == "Standard_Stream");
    Ok(is_shell.then_some(content))
}
