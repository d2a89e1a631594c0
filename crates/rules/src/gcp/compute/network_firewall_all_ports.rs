use crate::gcp::firewalls;
use crate::prelude::*;

rule! {
    /// Google Compute network using firewall rule that allows all ports
    ///
    /// A firewall rule for all ports is a rule for services that nobody has installed yet: debuggers, agents and
    /// databases are reachable the moment they start, by whatever sources the rule names.
    ///
    /// List the ports of the services in `ports`, one rule for each service.
    ///
    /// ```hcl bad
    /// resource "google_compute_network" "shop" { # finding
    ///   name = "shop"
    /// }
    ///
    /// resource "google_compute_firewall" "workers" {
    ///   name        = "workers"
    ///   network     = google_compute_network.shop.name
    ///   source_tags = ["web"]
    ///
    ///   allow {
    ///     protocol = "tcp"
    ///     ports    = ["0-65535"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "google_compute_network" "shop" { # finding
    ///   name = "shop"
    /// }
    ///
    /// resource "google_compute_firewall" "workers" {
    ///   name        = "workers"
    ///   network     = google_compute_network.shop.self_link
    ///   source_tags = ["web"]
    ///
    ///   allow {
    ///     protocol = "all"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "google_compute_network" "shop" {
    ///   name = "shop"
    /// }
    ///
    /// resource "google_compute_firewall" "workers" {
    ///   name        = "workers"
    ///   network     = google_compute_network.shop.name
    ///   source_tags = ["web"]
    ///
    ///   allow {
    ///     protocol = "icmp"
    ///   }
    ///
    ///   allow {
    ///     protocol = "tcp"
    ///     ports    = ["8080", "8443"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "ports" {
    ///   type = list(string)
    /// }
    ///
    /// resource "google_compute_network" "shop" {
    ///   name = "shop"
    /// }
    ///
    /// resource "google_compute_firewall" "workers" {
    ///   name        = "workers"
    ///   network     = google_compute_network.shop.name
    ///   source_tags = ["web"]
    ///
    ///   allow {
    ///     protocol = "tcp"
    ///     ports    = var.ports
    ///   }
    /// }
    /// ```
    id: "gcp-compute-network-firewall-all-ports",
    guid: "22ef1d26-80f8-4a6c-8c15-f35aab3cac78",
    aliases: [
        "gcp/google_compute_network_using_firewall_rule_allows_all_ports",
        "AVD-GCP-0072", "GCP-0072", "google-compute-disable-allow-all-ports",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: ["google_compute_network"],
    check: Check::Block(is_narrow),
}

fn is_narrow(network: &Block, cx: &mut Cx) -> Checked {
    let (open, verdict) = firewalls::rules_of(network, cx, |firewall| {
        both(firewalls::is_ingress(firewall), firewall.any("allow", opens_all))
    });
    let Some(first) = open.first() else { return verdict };
    let message = format!("`{}` opens all ports of this network", firewalls::resource_of(first));
    let flag = cx.flag(network.header(), message);
    open.iter().fold(flag, |flag, it| flag.also(it.place("allow"), "all ports are opened here"));
    Ok(())
}

fn opens_all(allowed: &Block) -> Checked<bool> {
    Ok(firewalls::ports(allowed)?.iter().any(|it| it.contain(u16::MAX) && it.is_all()))
}
