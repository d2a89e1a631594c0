//! Dialogflow: agents and their webhooks.

mod agent_without_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&agent_without_logs::RULE];
