//! Filestore: shares of NFS.

mod instance_without_root_squash;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&instance_without_root_squash::RULE];
