//! Keys of KMS that AWS manages.

use crate::prelude::*;

/// Demands that an attribute names a key of the customer's own: it is set, and not to a key that AWS manages.
///
/// # Errors
/// The unknown value that decides.
pub(in crate::aws) fn demand_own_key(block: &Block, name: &'static str, cx: &mut Cx) -> Checked {
    if names_managed_key(block, name, cx)? {
        cx.wrong(block, name, format!("`{}` names a key that AWS manages", block.path_of(name)));
    } else if !block.is_given(name)? {
        cx.wrong(block, name, format!("{}, so a key that AWS manages encrypts", block.actual(name)));
    }
    Ok(())
}

/// Whether an attribute names a key that AWS manages, by its alias or by a data source that looks it up.
///
/// # Errors
/// The unknown value that decides.
pub(in crate::aws) fn names_managed_key(block: &Block, name: &'static str, cx: &Cx) -> Checked<bool> {
    let key = block.value(name);
    if key.is_null() || key.as_attribute().is_some_and(|it| it.resource_kind().is_some()) {
        // A key of the configuration is none of AWS.
        return Ok(false);
    }
    let keys = cx.referred("data.aws_kms_key", &["arn", "id", "key_id"], block, name);
    let looked_up = keys.any(|it| lists(it, "key_id", is_managed));
    if looked_up? {
        return Ok(true);
    }
    let aliases = cx.referred(
        "data.aws_kms_alias",
        &["arn", "id", "name", "target_key_arn", "target_key_id"],
        block,
        name,
    );
    if aliases.any(|it| lists(it, "name", is_managed))? {
        return Ok(true);
    }
    // What a data source looks up is known by what it asks for.
    if keys.exist()? || aliases.exist()? { Ok(false) } else { lists(block, name, is_managed) }
}

/// Whether an alias, or its ARN, is of a key that AWS manages.
fn is_managed(alias: &str) -> bool {
    alias.starts_with("alias/aws/") || alias.contains(":alias/aws/")
}
