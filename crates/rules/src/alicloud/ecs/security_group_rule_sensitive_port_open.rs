use crate::alicloud::security_group_rules::opening;
use crate::network::sensitive_services;
use crate::prelude::*;
use std::slice;

rule! {
    /// Public security group rule sensitive port
    ///
    /// Databases, caches and remote shells are made for networks in which everybody is trusted, and many ask for no
    /// password. Open to the internet, they are found within hours, emptied, and held to ransom.
    ///
    /// Name the ranges of the clients in `cidr_ip`, or their group in `source_security_group_id`.
    ///
    /// ```hcl bad
    /// resource "alicloud_security_group_rule" "database" {
    ///   type              = "ingress"
    ///   ip_protocol       = "tcp"
    ///   port_range        = "5400/5500" # finding
    ///   security_group_id = alicloud_security_group.shop.id
    ///   cidr_ip           = "0.0.0.0/0"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "alicloud_security_group_rule" "all" { # finding
    ///   type              = "ingress"
    ///   ip_protocol       = "all"
    ///   security_group_id = alicloud_security_group.shop.id
    ///   cidr_ip           = "0.0.0.0/0"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_security_group_rule" "database" {
    ///   type              = "ingress"
    ///   ip_protocol       = "tcp"
    ///   port_range        = "5432/5432"
    ///   security_group_id = alicloud_security_group.shop.id
    ///   cidr_ip           = "10.0.4.0/24"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "clients" {}
    ///
    /// resource "alicloud_security_group_rule" "database" {
    ///   type              = "ingress"
    ///   ip_protocol       = "tcp"
    ///   port_range        = "5432/5432"
    ///   security_group_id = alicloud_security_group.shop.id
    ///   cidr_ip           = var.clients
    /// }
    /// ```
    id: "alicloud-ecs-security-group-rule-sensitive-port-open",
    guid: "2ae9d554-23fb-4065-bfd1-fe43d5f7c419",
    aliases: ["alicloud/public_security_group_rule_sensitive_port"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: ["alicloud_security_group_rule"],
    check: Check::Block(is_closed),
}

fn is_closed(rule: &Block, cx: &mut Cx) -> Checked {
    let opens = opening(rule, |ports| sensitive_services(slice::from_ref(ports)).is_some())?;
    if let Some((source, ports)) = opens {
        let services = sensitive_services(&[ports]).unwrap_or_default();
        let message = format!("`{}` lets `{}` reach {services}", source.path, source.value);
        cx.flag(rule.place("port_range"), message).about(source.path).because(&source.value);
    }
    Ok(())
}
