use crate::alicloud::security_group_rules::opening;
use crate::network::Protocol;
use crate::prelude::*;

rule! {
    /// Public security group rule all ports or protocols
    ///
    /// Every port for every address is no firewall at all: whatever starts on the instance, from databases to
    /// debuggers, is in the internet at once. A rule without `port_range` is for all ports.
    ///
    /// Write one rule for each port that has to be public, and name the ranges of the clients for the others.
    ///
    /// ```hcl bad
    /// resource "alicloud_security_group_rule" "all" {
    ///   type              = "ingress"
    ///   ip_protocol       = "all"
    ///   security_group_id = alicloud_security_group.shop.id
    ///   cidr_ip           = "0.0.0.0/0" # finding
    /// }
    ///
    /// resource "alicloud_security_group_rule" "tcp" {
    ///   type              = "ingress"
    ///   ip_protocol       = "tcp"
    ///   port_range        = "1/65535"
    ///   security_group_id = alicloud_security_group.shop.id
    ///   ipv6_cidr_ip      = "::/0" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_security_group_rule" "web" {
    ///   type              = "ingress"
    ///   ip_protocol       = "tcp"
    ///   port_range        = "443/443"
    ///   security_group_id = alicloud_security_group.shop.id
    ///   cidr_ip           = "0.0.0.0/0"
    /// }
    ///
    /// resource "alicloud_security_group_rule" "nothing" {
    ///   type              = "ingress"
    ///   ip_protocol       = "all"
    ///   policy            = "drop"
    ///   security_group_id = alicloud_security_group.shop.id
    ///   cidr_ip           = "0.0.0.0/0"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "ports" {}
    ///
    /// resource "alicloud_security_group_rule" "web" {
    ///   type              = "ingress"
    ///   ip_protocol       = "tcp"
    ///   port_range        = var.ports
    ///   security_group_id = alicloud_security_group.shop.id
    ///   cidr_ip           = "0.0.0.0/0"
    /// }
    /// ```
    id: "alicloud-ecs-security-group-rule-all-ports-open",
    guid: "60587dbd-6b67-432e-90f7-a8cf1892d968",
    aliases: ["alicloud/public_security_group_rule_all_ports_or_protocols"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: ["alicloud_security_group_rule"],
    check: Check::Block(is_narrow),
}

fn is_narrow(rule: &Block, cx: &mut Cx) -> Checked {
    let opens = opening(rule, |ports| ports.is_all() || ports.protocol == Protocol::Any)?;
    if let Some((source, _)) = opens {
        let message = format!("`{}` lets `{}` reach every port", source.path, source.value);
        cx.flag(source.place, message).about(source.path).because(&source.value);
    }
    Ok(())
}
