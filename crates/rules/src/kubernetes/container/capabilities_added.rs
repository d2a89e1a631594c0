use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// Containers with added capabilities
    ///
    /// Capabilities are the rights of root, one by one. What a container adds to the set that its runtime gives it anyway is
    /// what an intruder finds in it: `NET_ADMIN` redirects the traffic of the pod, `SYS_PTRACE` reads the memory of its
    /// neighbours, `SYS_ADMIN` is nearly all of root.
    ///
    /// Drop `ALL` and add nothing. A service behind a port below 1024 needs no capability for it: let it listen on a higher one
    /// and map the port in the `kubernetes_service`.
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
    ///           add = ["NET_ADMIN"] # finding
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
    ///         capabilities {
    ///           drop = ["ALL"]
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
    ///             capabilities {
    ///               add  = []
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
    /// variable "capabilities" {
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
    ///           add = var.capabilities
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-container-capabilities-added",
    guid: "fe771ff7-ba15-4f8f-ad7a-8aa232b49a28",
    aliases: ["kubernetes/container_with_added_capabilities", "CKV_K8S_25"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 269,
    targets: pods::WORKLOADS,
    check: Check::Block(adds_nothing),
}

fn adds_nothing(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        value::each(&pods::capabilities(&container), |capabilities| {
            let added = capabilities.value("add");
            if let Some(unknown) = added.as_unknown() {
                return Err(unknown.clone());
            }
            if added.elements().map_or(!added.is_null(), |items| !items.is_empty()) {
                let path = capabilities.path_of("add");
                let message = format!("`{path}`{} is `{added}`, must not be set", container.of());
                let at = container.place(capabilities.place("add"));
                cx.flag(at, message).about(path).because(&added);
            }
            Ok(())
        })
    })
}
