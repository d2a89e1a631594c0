//! Azure App Service: web apps and function apps, of the classic and the current resource types.

mod accepts_http;
mod allows_all_origins;
mod allows_ftp;
mod allows_remote_debugging;
mod outdated_dotnet;
mod outdated_php;
mod outdated_python;
mod outdated_tls;
mod plan_for_tests;
mod plan_with_one_instance;
mod settings_with_secret;
mod without_always_on;
mod without_authentication;
mod without_client_certificate;
mod without_error_pages;
mod without_health_check;
mod without_http2;
mod without_http_logs;
mod without_identity;
mod without_request_traces;
mod without_shared_storage;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &accepts_http::RULE,
    &allows_all_origins::RULE,
    &allows_ftp::RULE,
    &allows_remote_debugging::RULE,
    &outdated_dotnet::RULE,
    &outdated_php::RULE,
    &outdated_python::RULE,
    &outdated_tls::RULE,
    &plan_for_tests::RULE,
    &plan_with_one_instance::RULE,
    &settings_with_secret::RULE,
    &without_always_on::RULE,
    &without_authentication::RULE,
    &without_client_certificate::RULE,
    &without_error_pages::RULE,
    &without_health_check::RULE,
    &without_http2::RULE,
    &without_http_logs::RULE,
    &without_identity::RULE,
    &without_request_traces::RULE,
    &without_shared_storage::RULE,
];

/// Web apps and their slots that version 5 of the provider removed.
const CLASSIC_WEB_APPS: [&str; 2] = ["azurerm_app_service", "azurerm_app_service_slot"];

/// Those that took their place.
const CURRENT_WEB_APPS: [&str; 4] = [
    "azurerm_linux_web_app", "azurerm_linux_web_app_slot", "azurerm_windows_web_app",
    "azurerm_windows_web_app_slot",
];

/// All of them.
const WEB_APPS: [&str; 6] = [
    CLASSIC_WEB_APPS[0], CLASSIC_WEB_APPS[1], CURRENT_WEB_APPS[0], CURRENT_WEB_APPS[1], CURRENT_WEB_APPS[2],
    CURRENT_WEB_APPS[3],
];

/// The version of a language's runtime, where the app names one.
const fn runtime(path: &'static str, is_supported: fn(&str) -> bool, wish: &'static str) -> Attribute {
    attribute(path).passes(is_supported, wish).absent_is_ok()
}

/// Whether a version such as `3.11` or `v7.4` is this one or a later one. Words, such as `Off`, are not versions.
fn is_at_least(version: &str, least: (u32, u32)) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= least,
        (Some(Ok(major)), None) => (major, 0) >= least,
        _ => true,
    }
}
