use crate::prelude::*;

rule! {
    /// NAS file system not encrypted
    ///
    /// A NAS file system holds what several machines share. Without encryption at rest, its data can be read from the storage
    /// below it and from its backups. `encrypt_type` is `0`, which means none, by default, and cannot be changed later.
    ///
    /// Set `encrypt_type` when the file system is made: `1` for a key that the service manages, `2` for a KMS key of your own.
    ///
    /// ```hcl bad
    /// resource "alicloud_nas_file_system" "shared" { # finding
    ///   protocol_type = "NFS"
    ///   storage_type  = "Performance"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "alicloud_nas_file_system" "shared" {
    ///   protocol_type = "NFS"
    ///   storage_type  = "Performance"
    ///   encrypt_type  = 0 # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_nas_file_system" "shared" {
    ///   protocol_type = "NFS"
    ///   storage_type  = "Performance"
    ///   encrypt_type  = 1
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "encryption" {
    ///   type = number
    /// }
    ///
    /// resource "alicloud_nas_file_system" "shared" {
    ///   protocol_type = "NFS"
    ///   storage_type  = "Performance"
    ///   encrypt_type  = var.encryption
    /// }
    /// ```
    id: "alicloud-nas-file-system-unencrypted",
    guid: "67bfdff1-31ce-4525-b564-e94368735360",
    aliases: ["alicloud/nas_file_system_not_encrypted"],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["alicloud_nas_file_system"],
    fix: Unsafe,
    check: Check::Attribute(attribute("encrypt_type").one_of(&["1", "2"]).fix("1")),
}
