use crate::network::{self, is_internet};
use crate::prelude::*;

rule! {
    /// Beta - Nifcloud computing has public ingress security group rule
    ///
    /// A rule for `0.0.0.0/0` lets every machine of the internet reach the instances of the group, and what answers is
    /// attacked by whoever finds it.
    ///
    /// Name the range of the clients in `cidr_ip`, or their group in `source_security_group_name`.
    ///
    /// ```hcl bad
    /// resource "nifcloud_security_group_rule" "web" { # finding
    ///   security_group_names = [nifcloud_security_group.web.group_name]
    ///   type                 = "IN"
    ///   from_port            = 8080
    ///   to_port              = 8080
    ///   protocol             = "TCP"
    ///   cidr_ip              = "0.0.0.0/0"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "nifcloud_security_group_rule" "web" {
    ///   security_group_names = [nifcloud_security_group.web.group_name]
    ///   type                 = "IN"
    ///   from_port            = 8080
    ///   to_port              = 8080
    ///   protocol             = "TCP"
    ///   cidr_ip              = "203.0.113.0/24"
    /// }
    ///
    /// resource "nifcloud_security_group_rule" "out" {
    ///   security_group_names = [nifcloud_security_group.web.group_name]
    ///   type                 = "OUT"
    ///   protocol             = "ANY"
    ///   cidr_ip              = "0.0.0.0/0"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "clients" {}
    ///
    /// resource "nifcloud_security_group_rule" "web" {
    ///   security_group_names = [nifcloud_security_group.web.group_name]
    ///   type                 = "IN"
    ///   protocol             = "ANY"
    ///   cidr_ip              = var.clients
    /// }
    /// ```
    id: "nifcloud-computing-security-group-rule-open",
    guid: "b2ea2367-8dc9-4231-a035-d0b28bfa3dde",
    aliases: [
        "nifcloud/computing_instance_has_public_ingress_sgr",
        "AVD-NIF-0001", "NIF-0001", "nifcloud-computing-no-public-ingress-sgr",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: ["nifcloud_security_group_rule"],
    check: Check::Block(is_narrow),
}

fn is_narrow(rule: &Block, cx: &mut Cx) -> Checked {
    let inward = rule.string("type").map(|it| it.is_some_and(|it| it.eq_ignore_ascii_case("in")));
    for source in network::opened(network::sources(rule, &["cidr_ip"], is_internet), inward)? {
        cx.flag(rule.header(), format!("`{}` lets everybody in: `{}`", source.path, source.value))
            .about(source.path)
            .because(&source.value);
    }
    Ok(())
}
