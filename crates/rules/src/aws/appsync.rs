//! AWS AppSync: GraphQL APIs.

mod graphql_api_without_logs;
mod graphql_api_without_waf;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&graphql_api_without_logs::RULE, &graphql_api_without_waf::RULE];
