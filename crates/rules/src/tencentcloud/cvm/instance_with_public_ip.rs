use crate::prelude::*;

rule! {
    /// Beta - CVM instance has public IP
    ///
    /// An instance with a public address is found by scanners within minutes, and every port that its security group leaves
    /// open is tried. By default an instance has none.
    ///
    /// Leave `allocate_public_ip` out: put a load balancer before the instance, a NAT gateway behind it for what it fetches, and
    /// reach it through a bastion or a VPN.
    ///
    /// ```hcl bad
    /// resource "tencentcloud_instance" "web" {
    ///   availability_zone  = "eu-frankfurt-1"
    ///   image_id           = "img-9qabwvbn"
    ///   instance_type      = "S5.MEDIUM4"
    ///   allocate_public_ip = true # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "tencentcloud_instance" "web" {
    ///   availability_zone = "eu-frankfurt-1"
    ///   image_id          = "img-9qabwvbn"
    ///   instance_type     = "S5.MEDIUM4"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "public" {
    ///   type = bool
    /// }
    ///
    /// resource "tencentcloud_instance" "web" {
    ///   availability_zone  = "eu-frankfurt-1"
    ///   image_id           = "img-9qabwvbn"
    ///   instance_type      = "S5.MEDIUM4"
    ///   allocate_public_ip = var.public
    /// }
    /// ```
    id: "tencentcloud-cvm-instance-with-public-ip",
    guid: "a74b4602-a62c-4a02-956a-e19f86ea24b5",
    aliases: ["tencentcloud/cvm_instance_has_public_ip", "CKV_TC_2"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: ["tencentcloud_instance"],
    fix: Unsafe,
    check: Check::Attribute(attribute("allocate_public_ip").is_false().absent_is_ok().fix("false")),
}
