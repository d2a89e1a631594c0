use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// Docker daemon socket is exposed to containers
    ///
    /// Who can write to the socket of the Docker daemon is root on the node: a request to it starts a privileged container with
    /// the node's disk mounted. A pod that mounts `/var/run/docker.sock` hands that to every process in the containers that use
    /// the volume, read-only or not.
    ///
    /// Build images with a tool that needs no daemon (Kaniko, Buildah, BuildKit without root), and read metrics and logs of
    /// containers from the kubelet.
    ///
    /// ```hcl bad
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     volume {
    ///       name = "socket"
    ///
    ///       host_path {
    ///         path = "/var/run/docker.sock" # finding
    ///       }
    ///     }
    ///
    ///     container {
    ///       name  = "orders"
    ///       image = "registry.example.com/orders:1.4.2"
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
    ///             volume {
    ///               name = "socket"
    ///
    ///               host_path {
    ///                 path = "/run/docker.sock" # finding
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
    ///         volume {
    ///           name = "socket"
    ///
    ///           host_path {
    ///             path = "/var/log/orders"
    ///           }
    ///         }
    ///
    ///         container {
    ///           name  = "orders"
    ///           image = "registry.example.com/orders:1.4.2"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "path" {
    ///   type = string
    /// }
    ///
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     volume {
    ///       name = "socket"
    ///
    ///       host_path {
    ///         path = var.path
    ///       }
    ///     }
    ///
    ///     container {
    ///       name  = "orders"
    ///       image = "registry.example.com/orders:1.4.2"
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-pod-docker-socket-mounted",
    guid: "4e203a65-c8d8-49a2-b749-b124d43c9dc1",
    aliases: ["kubernetes/docker_daemon_socket_is_exposed_to_containers", "CKV_K8S_27"],
    severity: Medium,
    category: AccessControl,
    cwe: 668,
    targets: pods::WORKLOADS,
    check: Check::Block(mounts_no_socket),
}

fn mounts_no_socket(workload: &Block, cx: &mut Cx) -> Checked {
    let volumes =
        pods::specs(workload).iter().flat_map(|spec| pods::parts(spec, "volume")).collect::<Vec<_>>();
    value::each(&volumes, |volume| {
        value::each(volume.block.each("host_path"), |host| {
            let Some(path) = host.string("path")? else { return Ok(()) };
            if matches!(path.trim_end_matches('/'), "/var/run/docker.sock" | "/run/docker.sock") {
                let name = host.path_of("path");
                let message =
                    format!("`{name}`{} is `\"{path}\"`, the socket of the Docker daemon", volume.of());
                cx.flag(volume.place(host.place("path")), message).about(name).because(&path.origin);
            }
            Ok(())
        })
    })
}
