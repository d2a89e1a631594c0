use crate::prelude::*;

rule! {
    /// Beta - CVM instance disable monitor service
    ///
    /// The monitoring agent reports what an instance does with its processors, memory and network. Without it a miner, a leak
    /// or a flood of requests shows only on the bill. The agent is installed unless `disable_monitor_service` is `true`.
    ///
    /// Leave `disable_monitor_service` out.
    ///
    /// ```hcl bad
    /// resource "tencentcloud_instance" "web" {
    ///   availability_zone       = "eu-frankfurt-1"
    ///   image_id                = "img-9qabwvbn"
    ///   instance_type           = "S5.MEDIUM4"
    ///   disable_monitor_service = true # finding
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
    /// variable "unmonitored" {
    ///   type = bool
    /// }
    ///
    /// resource "tencentcloud_instance" "web" {
    ///   availability_zone       = "eu-frankfurt-1"
    ///   image_id                = "img-9qabwvbn"
    ///   instance_type           = "S5.MEDIUM4"
    ///   disable_monitor_service = var.unmonitored
    /// }
    /// ```
    id: "tencentcloud-cvm-instance-unmonitored",
    guid: "966ed4f7-b8a5-4e8d-b2bf-098657c98960",
    aliases: ["tencentcloud/cvm_instance_disable_monitor_service", "CKV_TC_3"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: ["tencentcloud_instance"],
    fix: Unsafe,
    check: Check::Attribute(attribute("disable_monitor_service").is_false().absent_is_ok().fix("false")),
}
