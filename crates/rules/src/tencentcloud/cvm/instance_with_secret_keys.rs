use crate::prelude::*;
use crate::text;
use regex::Regex;
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule {
    guid: "5bb6fa08-5e84-4760-a54a-cdcd66626976",
    aliases: &["tencentcloud/cvm_instance_using_user_data", "CKV_TC_13"],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &["tencentcloud_instance"],
    check: Check::Block(check_user_data),
    ..rule("tencentcloud-cvm-instance-with-secret-keys", include_str!("instance_with_secret_keys.md"))
};

/// A key in an environment file or in the configuration of the command line.
static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(secretId|secretKey|TENCENTCLOUD_SECRET_ID|TENCENTCLOUD_SECRET_KEY)\s*=").ok()
});

fn check_user_data(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(["user_data", "user_data_raw"], |name| {
        let data = instance.value(name);
        if text::any_part(&data, |part| KEY.as_ref().is_some_and(|key| key.is_match(part)))? {
            cx.wrong(instance, name, format!("`{name}` contains Tencent Cloud API keys"));
        }
        Ok(())
    })
}
