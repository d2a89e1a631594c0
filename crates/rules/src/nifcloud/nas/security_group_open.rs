use crate::network::{self, is_internet};
use crate::prelude::*;

rule! {
    /// Beta - Nifcloud NAS has public ingress NAS security group rule
    ///
    /// NFS trusts the machine that asks, and CIFS a password. A rule for `0.0.0.0/0` lets every machine that has a way
    /// to the network ask for the files.
    ///
    /// Name the range of the clients in `cidr_ip`, or their group in `security_group_name`.
    ///
    /// ```hcl bad
    /// resource "nifcloud_nas_security_group" "files" { # finding
    ///   group_name = "files"
    ///
    ///   rule {
    ///     cidr_ip = "10.0.4.0/24"
    ///   }
    ///
    ///   rule {
    ///     cidr_ip = "0.0.0.0/0"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "nifcloud_nas_security_group" "files" {
    ///   group_name = "files"
    ///
    ///   rule {
    ///     cidr_ip = "10.0.4.0/24"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "clients" {}
    ///
    /// resource "nifcloud_nas_security_group" "files" {
    ///   group_name = "files"
    ///
    ///   rule {
    ///     cidr_ip = var.clients
    ///   }
    /// }
    /// ```
    id: "nifcloud-nas-security-group-open",
    guid: "8d7758a7-d9cd-499a-a83e-c9bdcbff728d",
    aliases: [
        "nifcloud/nas_security_group_has_public_ingress_sgr",
        "AVD-NIF-0014", "NIF-0014", "nifcloud-nas-no-public-ingress-nas-sgr",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: ["nifcloud_nas_security_group"],
    check: Check::Block(is_narrow),
}

fn is_narrow(group: &Block, cx: &mut Cx) -> Checked {
    let mut open = Vec::new();
    let verdict = value::each(group.each("rule"), |rule| {
        open.extend(network::sources(&rule, &["cidr_ip"], is_internet)?);
        Ok(())
    });
    let Some(first) = open.first() else { return verdict };
    let message = format!("`{}` lets everybody in: `{}`", first.path, first.value);
    let flag = cx.flag(group.header(), message).about(first.path.clone()).because(&first.value);
    open.iter().fold(flag, |flag, it| flag.also(it.place, "this rule is open to everybody"));
    Ok(())
}
