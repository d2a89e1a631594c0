//! Amazon Elastic Block Store: volumes.

mod default_encryption_disabled;
mod snapshot_unencrypted;
mod volume_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&default_encryption_disabled::RULE, &snapshot_unencrypted::RULE, &volume_unencrypted::RULE];

/// Whether the account encrypts every new volume, whatever is asked for.
pub(super) fn encrypts_by_default(_: &Block, cx: &Cx) -> Checked<bool> {
    cx.anywhere("aws_ebs_encryption_by_default", |default| not(is_off(default, "enabled")))
}

/// Whether the account encrypts a volume that says nothing of encryption.
fn is_encrypted_by_default(volume: &Block, cx: &Cx) -> Checked<bool> {
    both(encrypts_by_default(volume, cx), not(volume.is_set("encrypted")))
}
