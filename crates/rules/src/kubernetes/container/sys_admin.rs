use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// Containers with sys admin capabilities
    ///
    /// `SYS_ADMIN` is the capability for everything that had no other place: mounting file systems, entering namespaces,
    /// loading programs into the kernel. A container that has it gets out to its node with a few commands. `ALL` contains it.
    /// No container has it unless it is added.
    ///
    /// Remove it. A workload that mounts something, such as a storage driver, belongs in a namespace of its own that nobody
    /// else can deploy to.
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
    ///           add = ["NET_ADMIN", "SYS_ADMIN"] # finding
    ///         }
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
    ///         container {
    ///           name  = "orders"
    ///           image = "registry.example.com/orders:1.4.2"
    ///
    ///           security_context {
    ///             capabilities {
    ///               add = ["ALL"] # finding
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
    ///         capabilities {
    ///           add = ["NET_BIND_SERVICE"]
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "capability" {
    ///   type = string
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
    ///           add = ["NET_ADMIN", var.capability]
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-container-sys-admin",
    guid: "3f55386d-75cd-4e9a-ac47-167b26c04724",
    aliases: ["kubernetes/containers_with_sys_admin_capabilities", "CKV_K8S_39"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 732,
    targets: pods::WORKLOADS,
    check: Check::Block(is_not_admin),
}

fn is_not_admin(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        value::each(&pods::capabilities(&container), |capabilities| {
            let grants = |name: &str| matches!(name, "SYS_ADMIN" | "CAP_SYS_ADMIN" | "ALL");
            if pods::lists(capabilities, "add", grants)? {
                let (path, added) = (capabilities.path_of("add"), capabilities.value("add"));
                let message = format!("`{path}`{} is `{added}`, which grants `SYS_ADMIN`", container.of());
                let at = container.place(capabilities.place("add"));
                cx.flag(at, message).about(path).because(&added);
            }
            Ok(())
        })
    })
}
