use crate::network::is_internet;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b7670f1a-edaa-4a56-a15e-9ace9e4a408d",
    aliases: &["alicloud/alb_acl_open", "CKV_ALI_29"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["alicloud_alb_acl_entry_attachment"],
    check: Check::Block(check_entry),
    ..rule("alicloud-alb-acl-open", include_str!("acl_open.md"))
};

fn check_entry(entry: &Block, cx: &mut Cx) -> Checked {
    if entry.string("entry")?.is_some_and(|range| is_internet(&range)) {
        cx.wrong(entry, "entry", format!("{}, which is every address", entry.actual("entry")));
    }
    Ok(())
}
