//! Amazon Kinesis Data Streams.

mod stream_unencrypted;
mod stream_without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&stream_unencrypted::RULE, &stream_without_customer_key::RULE];
