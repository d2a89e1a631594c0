use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ada01ed1-b10c-4f2a-b110-b20fa4f9baa6",
    aliases: &["tencentcloud/clb_instance_log_setting_disabled", "CKV_TC_11"],
    severity: Low,
    category: Encryption,
    cwe: 778,
    targets: &["tencentcloud_clb_instance"],
    check: Check::Block(check_logs),
    ..rule("tencentcloud-clb-instance-without-access-logs", include_str!("instance_without_access_logs.md"))
};

fn check_logs(instance: &Block, cx: &mut Cx) -> Checked {
    let names = ["log_set_id", "log_topic_id"];
    let set = value::any(names, |name| instance.is_given(name));
    if value::all(names, |name| instance.is_given(name))? {
        return Ok(());
    }
    let missing = if set? { "one of" } else { "neither of" };
    let message =
        format!("{missing} `log_set_id` and `log_topic_id` is set, both are needed for access logs");
    cx.flag(instance.header(), message).about("log_set_id");
    Ok(())
}
