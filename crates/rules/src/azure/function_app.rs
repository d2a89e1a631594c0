//! Azure Functions: function apps and their slots, of the classic and the current resource types.

mod accepts_http;
mod allows_ftp;
mod outdated_tls;
mod without_authentication;
mod without_builtin_logs;
mod without_client_certificate;
mod without_http2;
mod without_identity;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &accepts_http::RULE,
    &allows_ftp::RULE,
    &outdated_tls::RULE,
    &without_authentication::RULE,
    &without_builtin_logs::RULE,
    &without_client_certificate::RULE,
    &without_http2::RULE,
    &without_identity::RULE,
];

/// The resource types that version 5 of the provider removed.
const CLASSIC: [&str; 2] = ["azurerm_function_app", "azurerm_function_app_slot"];

/// Those that took their place.
const CURRENT: [&str; 4] = [
    "azurerm_linux_function_app", "azurerm_linux_function_app_slot", "azurerm_windows_function_app",
    "azurerm_windows_function_app_slot",
];

/// The type for the plan Flex Consumption.
const FLEX: &str = "azurerm_function_app_flex_consumption";

/// All of them.
const APPS: [&str; 7] = [CLASSIC[0], CLASSIC[1], CURRENT[0], CURRENT[1], CURRENT[2], CURRENT[3], FLEX];
