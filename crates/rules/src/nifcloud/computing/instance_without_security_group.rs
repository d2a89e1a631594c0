use crate::prelude::*;

rule! {
    /// Beta - Nifcloud computing undefined security group to instance
    ///
    /// A security group is the firewall of an instance. One that names no group has no rule of yours before it: what may reach
    /// its ports is decided by defaults that nobody chose, and that nobody sees in the configuration.
    ///
    /// Name a group in `security_group`, with rules for what the instance serves.
    ///
    /// ```hcl bad
    /// resource "nifcloud_instance" "web" { # finding
    ///   instance_id       = "web"
    ///   availability_zone = "east-11"
    ///   image_id          = "221"
    ///
    ///   network_interface {
    ///     network_id = "net-COMMON_PRIVATE"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "nifcloud_instance" "web" {
    ///   instance_id       = "web"
    ///   availability_zone = "east-11"
    ///   image_id          = "221"
    ///   security_group    = nifcloud_security_group.web.group_name
    ///
    ///   network_interface {
    ///     network_id = "net-COMMON_PRIVATE"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "group" {
    ///   type = string
    /// }
    ///
    /// resource "nifcloud_instance" "web" {
    ///   instance_id       = "web"
    ///   availability_zone = "east-11"
    ///   image_id          = "221"
    ///   security_group    = var.group
    ///
    ///   network_interface {
    ///     network_id = "net-COMMON_PRIVATE"
    ///   }
    /// }
    /// ```
    id: "nifcloud-computing-instance-without-security-group",
    guid: "89218b48-75c9-4cb3-aaba-5299e852e8bc",
    aliases: [
        "nifcloud/computing_instance_security_group_undefined",
        "AVD-NIF-0004", "NIF-0004", "nifcloud-computing-add-security-group-to-instance",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: ["nifcloud_instance"],
    check: Check::Attribute(attribute("security_group").is_present()),
}
