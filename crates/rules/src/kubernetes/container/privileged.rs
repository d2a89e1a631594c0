use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// Container is privileged
    ///
    /// A privileged container has all capabilities and every device of its node: whoever takes over the process in it mounts
    /// the node's disk and is root on the node, and from there reaches every other pod. Containers are not privileged unless
    /// they say so.
    ///
    /// Leave `privileged` out. Where a process needs one right of root, add that capability alone.
    ///
    /// ```hcl bad
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     container {
    ///       name  = "orders"
    ///       image = "registry.example.com/orders:1.4.2"
    ///
    ///       security_context {
    ///         privileged = true # finding
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "kubernetes_cron_job_v1" "report" {
    ///   metadata {
    ///     name = "report"
    ///   }
    ///
    ///   spec {
    ///     schedule = "0 4 * * *"
    ///
    ///     job_template {
    ///       metadata {}
    ///
    ///       spec {
    ///         template {
    ///           metadata {}
    ///
    ///           spec {
    ///             init_container {
    ///               name  = "tune"
    ///               image = "registry.example.com/tune:1.0"
    ///
    ///               security_context {
    ///                 privileged = true # finding
    ///               }
    ///             }
    ///
    ///             container {
    ///               name  = "report"
    ///               image = "registry.example.com/report:3.0"
    ///             }
    ///           }
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     container {
    ///       name  = "orders"
    ///       image = "registry.example.com/orders:1.4.2"
    ///
    ///       security_context {
    ///         run_as_non_root = true
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "debug" {
    ///   type = bool
    /// }
    ///
    /// resource "kubernetes_deployment_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     selector {
    ///       match_labels = {
    ///         app = "orders"
    ///       }
    ///     }
    ///
    ///     template {
    ///       metadata {
    ///         labels = {
    ///           app = "orders"
    ///         }
    ///       }
    ///
    ///       spec {
    ///         container {
    ///           name  = "orders"
    ///           image = "registry.example.com/orders:1.4.2"
    ///
    ///           security_context {
    ///             privileged = var.debug
    ///           }
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-container-privileged",
    guid: "87065ef8-de9b-40d8-9753-f4a4303e27a4",
    aliases: ["kubernetes/container_is_privileged", "CKV_K8S_16"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 269,
    targets: pods::WORKLOADS,
    fix: Unsafe,
    check: Check::Block(is_right),
}

fn is_right(workload: &Block, cx: &mut Cx) -> Checked {
    let demand = attribute("security_context.privileged").is_false().absent_is_ok().fix("false");
    value::each(pods::containers(workload), |container| demand.check(&container.block, cx))
}
