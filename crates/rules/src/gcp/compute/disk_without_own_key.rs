use crate::prelude::*;

rule! {
    /// Disk encryption disabled
    ///
    /// Google encrypts every disk, with keys that Google holds. With a key of your own in Cloud KMS you decide who
    /// may use it, see each use in the audit log, and can make every copy of the disk unreadable by destroying it.
    ///
    /// Name a key in `kms_key_self_link` of a `disk_encryption_key` block. A key in `raw_key` counts too, but
    /// stands in Terraform's state.
    ///
    /// ```hcl bad
    /// resource "google_compute_disk" "orders" { # finding
    ///   name = "orders"
    ///   type = "pd-ssd"
    ///   zone = "europe-west1-b"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_compute_disk" "orders" {
    ///   name = "orders"
    ///   type = "pd-ssd"
    ///   zone = "europe-west1-b"
    ///
    ///   disk_encryption_key { # finding
    ///     kms_key_service_account = "disks@acme-shop.iam.gserviceaccount.com"
    ///   }
    /// }
    ///
    /// resource "google_compute_region_disk" "invoices" {
    ///   name          = "invoices"
    ///   type          = "pd-ssd"
    ///   replica_zones = ["europe-west1-b", "europe-west1-c"]
    ///
    ///   disk_encryption_key {
    ///     kms_key_self_link = "" # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_kms_crypto_key" "disks" {
    ///   name     = "disks"
    ///   key_ring = google_kms_key_ring.shop.id
    /// }
    ///
    /// resource "google_compute_disk" "orders" {
    ///   name = "orders"
    ///   type = "pd-ssd"
    ///   zone = "europe-west1-b"
    ///
    ///   disk_encryption_key {
    ///     kms_key_self_link = google_kms_crypto_key.disks.id
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "key" {
    ///   type = string
    /// }
    ///
    /// resource "google_compute_disk" "orders" {
    ///   name = "orders"
    ///   type = "pd-ssd"
    ///   zone = "europe-west1-b"
    ///
    ///   disk_encryption_key {
    ///     kms_key_self_link = var.key
    ///   }
    /// }
    /// ```
    id: "gcp-compute-disk-without-own-key",
    guid: "b1d51728-7270-4991-ac2f-fc26e2695b38",
    aliases: [
        "gcp/disk_encryption_disabled",
        "CKV_GCP_37", "AVD-GCP-0034", "GCP-0034", "google-compute-disk-encryption-customer-key",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: ["google_compute_disk", "google_compute_region_disk"],
    check: Check::Block(has_key),
}

const KEYS: [&str; 4] = ["kms_key_self_link", "raw_key", "raw_key_wo", "rsa_encrypted_key"];

fn has_key(disk: &Block, cx: &mut Cx) -> Checked {
    let found = disk.each("disk_encryption_key");
    if found.is_empty() {
        _ = cx.flag(disk.header(), "`disk_encryption_key` is not set").about("disk_encryption_key");
    }
    value::each(found, |encryption| {
        if value::any(KEYS, |name| is_filled(&encryption, name))? {
            return Ok(());
        }
        let empty = KEYS.into_iter().find(|name| !encryption.value(name).is_null());
        let name = empty.unwrap_or(KEYS[0]);
        let path = encryption.path_of(name);
        let message =
            format!("`{path}` is {}, must name a key", if empty.is_some() { "empty" } else { "not set" });
        cx.flag(encryption.place(name), message).about(path).because(&encryption.value(name));
        Ok(())
    })
}

fn is_filled(encryption: &Block, name: &str) -> Checked<bool> {
    if !encryption.is_set(name)? {
        return Ok(false);
    }
    // What the provider computes is not null, and never empty.
    match encryption.string(name) {
        Err(unknown) if unknown.not_null => Ok(true),
        text => Ok(text?.is_some_and(|it| !it.is_empty())),
    }
}
