//! Amazon Bedrock: agents.

mod agent_without_guardrail;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&agent_without_guardrail::RULE];
