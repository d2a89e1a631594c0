use crate::prelude::*;

rule! {
    /// Beta - Nifcloud computing undefined description to security group
    ///
    /// Nobody dares to close a port that a group opens if nobody knows what the group is for. Without a description, which is
    /// empty by default, groups only grow.
    ///
    /// Say in `description` what the group protects, and from whom.
    ///
    /// ```hcl bad
    /// resource "nifcloud_security_group" "web" { # finding
    ///   group_name        = "web"
    ///   availability_zone = "east-11"
    /// }
    ///
    /// resource "nifcloud_security_group" "db" {
    ///   group_name        = "db"
    ///   availability_zone = "east-11"
    ///   description       = " " # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "nifcloud_security_group" "web" {
    ///   group_name        = "web"
    ///   availability_zone = "east-11"
    ///   description       = "Web servers, reached from the load balancer"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "purpose" {
    ///   type = string
    /// }
    ///
    /// resource "nifcloud_security_group" "web" {
    ///   group_name  = "web"
    ///   description = var.purpose
    /// }
    /// ```
    id: "nifcloud-computing-security-group-without-description",
    guid: "41c127a9-3a85-4bc3-a333-ed374eb9c3e4",
    aliases: [
        "nifcloud/computing_security_group_description_undefined",
        "AVD-NIF-0002", "NIF-0002", "nifcloud-computing-add-description-to-security-group",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 665,
    targets: ["nifcloud_security_group"],
    check: Check::Attribute(attribute("description").passes(says_something, "a text")),
}

fn says_something(text: &str) -> bool {
    !text.trim().is_empty()
}
