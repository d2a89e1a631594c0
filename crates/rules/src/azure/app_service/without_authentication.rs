use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c7fc1481-2899-4490-bbd8-544a3a61a2f3",
    aliases: &[
        "azure/app_service_authentication_disabled", "CKV_AZURE_13", "AVD-AZU-0003", "AZU-0003",
        "azure-appservice-authentication-enabled", "azure-app-service-app-without-authentication",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 285,
    pedantic: true,
    targets: &super::WEB_APPS,
    fix: Some(Unsafe),
    check: Check::Block(check_authentication),
    ..rule("azure-app-service-without-authentication", include_str!("without_authentication.md"))
};

fn check_authentication(app: &Block, cx: &mut Cx) -> Checked {
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
    let message = format!("{}, must be `true`", actual(&settings, name));
    cx.wrong(&settings, name, message).set(&settings, name, "true");
    Ok(())
}
