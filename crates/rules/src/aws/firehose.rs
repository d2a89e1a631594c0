//! Amazon Data Firehose: delivery streams.

mod delivery_stream_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&delivery_stream_unencrypted::RULE];
