use crate::kubernetes::pods;
use crate::prelude::*;
use tollgate_core::family;
use tollgate_core::rule::Severity;

family! {
    /// <title>
    ///
    /// <why>
    /// Kubernetes asks nothing by default.
    ///
    /// Give the container a `<name>`: an HTTP path, a port or a command that answers
    /// <advice>. Jobs run to their end and are not looked at, nor are containers that only
    /// prepare a pod.
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
    ///           <name> {
    ///             http_get {
    ///               path = "/healthz"
    ///               port = 8080
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
    /// ```hcl undecided
    /// variable "probes" {
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
    ///       dynamic "<name>" {
    ///         for_each = var.probes
    ///
    ///         content {
    ///           exec {
    ///             command = [<name>.value]
    ///           }
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    severity: Low,
    category: Availability,
    cwe: 754,
    targets: pods::SERVICES,
}

pub(super) static RULES: [Rule; 2] = [
    Rule {
        id: "kubernetes-container-without-probe-liveness",
        guid: "5b6d53dd-3ba3-4269-b4d7-f82e880e43c3",
        aliases: &["kubernetes/liveness_probe_is_not_defined", "CKV_K8S_8"],
        check: Check::Row(check, 0),
        words: &[
            ("title", "Liveness probe is not defined"),
            ("name", "liveness_probe"),
            (
                "why",
                "A process can hang without ending: a deadlock, a lost connection that is never made\n\
                again. Without a liveness probe its container counts as running and is never\n\
                restarted.",
            ),
            ("advice", "only while the process can do its work"),
        ],
        ..FAMILY
    },
    Rule {
        id: "kubernetes-container-without-probe-readiness",
        guid: "8657197e-3f87-4694-892b-8144701d83c1",
        aliases: &["kubernetes/readiness_probe_is_not_configured", "CKV_K8S_9"],
        severity: Severity::Medium,
        check: Check::Row(check, 1),
        words: &[
            ("title", "Readiness probe is not configured"),
            ("name", "readiness_probe"),
            (
                "why",
                "Without a readiness probe a pod gets requests as soon as its process has started,\n\
                before it can answer them, and keeps getting them while it is overloaded. Every\n\
                rollout then costs requests.",
            ),
            ("advice", "when the pod can take requests"),
        ],
        ..FAMILY
    },
];

/// What each rule demands.
const PROBES: [&str; 2] = ["liveness_probe", "readiness_probe"];

fn check(workload: &Block, cx: &mut Cx, row: usize) -> Checked {
    value::each(pods::main_containers(workload), |container| {
        pods::demand(&container, &PROBES[row..=row], cx).map(drop)
    })
}
