use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// Service account token automount not disabled
    ///
    /// Every container finds the token of the pod's service account in a file, unless the pod says otherwise. Whoever gets into
    /// a container that never talks to the Kubernetes API can then talk to it all the same, with all that the account may do.
    ///
    /// Set `automount_service_account_token = false`. Where a program does use the API, mount a `projected` token with an
    /// expiry into that container alone.
    ///
    /// ```hcl bad
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     automount_service_account_token = true # finding
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
    ///       spec { # finding
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
    ///             automount_service_account_token = false
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
    /// ```hcl undecided
    /// variable "uses_api" {
    ///   type = bool
    /// }
    ///
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     automount_service_account_token = var.uses_api
    ///
    ///     container {
    ///       name  = "orders"
    ///       image = "registry.example.com/orders:1.4.2"
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-pod-service-account-token-mounted",
    guid: "a9a13d4f-f17a-491b-b074-f54bffffcb4a",
    aliases: ["kubernetes/service_account_token_automount_not_disabled"],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 665,
    targets: pods::WORKLOADS,
    fix: Unsafe,
    check: Check::Block(has_no_token),
}

fn has_no_token(workload: &Block, cx: &mut Cx) -> Checked {
    let demand = attribute("automount_service_account_token").is_false().fix("false");
    value::each(pods::specs(workload), |spec| demand.check(&spec, cx))
}
