use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d8c57c4e-bf6f-4e32-a2bf-8643532de77b",
    aliases: &[
        "gcp/high_google_kms_crypto_key_rotation_period", "CKV_GCP_43", "AVD-GCP-0065", "GCP-0065",
        "google-kms-rotate-kms-keys", "gcp-kms-rotation-too-slow",
    ],
    severity: Low,
    category: SecretManagement,
    cwe: 326,
    targets: &["google_kms_crypto_key"],
    modules: &[module("terraform-google-modules/kms/google")
        .renamed(&[("key_rotation_period", "rotation_period")])
        .rights(&[right("rotation_period")])],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("rotation_period")
            .passes(is_short, "at most 90 days (`\"7776000s\"`)")
            .for_blocks(is_symmetric)
            .pedantic_for(|key, _| is_yearly(key))
            .fix("\"7776000s\""),
    ),
    ..rule("gcp-kms-key-rotation-too-slow", include_str!("key_rotation_too_slow.md"))
};

fn is_short(period: &str) -> bool {
    days(period).is_some_and(|it| it <= 90.0)
}

/// Whether somebody chose a period of no more than a year, as other clouds have it.
fn is_yearly(key: &Block) -> Checked<bool> {
    Ok(key.string("rotation_period")?.and_then(|it| days(&it)).is_some_and(|it| it <= 366.0))
}

fn days(period: &str) -> Option<f64> {
    Some(period.strip_suffix('s')?.parse::<f64>().ok()? / (24.0 * 3600.0))
}

fn is_symmetric(key: &Block) -> Checked<bool> {
    Ok(key.string("purpose")?.is_none_or(|purpose| *purpose == "ENCRYPT_DECRYPT"))
}
