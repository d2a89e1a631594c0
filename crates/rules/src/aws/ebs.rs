//! Amazon Elastic Block Store: volumes.

mod default_encryption_disabled;
mod snapshot_unencrypted;
mod volume_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&default_encryption_disabled::RULE, &snapshot_unencrypted::RULE, &volume_unencrypted::RULE];

/// Whether the account encrypts a volume that says nothing of encryption.
fn is_encrypted_by_default(volume: &Block, cx: &Cx) -> Checked<bool> {
    let by_account = cx.any("aws_ebs_encryption_by_default", |default| not(is_off(default, "enabled")));
    both(by_account, not(volume.is_set("encrypted")))
}
