use crate::prelude::*;

rule! {
    /// Disk encryption disabled
    ///
    /// Whoever gets hold of a disk, a snapshot of it or an image made from one reads what is on it, if it is not encrypted.
    /// Disks of Alibaba Cloud are not encrypted by default, and a disk cannot be encrypted later.
    ///
    /// Set `encrypted = true` when the disk is made; `kms_key_id` chooses a key of your own. A disk made from a snapshot is
    /// encrypted if the snapshot is.
    ///
    /// ```hcl bad
    /// resource "alicloud_ecs_disk" "orders" { # finding
    ///   zone_id  = "eu-central-1a"
    ///   size     = 40
    ///   category = "cloud_essd"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "alicloud_disk" "orders" {
    ///   availability_zone = "eu-central-1a"
    ///   size              = 40
    ///   encrypted         = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_ecs_disk" "orders" {
    ///   zone_id   = "eu-central-1a"
    ///   size      = 40
    ///   encrypted = true
    /// }
    ///
    /// resource "alicloud_disk" "restored" {
    ///   availability_zone = "eu-central-1a"
    ///   snapshot_id       = "s-gw8a1b2c3d4e5f6g7h8i"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "encrypted" {
    ///   type = bool
    /// }
    ///
    /// resource "alicloud_ecs_disk" "orders" {
    ///   zone_id   = "eu-central-1a"
    ///   size      = 40
    ///   encrypted = var.encrypted
    /// }
    /// ```
    id: "alicloud-ecs-disk-unencrypted",
    guid: "39750e32-3fe9-453b-8c33-dd277acdb2cc",
    aliases: ["alicloud/disk_encryption_disabled", "CKV_ALI_7"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: ["alicloud_disk", "alicloud_ecs_disk"],
    fix: Unsafe,
    check: Check::Attribute(attribute("encrypted").is_true().when(decides).fix("true")),
}

/// A disk that says nothing is as encrypted as the snapshot it is made from.
fn decides(disk: &Block) -> Checked<bool> {
    if disk.is_set("encrypted")? { Ok(true) } else { Ok(!disk.is_set("snapshot_id")?) }
}
