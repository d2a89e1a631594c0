//! Cloud Key Management Service: keys, and what is encrypted with none of them.

mod admin_uses_keys;
mod key_destroyable;
mod key_public;
mod key_ring_public;
mod key_rotation_too_slow;
mod without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &key_rotation_too_slow::RULE,
    &key_ring_public::RULE,
    &key_public::RULE,
    &admin_uses_keys::RULE,
    &key_destroyable::RULE,
    &without_customer_key::computing::DATAFLOW,
    &without_customer_key::computing::DATAPROC,
    &without_customer_key::computing::DOCUMENT_AI,
    &without_customer_key::computing::VERTEX_AI,
    &without_customer_key::computing::WORKBENCH,
    &without_customer_key::storage::ARTIFACT_REGISTRY,
    &without_customer_key::storage::BIGQUERY,
    &without_customer_key::storage::BIGTABLE,
    &without_customer_key::storage::PUBSUB,
    &without_customer_key::storage::SPANNER,
];
