use crate::prelude::*;

rule! {
    /// High Google KMS crypto key rotation period
    ///
    /// The longer a key version is in use, the more data one leaked version opens. Cloud KMS does not rotate a key
    /// unless `rotation_period` is set.
    ///
    /// Set `rotation_period` to 90 days (`7776000s`) or less. Only symmetric keys can be rotated by a schedule:
    /// keys with a `purpose` other than `ENCRYPT_DECRYPT` are not reported.
    ///
    /// ```hcl bad
    /// resource "google_kms_crypto_key" "invoices" { # finding
    ///   name     = "invoices"
    ///   key_ring = google_kms_key_ring.billing.id
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_kms_crypto_key" "invoices" {
    ///   name            = "invoices"
    ///   key_ring        = google_kms_key_ring.billing.id
    ///   rotation_period = "31536000s" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_kms_crypto_key" "invoices" {
    ///   name            = "invoices"
    ///   key_ring        = google_kms_key_ring.billing.id
    ///   rotation_period = "7776000s"
    /// }
    ///
    /// resource "google_kms_crypto_key" "signer" {
    ///   name     = "signer"
    ///   key_ring = google_kms_key_ring.billing.id
    ///   purpose  = "ASYMMETRIC_SIGN"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "rotation_period" {
    ///   type = string
    /// }
    ///
    /// resource "google_kms_crypto_key" "invoices" {
    ///   name            = "invoices"
    ///   key_ring        = google_kms_key_ring.billing.id
    ///   rotation_period = var.rotation_period
    /// }
    /// ```
    id: "gcp-kms-rotation-too-slow",
    guid: "d8c57c4e-bf6f-4e32-a2bf-8643532de77b",
    aliases: [
        "gcp/high_google_kms_crypto_key_rotation_period",
        "CKV_GCP_43", "AVD-GCP-0065", "GCP-0065", "google-kms-rotate-kms-keys",
    ],
    severity: Medium,
    category: SecretManagement,
    cwe: 326,
    targets: ["google_kms_crypto_key"],
    fix: Safe,
    check: Check::Attribute(
        attribute("rotation_period")
            .passes(is_short, "at most 90 days (`\"7776000s\"`)")
            .for_blocks(is_symmetric)
            .fix("\"7776000s\""),
    ),
}

fn is_short(period: &str) -> bool {
    let seconds = period.strip_suffix('s').and_then(|it| it.parse::<f64>().ok());
    seconds.is_some_and(|it| it <= 90.0 * 24.0 * 3600.0)
}

fn is_symmetric(key: &Block) -> Checked<bool> {
    Ok(key.string("purpose")?.is_none_or(|purpose| *purpose == "ENCRYPT_DECRYPT"))
}
