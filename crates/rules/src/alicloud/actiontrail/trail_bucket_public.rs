use crate::alicloud::oss;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "69b5d7da-a5db-4db9-a42e-90b65d0efb0b",
    aliases: &["alicloud/actiontrail_trail_oss_bucket_is_publicly_accessible"],
    severity: High,
    category: Observability,
    cwe: 668,
    implies: &["alicloud-oss-bucket-public"],
    targets: &["alicloud_oss_bucket", "alicloud_oss_bucket_acl"],
    fix: Some(Unsafe),
    check: Check::Block(check_bucket),
    ..rule("alicloud-actiontrail-trail-bucket-public", include_str!("trail_bucket_public.md"))
};

fn check_bucket(block: &Block, cx: &mut Cx) -> Checked {
    let public = is_one_of(block, "acl", &["public-read", "public-read-write"]);
    let receives_trail =
        oss::any_naming("alicloud_actiontrail_trail", "oss_bucket_name", block, cx, |_| Ok(true));
    if value::all([public, receives_trail, not(oss::blocks_public_access(block, cx))], |it| it)? {
        let message =
            format!("{}, and ActionTrail writes to the bucket, must be `\"private\"`", block.actual("acl"));
        cx.wrong(block, "acl", message).set(block, "acl", "\"private\"");
    }
    Ok(())
}
