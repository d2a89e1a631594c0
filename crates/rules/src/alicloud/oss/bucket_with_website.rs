use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2b13c6ff-b87a-484d-86fd-21ef6e97d426",
    aliases: &["alicloud/oss_bucket_has_static_website"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 200,
    targets: &["alicloud_oss_bucket", "alicloud_oss_bucket_website"],
    check: Check::Block(check_website),
    ..rule("alicloud-oss-bucket-with-website", include_str!("bucket_with_website.md"))
};

fn check_website(block: &Block, cx: &mut Cx) -> Checked {
    let is_site = if block.kind() == SITE { Ok(true) } else { block.is_set("website") };
    if both(is_site, not(super::blocks_public_access(block, cx)))? {
        if block.kind() == SITE {
            cx.flag(block.header(), "this turns a bucket into a website");
        } else {
            cx.flag(block.place("website"), "`website` turns this bucket into a website").about("website");
        }
    }
    Ok(())
}

const SITE: &str = "alicloud_oss_bucket_website";
