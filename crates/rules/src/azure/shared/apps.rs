//! What web apps and function apps have in common.

use crate::prelude::*;

/// The registry module for apps of all kinds.
pub(in crate::azure) const MODULE: ModuleInputs =
    module("Azure/avm-res-web-site/azurerm").rights(&[right("https_only").since(0, 21)]);

/// Reports an app that does not ask its callers to log in.
pub(in crate::azure) fn check_authentication(app: &Block, cx: &mut Cx) -> Checked {
    let v2 = app.any("auth_settings_v2", |settings| settings.is_true("auth_enabled"));
    if either(v2, app.any("auth_settings", |settings| settings.is_true("enabled")))? {
        return Ok(());
    }
    let (settings, name) = match (app.first("auth_settings_v2"), app.first("auth_settings")) {
        (Some(settings), _) => (settings, "auth_enabled"),
        (None, Some(settings)) => (settings, "enabled"),
        (None, None) => {
            cx.flag(app.header(), "neither `auth_settings_v2` nor `auth_settings` is set");
            return Ok(());
        }
    };
    let message = format!("{}, must be `true`", settings.actual(name));
    cx.wrong(&settings, name, message).set(&settings, name, "true");
    Ok(())
}

/// No version of TLS before 1.2 is spoken, as it is where nothing else is said.
pub(in crate::azure) const RECENT_TLS: Attribute = attribute("site_config.minimum_tls_version")
    .also_named(&["min_tls_version"])
    .one_of(&["1.2", "1.3"])
    .absent_is_ok()
    .fix("\"1.2\"");
