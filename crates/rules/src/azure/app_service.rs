//! Azure App Service: web apps and function apps, of the classic and the current resource types.

mod app_allows_ftp;
mod app_allows_http;
mod app_outdated_tls;
mod app_remote_debugging;
mod app_without_authentication;
mod app_without_client_certificate;
mod app_without_http2;
mod app_without_identity;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &app_allows_ftp::RULE,
    &app_allows_http::RULE,
    &app_outdated_tls::RULE,
    &app_remote_debugging::RULE,
    &app_without_authentication::RULE,
    &app_without_client_certificate::RULE,
    &app_without_http2::RULE,
    &app_without_identity::RULE,
];

/// Web apps and their slots: the classic resource types, and those that took their place.
const WEB_APPS: [&str; 6] = [
    "azurerm_app_service", "azurerm_app_service_slot", "azurerm_linux_web_app", "azurerm_linux_web_app_slot",
    "azurerm_windows_web_app", "azurerm_windows_web_app_slot",
];
