//! Azure AI services, once called Cognitive Services.

mod account_without_outbound_filter;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&account_without_outbound_filter::RULE];
