use crate::prelude::*;

rule! {
    /// Cloud DNS without DNSSEC
    ///
    /// Without DNSSEC, resolvers cannot tell a forged answer from the zone's own: who gets between sends users of
    /// the domain to servers of their choice. `dnssec_config.state` is `off` unless it is set.
    ///
    /// Set `state = "on"` in a `dnssec_config` block and publish the DS record at the registrar. Private zones
    /// cannot be signed and are not reported.
    ///
    /// ```hcl bad
    /// resource "google_dns_managed_zone" "shop" { # finding
    ///   name     = "shop"
    ///   dns_name = "shop.example.com."
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_dns_managed_zone" "shop" {
    ///   name     = "shop"
    ///   dns_name = "shop.example.com."
    ///
    ///   dnssec_config {
    ///     state = "off" # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_dns_managed_zone" "shop" {
    ///   name     = "shop"
    ///   dns_name = "shop.example.com."
    ///
    ///   dnssec_config {
    ///     state = "on"
    ///   }
    /// }
    ///
    /// resource "google_dns_managed_zone" "internal" {
    ///   name       = "internal"
    ///   dns_name   = "internal.example.com."
    ///   visibility = "private"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "visibility" {
    ///   type = string
    /// }
    ///
    /// resource "google_dns_managed_zone" "shop" {
    ///   name       = "shop"
    ///   dns_name   = "shop.example.com."
    ///   visibility = var.visibility
    /// }
    /// ```
    id: "gcp-dns-zone-unsigned",
    guid: "5ef61c88-bbb4-4725-b1df-55d23c9676bb",
    aliases: [
        "gcp/cloud_dns_without_dnssec",
        "CKV_GCP_16", "AVD-GCP-0013", "GCP-0013", "google-dns-enable-dnssec",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 350,
    targets: ["google_dns_managed_zone"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("dnssec_config.state").one_of(&["on", "transfer"]).for_blocks(is_public).fix("\"on\""),
    ),
}

fn is_public(zone: &Block) -> Checked<bool> {
    Ok(zone.string("visibility")?.is_none_or(|visibility| *visibility != "private"))
}
