//! Keys of AWS KMS: which ones AWS manages.

use crate::prelude::*;

/// How the aliases of keys that AWS manages begin.
const MANAGED: &str = "alias/aws/";

/// Demands that an attribute names a key of the customer's own: it is set, and not to a key that AWS manages.
pub(in crate::aws) fn demand_own(block: &Block, name: &str, cx: &mut Cx) -> Checked {
    if is_managed(block, name, cx)? {
        cx.wrong(block, name, format!("`{}` names a key that AWS manages", block.path_of(name)));
    } else if !block.is_given(name)? {
        cx.wrong(block, name, format!("{}, so a key that AWS manages encrypts", actual(block, name)));
    }
    Ok(())
}

/// Whether an attribute names, by its alias or as a data source, a key that AWS manages. A key that is not looked up here
/// is one of the customer's own.
fn is_managed(block: &Block, name: &str, cx: &Cx) -> Checked<bool> {
    if let Some(key) = block.value(name).as_str() {
        return Ok(key.contains(MANAGED));
    }
    let named = |it: &Block, alias: &str| lists(it, alias, |alias| alias.contains(MANAGED));
    let keys = cx.referred("data.aws_kms_key", &["arn", "id", "key_id"], block, name);
    let aliases =
        cx.referred("data.aws_kms_alias", &["target_key_arn", "target_key_id", "arn", "id"], block, name);
    match (keys.first(), aliases.first()) {
        (Some(key), _) => named(&key, "key_id"),
        (None, Some(alias)) => named(&alias, "name"),
        (None, None) => Ok(false),
    }
}
