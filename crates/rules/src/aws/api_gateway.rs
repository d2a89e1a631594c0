//! Amazon API Gateway: REST APIs (`aws_api_gateway_*`), HTTP and WebSocket APIs (`aws_apigatewayv2_*`).

mod access_logging_disabled;
mod deployment_without_access_logging;
mod deployment_without_usage_plan;
mod domain_name_outdated_tls;
mod endpoint_not_private;
mod method_cache_unencrypted;
mod method_metrics_disabled;
mod method_open;
mod method_without_api_key;
mod rest_api_compression_invalid;
mod rest_api_policy_open;
mod rest_api_without_authorizer;
mod stage_without_client_certificate;
mod stage_without_log_group;
mod stage_without_tracing;
mod stage_without_usage_plan;
mod stage_without_waf;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &access_logging_disabled::RULE,
    &deployment_without_access_logging::RULE,
    &deployment_without_usage_plan::RULE,
    &domain_name_outdated_tls::RULE,
    &endpoint_not_private::RULE,
    &method_cache_unencrypted::RULE,
    &method_metrics_disabled::RULE,
    &method_open::RULE,
    &method_without_api_key::RULE,
    &rest_api_compression_invalid::RULE,
    &rest_api_policy_open::RULE,
    &rest_api_without_authorizer::RULE,
    &stage_without_client_certificate::RULE,
    &stage_without_log_group::RULE,
    &stage_without_tracing::RULE,
    &stage_without_usage_plan::RULE,
    &stage_without_waf::RULE,
];

/// The registry module whose inputs the rules of this service know.
const HTTP_API_MODULE: ModuleInputs =
    ModuleInputs { source: "terraform-aws-modules/apigateway-v2/aws", renamed: &[] };

/// Whether some usage plan lists an API and one of its stages, which `owner` names in the attributes `rest_api_id`
/// and `stage_name`.
fn in_usage_plan(owner: &Block, cx: &Cx) -> Checked<bool> {
    let same = [("api_id", "rest_api_id"), ("stage", "stage_name")];
    cx.matching("aws_api_gateway_usage_plan.api_stages", owner, &same).exist()
}
