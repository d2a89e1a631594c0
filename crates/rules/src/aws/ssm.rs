//! AWS Systems Manager: documents.

mod document_public;
mod session_document_without_kms_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&document_public::RULE, &session_document_without_kms_key::RULE];
