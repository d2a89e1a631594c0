use crate::kubernetes::pods;
use crate::prelude::*;
use tollgate_core::check::Attribute;
use tollgate_core::family;
use tollgate_core::rule::Category;

family! {
    /// <title>
    ///
    /// <why>
    /// Pods do not share it by default.
    ///
    /// Leave `<name>` out. Agents that must look after a whole node are few: keep them in a namespace of their own, where
    /// nobody else can deploy.
    ///
    /// ```hcl bad
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     <name> = true # finding
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
    /// resource "kubernetes_daemonset" "orders" {
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
    ///         <name> = true # finding
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
    ///             <name> = true # finding
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
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "shared" {
    ///   type = bool
    /// }
    ///
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     <name> = var.shared
    ///
    ///     container {
    ///       name  = "orders"
    ///       image = "registry.example.com/orders:1.4.2"
    ///     }
    ///   }
    /// }
    /// ```
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 250,
    targets: pods::WORKLOADS,
    fix: Unsafe,
}

pub(super) static RULES: [Rule; 3] = [
    Rule {
        id: "kubernetes-pod-host-namespace-pid",
        guid: "587d5d82-70cf-449b-9817-f60f9bccb88c",
        aliases: &["kubernetes/container_host_pid_is_true", "CKV_K8S_17"],
        check: Check::Row(check, 0),
        words: &[
            ("title", "Container host PID is true"),
            ("name", "host_pid"),
            (
                "why",
                "A pod in the process namespace of its node sees every process there, with its\n\
                command line and, where the users are the same, its environment and its files. It\n\
                can also kill what keeps the node running.",
            ),
        ],
        ..FAMILY
    },
    Rule {
        id: "kubernetes-pod-host-namespace-ipc",
        guid: "e94d3121-c2d1-4e34-a295-139bfeb73ea3",
        aliases: &["kubernetes/shared_host_ipc_namespace", "CKV_K8S_18"],
        category: Category::ResourceManagement,
        cwe: 200,
        check: Check::Row(check, 1),
        words: &[
            ("title", "Shared host IPC namespace"),
            ("name", "host_ipc"),
            (
                "why",
                "A pod in the IPC namespace of its node can read and write the shared memory,\n\
                semaphores and message queues of every process there that uses any: databases keep\n\
                their buffers in it.",
            ),
        ],
        ..FAMILY
    },
    Rule {
        id: "kubernetes-pod-host-namespace-network",
        guid: "ac1564a3-c324-4747-9fa1-9dfc234dace0",
        aliases: &["kubernetes/shared_host_network_namespace", "CKV_K8S_19"],
        category: Category::ResourceManagement,
        cwe: 200,
        check: Check::Row(check, 2),
        words: &[
            ("title", "Shared host network namespace"),
            ("name", "host_network"),
            (
                "why",
                "A pod in the network namespace of its node uses the node's addresses. No network\n\
                policy applies to it, it reaches what listens on the node's loopback interface, and\n\
                it can ask the cloud's metadata service for the credentials of the node.",
            ),
        ],
        ..FAMILY
    },
];

/// What each rule demands of a pod.
const DEMANDS: [Attribute; 3] = [
    attribute("host_pid").is_false().absent_is_ok().fix("false"),
    attribute("host_ipc").is_false().absent_is_ok().fix("false"),
    attribute("host_network").is_false().absent_is_ok().fix("false"),
];

fn check(workload: &Block, cx: &mut Cx, row: usize) -> Checked {
    value::each(pods::specs(workload), |spec| DEMANDS[row].check(&spec, cx))
}
