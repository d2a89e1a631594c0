//! AWS Systems Manager: documents.

mod session_document_without_kms_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&session_document_without_kms_key::RULE];
