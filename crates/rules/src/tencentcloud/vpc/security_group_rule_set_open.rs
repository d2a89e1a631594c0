use crate::network::{self, is_internet};
use crate::prelude::*;

rule! {
    /// Beta - security group rule set accepts all traffic
    ///
    /// A rule that accepts every protocol and port from every address is no firewall: whatever starts on a machine of
    /// the group is in the internet at once. `protocol` and `port` are `ALL` unless they are set.
    ///
    /// Name the protocol and the port of the service, and the ranges of its clients.
    ///
    /// ```hcl bad
    /// resource "tencentcloud_security_group_rule_set" "shop" {
    ///   security_group_id = tencentcloud_security_group.shop.id
    ///
    ///   ingress {
    ///     action     = "ACCEPT"
    ///     cidr_block = "10.0.0.0/16"
    ///     protocol   = "TCP"
    ///     port       = "443"
    ///   }
    ///
    ///   ingress { # finding
    ///     action     = "ACCEPT"
    ///     cidr_block = "0.0.0.0/0"
    ///   }
    ///
    ///   ingress { # finding
    ///     action          = "ACCEPT"
    ///     ipv6_cidr_block = "::/0"
    ///     protocol        = "ALL"
    ///     port            = "ALL"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "tencentcloud_security_group_rule_set" "shop" {
    ///   security_group_id = tencentcloud_security_group.shop.id
    ///
    ///   ingress {
    ///     action     = "ACCEPT"
    ///     cidr_block = "0.0.0.0/0"
    ///     protocol   = "TCP"
    ///     port       = "443"
    ///   }
    ///
    ///   ingress {
    ///     action     = "DROP"
    ///     cidr_block = "0.0.0.0/0"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "protocol" {}
    ///
    /// resource "tencentcloud_security_group_rule_set" "shop" {
    ///   security_group_id = tencentcloud_security_group.shop.id
    ///
    ///   ingress {
    ///     action     = "ACCEPT"
    ///     cidr_block = "0.0.0.0/0"
    ///     protocol   = var.protocol
    ///   }
    /// }
    /// ```
    id: "tencentcloud-vpc-security-group-rule-set-open",
    guid: "d135a36e-c474-452f-b891-76db1e6d1cd5",
    aliases: ["tencentcloud/security_group_rule_set_accepts_all_traffic", "CKV_TC_8"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: ["tencentcloud_security_group_rule_set"],
    check: Check::Block(is_narrow),
}

fn is_narrow(set: &Block, cx: &mut Cx) -> Checked {
    let listed = !set.value("ingress").is_null();
    value::each(set.each("ingress"), |rule| {
        let accepts = rule.string("action").map(|it| it.is_some_and(|it| it.eq_ignore_ascii_case("accept")));
        let open = value::all([accepts, is_all(&rule, "protocol"), is_all(&rule, "port")], |it| it);
        let sources = network::sources(&rule, &["cidr_block", "ipv6_cidr_block"], is_internet);
        for source in network::opened(sources, open)?.into_iter().take(1) {
            let place = if listed { set.place("ingress") } else { rule.header() };
            cx.flag(place, format!("`{}` lets `{}` reach every port", source.path, source.value))
                .about(source.path)
                .because(&source.value);
        }
        Ok(())
    })
}

fn is_all(rule: &Block, name: &str) -> Checked<bool> {
    Ok(rule.string(name)?.is_none_or(|it| it.eq_ignore_ascii_case("all")))
}
