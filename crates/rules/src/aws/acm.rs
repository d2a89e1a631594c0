//! AWS Certificate Manager, and certificates that other services take.

mod certificate_expired;
mod certificate_weak_key;
mod certificate_with_wildcard;

use crate::prelude::*;
use std::sync::Arc;
use tollgate_core::value::{Reason, Unknown, Value};
use x509_parser::certificate::X509Certificate;
use x509_parser::pem::parse_x509_pem;

pub(super) static RULES: &[&Rule] =
    &[&certificate_expired::RULE, &certificate_weak_key::RULE, &certificate_with_wildcard::RULE];

/// The resources that are given a certificate in PEM, as `certificate_body`.
const CERTIFICATES: [&str; 3] =
    ["aws_acm_certificate", "aws_iam_server_certificate", "aws_api_gateway_domain_name"];

/// Reports what `judge` says is wrong with the certificate of a block.
fn with_certificate(
    block: &Block,
    judge: impl Fn(&X509Certificate) -> Option<String>,
    cx: &mut Cx,
) -> Checked {
    let Some(text) = block.string("certificate_body")? else { return Ok(()) };
    let unreadable = || unreadable(&text.origin);
    let (_, pem) = parse_x509_pem(text.as_bytes()).map_err(|_| unreadable())?;
    let certificate = pem.parse_x509().map_err(|_| unreadable())?;
    if let Some(wrong) = judge(&certificate) {
        cx.wrong(block, "certificate_body", wrong);
    }
    Ok(())
}

fn unreadable(value: &Value) -> Arc<Unknown> {
    let reason = Reason::Invalid("`certificate_body` is not a certificate in PEM".into());
    Arc::new(Unknown::new(reason, None, true, value.at))
}
