use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// NET_RAW capabilities not being dropped
    ///
    /// With `NET_RAW`, which container runtimes give by default, a process makes packets by hand: it can pretend to be another
    /// pod of its node, answer ARP and DNS requests for it, and so read and change its traffic.
    ///
    /// Drop `ALL` capabilities, or at least `NET_RAW`. Few programs need it; `ping` is the best known.
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
    ///             capabilities {
    ///               drop = ["MKNOD"] # finding
    ///             }
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
    ///       security_context {
    ///         capabilities { # finding
    ///           add = ["NET_ADMIN"]
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
    ///           drop = ["MKNOD", "NET_RAW"]
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
    id: "kubernetes-container-net-raw-kept",
    guid: "e5587d53-a673-4a6b-b3f2-ba07ec274def",
    aliases: ["kubernetes/net_raw_capabilities_not_being_dropped", "CKV_K8S_28"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 269,
    targets: pods::WORKLOADS,
    check: Check::Block(is_dropped),
}

fn is_dropped(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        if !pods::demand(&container, &["security_context", "capabilities", "drop"], cx)? {
            return Ok(());
        }
        let covers = |name: &str| name.eq_ignore_ascii_case("ALL") || name.eq_ignore_ascii_case("NET_RAW");
        value::each(&pods::capabilities(&container), |capabilities| {
            if !pods::lists(capabilities, "drop", covers)? {
                let (path, dropped) = (capabilities.path_of("drop"), capabilities.value("drop"));
                let message = format!(
                    "`{path}`{} is `{dropped}`, must contain `\"NET_RAW\"` or `\"ALL\"`",
                    container.of()
                );
                let at = container.place(capabilities.place("drop"));
                cx.flag(at, message).about(path).because(&dropped);
            }
            Ok(())
        })
    })
}
