//! Amazon EMR: clusters.

mod cluster_without_security_configuration;
mod cluster_without_subnet;
mod public_access_allowed;
mod security_configuration_unencrypted;
mod security_configuration_without_kms_key;
mod security_configuration_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cluster_without_security_configuration::RULE,
    &cluster_without_subnet::RULE,
    &public_access_allowed::RULE,
    &security_configuration_unencrypted::RULE,
    &security_configuration_without_kms_key::RULE,
    &security_configuration_without_tls::RULE,
];

/// The attribute with the JSON of a security configuration.
const CONFIGURATION: &str = "configuration";

/// What a security configuration says of encryption.
fn encryption<'e>(configuration: &Block<'e>) -> Checked<Option<Block<'e>>> {
    Ok(configuration.document_block(CONFIGURATION)?.and_then(|it| it.first("EncryptionConfiguration")))
}

fn wrong(configuration: &Block, what: &str, cx: &mut Cx) {
    cx.wrong(configuration, CONFIGURATION, format!("in `{CONFIGURATION}`, {what}"));
}
