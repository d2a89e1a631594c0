use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b1d51728-7270-4991-ac2f-fc26e2695b38",
    aliases: &[
        "gcp/disk_encryption_disabled", "CKV_GCP_37", "CKV_GCP_38", "AVD-GCP-0034", "GCP-0034",
        "AVD-GCP-0033", "GCP-0033", "google-compute-vm-disk-encryption-customer-key",
        "google-compute-disk-encryption-customer-key", "gcp-compute-disk-without-own-key",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["google_compute_disk", "google_compute_region_disk", "google_compute_instance"],
    check: Check::Block(check_key),
    ..rule("gcp-compute-disk-without-customer-key", include_str!("disk_without_customer_key.md"))
};

/// The key of a disk, that of a regional disk, and keys that are brought along.
const KEYS: [&str; 5] = ["kms_key_self_link", "kms_key_name", "raw_key", "raw_key_wo", "rsa_encrypted_key"];

/// The same of a disk that is made with its machine.
const BOOT_KEYS: [&str; 3] = ["kms_key_self_link", "disk_encryption_key_raw", "disk_encryption_key_rsa"];

fn check_key(disk: &Block, cx: &mut Cx) -> Checked {
    if disk.kind() == "google_compute_instance" {
        return value::each(disk.each("boot_disk"), |boot| check_boot_disk(&boot, cx));
    }
    let found = disk.each("disk_encryption_key");
    if found.is_empty() {
        let message = disk.actual("disk_encryption_key");
        _ = cx.flag(disk.header(), message).about("disk_encryption_key");
    }
    value::each(found, |encryption| {
        if value::any(KEYS, |name| is_filled(&encryption, name))? {
            return Ok(());
        }
        let empty = KEYS.into_iter().find(|name| !encryption.value(name).is_null());
        let usual = if disk.kind() == "google_compute_region_disk" { "kms_key_name" } else { KEYS[0] };
        let name = empty.unwrap_or(usual);
        cx.wrong(&encryption, name, format!("{}, must specify a key", encryption.actual(name)));
        Ok(())
    })
}

/// A boot disk that is there before its machine, as `source`, has a key of its own.
fn check_boot_disk(boot: &Block, cx: &mut Cx) -> Checked {
    if boot.is_given("source")? || value::any(BOOT_KEYS, |name| is_filled(boot, name))? {
        return Ok(());
    }
    cx.wrong(boot, BOOT_KEYS[0], format!("{}, must specify a key", boot.actual(BOOT_KEYS[0])));
    Ok(())
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
