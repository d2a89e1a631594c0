use crate::gcp::firewalls;
use crate::prelude::*;

rule! {
    /// Google Compute network using default firewall rule
    ///
    /// The rules that Google gives the `default` network let SSH, Remote Desktop and ICMP in from everywhere, and
    /// everything between the machines. A rule of a network of your own that has `default` in its name is mostly a
    /// copy of them, and nobody reads it again.
    ///
    /// Write rules that say which service they are for, and for which sources. Rules that deny are left alone.
    ///
    /// ```hcl bad
    /// resource "google_compute_network" "shop" { # finding
    ///   name = "shop"
    /// }
    ///
    /// resource "google_compute_firewall" "ssh" {
    ///   name    = "default-allow-ssh"
    ///   network = google_compute_network.shop.name
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_compute_network" "orders" { # finding
    ///   name = "orders"
    /// }
    ///
    /// resource "google_compute_network" "shop" {
    ///   name = "shop"
    /// }
    ///
    /// resource "google_compute_firewall" "ssh" {
    ///   name    = "orders-default-ssh"
    ///   network = google_compute_network.orders.self_link
    ///
    ///   allow {
    ///     protocol = "tcp"
    ///     ports    = ["22"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_compute_network" "shop" {
    ///   name = "shop"
    /// }
    ///
    /// resource "google_compute_firewall" "orders" {
    ///   name    = "orders-from-web"
    ///   network = google_compute_network.shop.name
    /// }
    ///
    /// resource "google_compute_firewall" "other" {
    ///   name    = "default-allow-ssh"
    ///   network = "default"
    /// }
    ///
    /// resource "google_compute_firewall" "rest" {
    ///   name     = "ingress-default-deny"
    ///   network  = google_compute_network.shop.name
    ///   priority = 65535
    ///
    ///   deny {
    ///     protocol = "all"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "name" {}
    ///
    /// resource "google_compute_network" "shop" {
    ///   name = "shop"
    /// }
    ///
    /// resource "google_compute_firewall" "ssh" {
    ///   name    = var.name
    ///   network = google_compute_network.shop.name
    /// }
    /// ```
    id: "gcp-compute-network-firewall-default",
    guid: "40abce54-95b1-478c-8e5f-ea0bf0bb0e33",
    aliases: ["gcp/google_compute_network_using_default_firewall_rule"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 1188,
    targets: ["google_compute_network"],
    check: Check::Block(has_own_rules),
}

fn has_own_rules(network: &Block, cx: &mut Cx) -> Checked {
    let (default, verdict) = firewalls::rules_of(network, cx, |firewall| {
        let called = firewall.string("name").map(|name| name.is_some_and(|it| it.contains("default")));
        both(called, firewall.is_set("deny").map(|denies| !denies))
    });
    let Some(first) = default.first() else { return verdict };
    let message = format!("its firewall rule `{}` is called a default", firewalls::resource_of(first));
    let flag = cx.flag(network.header(), message);
    default.iter().fold(flag, |flag, it| flag.also(it.place("name"), "this is its name"));
    Ok(())
}
