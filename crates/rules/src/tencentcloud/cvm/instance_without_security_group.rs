use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "93bb2065-63ec-45a2-a466-f106b56f2e32",
    aliases: &["tencentcloud/cvm_instance_using_default_security_group", "CKV_TC_4"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    targets: &["tencentcloud_instance"],
    check: Check::Block(check_groups),
    ..rule(
        "tencentcloud-cvm-instance-without-security-group",
        include_str!("instance_without_security_group.md"),
    )
};

const NAMES: [&str; 2] = ["orderly_security_groups", "security_groups"];

fn check_groups(instance: &Block, cx: &mut Cx) -> Checked {
    let attached = || cx.referring(ATTACHMENT, "instance_id", instance, &["id"]).exist();
    let named = value::any(NAMES, |name| instance.is_set(name));
    if !either(named, attached())? {
        let written = NAMES.into_iter().find(|name| instance.is_written(name)).unwrap_or(NAMES[0]);
        let message = format!("{}: the default security group applies", instance.actual(written));
        cx.flag(instance.header(), message).about(NAMES[0]).shown_at(instance.place(written));
    }
    Ok(())
}

const ATTACHMENT: &str = "tencentcloud_cvm_security_group_attachment";
