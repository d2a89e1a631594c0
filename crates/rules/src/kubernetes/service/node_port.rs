use crate::prelude::*;

rule! {
    /// Service type is NodePort
    ///
    /// A service of type `NodePort` opens a port on every node of the cluster, on all its addresses. If the nodes can be
    /// reached, so can the service, past the ingress with its TLS, its authentication and its logs. The default type is
    /// `ClusterIP`.
    ///
    /// Use `ClusterIP` and put an ingress or a `LoadBalancer` before it.
    ///
    /// ```hcl bad
    /// resource "kubernetes_service_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     selector = {
    ///       app = "orders"
    ///     }
    ///
    ///     port {
    ///       port = 80
    ///     }
    ///
    ///     type = "NodePort" # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "kubernetes_service_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     selector = {
    ///       app = "orders"
    ///     }
    ///
    ///     port {
    ///       port = 80
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "type" {
    ///   type = string
    /// }
    ///
    /// resource "kubernetes_service_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     selector = {
    ///       app = "orders"
    ///     }
    ///
    ///     port {
    ///       port = 80
    ///     }
    ///
    ///     type = var.type
    ///   }
    /// }
    /// ```
    id: "kubernetes-service-node-port",
    guid: "5c281bf8-d9bb-47f2-b909-3f6bb11874ad",
    aliases: ["kubernetes/service_type_is_nodeport"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 665,
    targets: ["kubernetes_service", "kubernetes_service_v1"],
    fix: Unsafe,
    check: Check::Attribute(attribute("spec.type").none_of(&["NodePort"]).absent_is_ok().fix("\"ClusterIP\"")),
}
