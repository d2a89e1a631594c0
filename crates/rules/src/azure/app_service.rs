//! Azure App Service: web apps and function apps, of the classic and the current resource types.

mod accepts_http;
mod allows_ftp;
mod allows_remote_debugging;
mod outdated_tls;
mod without_authentication;
mod without_client_certificate;
mod without_http2;
mod without_identity;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &accepts_http::RULE,
    &allows_ftp::RULE,
    &allows_remote_debugging::RULE,
    &outdated_tls::RULE,
    &without_authentication::RULE,
    &without_client_certificate::RULE,
    &without_http2::RULE,
    &without_identity::RULE,
];

/// Web apps and their slots: the classic resource types, and those that took their place.
const WEB_APPS: [&str; 6] = [
    "azurerm_app_service", "azurerm_app_service_slot", "azurerm_linux_web_app", "azurerm_linux_web_app_slot",
    "azurerm_windows_web_app", "azurerm_windows_web_app_slot",
];
