use crate::nifcloud::shared::wrong;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fb387023-e4bb-42a8-9a70-6708aa7ff21b",
    aliases: &[
        "nifcloud/db_has_public_access", "AVD-NIF-0008", "NIF-0008", "nifcloud-rdb-no-public-db-access",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: &["nifcloud_db_instance"],
    fix: Some(Unsafe),
    check: Check::Block(check_access),
    ..rule("nifcloud-rdb-instance-public", include_str!("instance_public.md"))
};

const PUBLIC: &str = "publicly_accessible";

fn check_access(instance: &Block, cx: &mut Cx) -> Checked {
    let public = instance.bool(PUBLIC)?;
    if public.as_ref().is_none_or(|it| **it) {
        let why = if public.is_none() { ", and `true` by default" } else { "" };
        let message = format!("{}{why}: the database has a public address", instance.actual(PUBLIC));
        wrong(instance, instance, PUBLIC, message, cx).set(instance, PUBLIC, "false");
    }
    Ok(())
}
