use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// Privilege escalation allowed
    ///
    /// Where escalation is allowed, a process can gain more rights than its parent had: a binary with the setuid bit in the
    /// image makes root of a user whom the image was careful not to make root. Kubernetes allows it unless
    /// `allow_privilege_escalation` is `false`.
    ///
    /// Set `allow_privilege_escalation = false` in the `security_context` of every container, init containers included.
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
    ///         allow_privilege_escalation = true # finding
    ///       }
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
    ///             allow_privilege_escalation = false
    ///           }
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "setuid" {
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
    ///         allow_privilege_escalation = var.setuid
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-container-privilege-escalation-allowed",
    guid: "c878abb4-cca5-4724-92b9-289be68bd47c",
    aliases: ["kubernetes/privilege_escalation_allowed", "CKV_K8S_20"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 269,
    targets: pods::WORKLOADS,
    fix: Unsafe,
    check: Check::Block(is_right),
}

fn is_right(workload: &Block, cx: &mut Cx) -> Checked {
    let demand = attribute("security_context.allow_privilege_escalation").is_false().fix("false");
    value::each(pods::containers(workload), |container| demand.check(&container.block, cx))
}
