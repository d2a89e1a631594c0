//! Amazon API Gateway: REST APIs (`aws_api_gateway_*`), HTTP and WebSocket APIs (`aws_apigatewayv2_*`).

mod deployment_without_access_logs;
mod deployment_without_usage_plan;
mod domain_name_outdated_tls;
mod endpoint_public;
mod method_cache_unencrypted;
mod method_with_data_trace;
mod method_without_api_key;
mod method_without_authorization;
mod method_without_metrics;
mod method_without_request_validator;
mod replaced_after_destruction;
mod rest_api_compression_invalid;
mod rest_api_policy_public;
mod rest_api_without_authorizer;
mod route_without_authorization;
mod stage_without_access_logs;
mod stage_without_cache;
mod stage_without_client_certificate;
mod stage_without_log_group;
mod stage_without_tracing;
mod stage_without_usage_plan;
mod stage_without_waf;

use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::registry::RightDefault;

pub(super) static RULES: &[&Rule] = &[
    &deployment_without_access_logs::RULE,
    &deployment_without_usage_plan::RULE,
    &domain_name_outdated_tls::RULE,
    &endpoint_public::RULE,
    &method_cache_unencrypted::RULE,
    &method_with_data_trace::RULE,
    &method_without_api_key::RULE,
    &method_without_authorization::RULE,
    &method_without_metrics::RULE,
    &method_without_request_validator::RULE,
    &replaced_after_destruction::RULE,
    &rest_api_compression_invalid::RULE,
    &rest_api_policy_public::RULE,
    &rest_api_without_authorizer::RULE,
    &route_without_authorization::RULE,
    &stage_without_access_logs::RULE,
    &stage_without_cache::RULE,
    &stage_without_client_certificate::RULE,
    &stage_without_log_group::RULE,
    &stage_without_tracing::RULE,
    &stage_without_usage_plan::RULE,
    &stage_without_waf::RULE,
];

/// The registry module whose inputs the rules of this service know.
const HTTP_API_MODULE: ModuleInputs = module("terraform-aws-modules/apigateway-v2/aws")
    .renamed(&[("default_stage_access_log_destination_arn", "access_log_settings")])
    .rights(&[ACCESS_LOGS])
    .since(5, 0, &HTTP_API_MODULE_5);

/// Access logs, for which the module makes a log group since version 5 (its `stage_access_log_settings`).
const ACCESS_LOGS: RightDefault = right("access_log_settings").since(5, 0);

/// The same since version 5 (its `docs/UPGRADE-5.0.md`). Routes of HTTP APIs have no API keys, and its domains accept TLS
/// 1.2 only.
const HTTP_API_MODULE_5: ModuleInputs = module("terraform-aws-modules/apigateway-v2/aws")
    .renamed(&[
        ("stage_access_log_settings", "access_log_settings"),
        ("stage_default_route_settings", "default_route_settings"),
    ])
    .rights(&[right("security_policy"), right("api_key_required"), ACCESS_LOGS]);

/// Whether some usage plan lists an API and one of its stages, which `owner` names in the attributes `rest_api_id`
/// and `stage_name`.
fn is_in_usage_plan(owner: &Block, cx: &Cx) -> Checked<bool> {
    let same = [("api_id", "rest_api_id"), ("stage", "stage_name")];
    cx.matching("aws_api_gateway_usage_plan.api_stages", owner, &same).exist()
}

/// Whether an API can only be reached from private networks.
fn is_private(api: &Block) -> Checked<bool> {
    api.any("endpoint_configuration", |it| lists(it, "types", |kind| kind == "PRIVATE"))
}

/// Whether a stage or method belongs to an API that can only be reached from private networks.
fn is_of_private_api(block: &Block, cx: &Cx) -> Checked<bool> {
    cx.referred("aws_api_gateway_rest_api", &["id"], block, "rest_api_id").any(is_private)
}

/// Whether the policy of the API that a method belongs to lets in none but some callers, networks or addresses: who has no
/// credentials is asked nothing else.
fn keeps_strangers_out(method: &Block, cx: &Cx) -> Checked<bool> {
    let own = cx.referred("aws_api_gateway_rest_api", &["id"], method, "rest_api_id").any(is_guarded);
    let same = [("rest_api_id", "rest_api_id")];
    either(own, cx.matching("aws_api_gateway_rest_api_policy", method, &same).any(is_guarded))
}

fn is_guarded(block: &Block) -> Checked<bool> {
    let Some(policy) = block.policy("policy")? else { return Ok(false) };
    let lets_in = |it| both(policy::is_open(it), not(policy::is_kept_from_strangers(it, &policy)));
    not(value::any(&policy.statements, lets_in))
}

/// Parts of paths that are public by a standard (RFC 8615, OpenID Connect Discovery), or because whoever calls them has no
/// credentials yet, or signs what is sent.
const PUBLIC_PARTS: &[&str] = &[
    ".well-known", "api-docs", "auth", "callback", "docs", "favicon.ico", "forgot-password", "health",
    "health-check", "healthcheck", "healthz", "hook", "hooks", "jwks.json", "login", "logout", "oauth",
    "oauth2", "openapi", "openapi.json", "openapi.yaml", "openid-configuration", "ping", "redoc", "refresh",
    "register", "reset-password", "robots.txt", "sign-in", "sign-out", "sign-up", "signin", "signout",
    "signup", "swagger", "swagger-ui", "swagger.json", "token", "webhook", "webhooks",
];

/// Whether an API says that it is for everybody, or that others send their events to it, which they sign.
fn is_for_everybody(api: &Block) -> Checked<bool> {
    let says = ["name", "description"].map(|name| api.value(name).to_string().to_ascii_lowercase());
    let words = |text: &String| {
        text.split(|it: char| !it.is_ascii_alphanumeric())
            .any(|word| matches!(word, "public" | "webhook" | "webhooks"))
    };
    Ok(says.iter().any(words))
}

/// Whether a route such as `POST /v1/login` has a part that is public.
fn is_public_path(route: &str) -> bool {
    route.split(['/', ' ']).any(|part| PUBLIC_PARTS.contains(&part.to_ascii_lowercase().as_str()))
}
