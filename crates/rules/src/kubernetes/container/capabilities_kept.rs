use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// No drop capabilities for containers
    ///
    /// A container runtime gives every process a dozen capabilities, among them to make raw packets, to change the owner of
    /// files and to ignore their permissions. Nearly no service uses any of them, but an intruder does.
    ///
    /// Drop them: `drop = ["ALL"]` in the `security_context` of every container.
    ///
    /// ```hcl bad
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
    ///         container { # finding
    ///           name  = "orders"
    ///           image = "registry.example.com/orders:1.4.2"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
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
    ///         capabilities {
    ///           drop = [] # finding
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
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
    ///       security_context { # finding
    ///         run_as_non_root = true
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
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
    ///             capabilities {
    ///               drop = ["ALL"]
    ///             }
    ///           }
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "dropped" {
    ///   type = list(string)
    /// }
    ///
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
    ///         capabilities {
    ///           drop = var.dropped
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-container-capabilities-kept",
    guid: "21cef75f-289f-470e-8038-c7cee0664164",
    aliases: ["kubernetes/no_drop_capabilities_for_containers"],
    severity: Low,
    category: BestPractices,
    cwe: 754,
    targets: pods::WORKLOADS,
    check: Check::Block(drops_something),
}

fn drops_something(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        pods::demand(&container, &["security_context", "capabilities", "drop"], cx).map(drop)
    })
}
