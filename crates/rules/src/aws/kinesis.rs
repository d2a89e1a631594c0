//! Amazon Kinesis Data Streams.

mod stream_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&stream_unencrypted::RULE];
