use super::is_taggable;
use crate::prelude::*;
use tollgate_core::value::Data;

pub(super) static RULE: Rule = Rule {
    guid: "e38a8e0a-b88b-4902-b3fe-b0fcb17d5c10",
    aliases: &["aws/resource_not_using_tags", "aws-tagging-resource-untagged"],
    severity: Low,
    category: BestPractices,
    cwe: 665,
    pedantic: true,
    targets: &["aws_*"],
    among: is_taggable,
    check: Check::Block(check_tags),
    ..rule("aws-tagging-resource-without-tags", include_str!("resource_without_tags.md"))
};

fn check_tags(resource: &Block, cx: &mut Cx) -> Checked {
    let tags = resource.value("tags");
    let has_name = match tags.data() {
        Data::Unknown(unknown) => return Err(unknown.clone()),
        Data::Object(tags) if tags.keys().any(|key| key != "Name") => return Ok(()),
        Data::Object(tags) if !tags.is_empty() => true,
        Data::List(tags) | Data::Set(tags) if !tags.is_empty() => return Ok(()),
        Data::Null if resource.any("tags", |_| Ok(true))? => return Ok(()),
        _ if resource.any("tag", is_more_than_name)? => return Ok(()),
        _ => false,
    };
    if !cx.once(DefaultTags::new).0.clone()? {
        let message =
            if has_name { "`tags` contains only `Name`".to_owned() } else { resource.actual("tags") };
        cx.wrong(resource, "tags", message);
    }
    Ok(())
}

/// Whether a provider of AWS tags everything.
struct DefaultTags(Checked<bool>);

impl DefaultTags {
    fn new(cx: &Cx) -> Self {
        Self(cx.any("provider", |provider| {
            let is_aws = provider.address.name() == "aws";
            both(Ok(is_aws), provider.any("default_tags", |default| default.is_set("tags")))
        }))
    }
}

/// Auto Scaling groups have a block for each tag.
fn is_more_than_name(tag: &Block) -> Checked<bool> {
    Ok(tag.string("key")?.is_some_and(|key| *key != "Name"))
}
