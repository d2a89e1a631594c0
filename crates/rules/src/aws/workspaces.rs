//! Amazon WorkSpaces: virtual desktops.

mod workspace_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&workspace_unencrypted::RULE];
