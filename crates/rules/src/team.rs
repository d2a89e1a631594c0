//! Whether a tag or label says which team a resource belongs to.

use crate::prelude::*;
use tollgate_core::value::{Data, Value};

/// Whether a tag is the one for the team.
pub(crate) fn is_name(tag: &str) -> bool {
    tag.eq_ignore_ascii_case("team")
}

/// Whether one of some tags is the one for the team.
///
/// # Errors
/// The unknown value that the tags are.
pub(crate) fn is_named(tags: &Value) -> Checked<bool> {
    match tags.data() {
        Data::Unknown(unknown) => Err(unknown.clone()),
        Data::Object(tags) => Ok(tags.keys().any(|tag| is_name(tag))),
        _ => Ok(false),
    }
}

/// Reports a resource that has no tag for its team. `elsewhere` tells whether it gets one in another way.
pub(crate) fn check(
    resource: &Block,
    name: &'static str,
    elsewhere: impl FnOnce(&Cx) -> Checked<bool>,
    cx: &mut Cx,
) -> Checked {
    let tags = resource.value(name);
    // Terraform 0.11 takes them as a block.
    let block = resource.first(name).filter(|_| tags.is_null());
    let is_in_block = || block.as_ref().is_some_and(|it| it.is_written("team") || it.is_written("Team"));
    if is_named(&tags)? || is_in_block() || elsewhere(cx)? {
        return Ok(());
    }
    let message = match tags.data() {
        Data::Null if block.is_none() => resource.actual(name),
        _ => format!("`{name}` has no `team`"),
    };
    cx.wrong(resource, name, message);
    Ok(())
}
