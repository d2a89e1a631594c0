use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// Root container not mounted as read-only
    ///
    /// On a writable root file system an intruder puts his tools next to the program, or replaces the program. Kubernetes
    /// mounts the root file system writable unless told otherwise.
    ///
    /// Set `read_only_root_filesystem = true`, and mount an `empty_dir` volume where the program writes (`/tmp`, caches).
    ///
    /// ```hcl bad
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     container { # finding
    ///       name  = "orders"
    ///       image = "registry.example.com/orders:1.4.2"
    ///     }
    ///   }
    /// }
    /// ```
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
    ///         container {
    ///           name  = "orders"
    ///           image = "registry.example.com/orders:1.4.2"
    ///
    ///           security_context {
    ///             run_as_user               = 1000
    ///             read_only_root_filesystem = false # finding
    ///           }
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
    ///         run_as_user = 1000
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
    ///             read_only_root_filesystem = true
    ///           }
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "read_only" {
    ///   type = bool
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
    ///         read_only_root_filesystem = var.read_only
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-container-root-filesystem-writable",
    guid: "d532566b-8d9d-4f3b-80bd-361fe802f9c2",
    aliases: ["kubernetes/root_container_not_mounted_as_read_only", "CKV_K8S_22"],
    severity: Low,
    category: BuildProcess,
    cwe: 668,
    targets: pods::WORKLOADS,
    fix: Unsafe,
    check: Check::Block(is_right),
}

fn is_right(workload: &Block, cx: &mut Cx) -> Checked {
    let demand = attribute("security_context.read_only_root_filesystem").is_true().fix("true");
    value::each(pods::containers(workload), |container| demand.check(&container.block, cx))
}
