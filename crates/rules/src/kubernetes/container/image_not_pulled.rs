use crate::kubernetes::pods;
use crate::prelude::*;

rule! {
    /// Image pull policy of the container is not set to always
    ///
    /// Unless a pod pulls its image every time, it runs what its node holds under that name: an old image behind a tag that
    /// was moved, or a private image that another team's pod has pulled, without asking the registry whether this one may have
    /// it. Kubernetes pulls always by default where the tag is `latest` or missing, otherwise only if the node has no image of
    /// that name.
    ///
    /// Set `image_pull_policy = "Always"`. The registry is asked for the digest alone; layers that the node has are not loaded
    /// again. An image that is named by its digest is the same everywhere and is not reported.
    ///
    /// ```hcl bad
    /// resource "kubernetes_pod_v1" "orders" {
    ///   metadata {
    ///     name = "orders"
    ///   }
    ///
    ///   spec {
    ///     container {
    ///       name              = "orders"
    ///       image             = "registry.example.com/orders:1.4.2"
    ///       image_pull_policy = "IfNotPresent" # finding
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
    ///           name              = "orders"
    ///           image             = "registry.example.com/orders:1.4.2"
    ///           image_pull_policy = "Always"
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
    ///       image = "registry.example.com:5000/orders"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "policy" {
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
    ///       name              = "orders"
    ///       image             = "registry.example.com/orders:1.4.2"
    ///       image_pull_policy = var.policy
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-container-image-not-pulled",
    guid: "aa737abf-6b1d-4aba-95aa-5c160bd7f96e",
    aliases: ["kubernetes/image_pull_policy_of_container_is_not_always", "CKV_K8S_15"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    targets: pods::WORKLOADS,
    fix: Safe,
    check: Check::Block(is_pulled),
}

fn is_pulled(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        let container = container.block;
        let path = container.path_of("image_pull_policy");
        let (message, policy) = match container.string("image_pull_policy")? {
            Some(policy) if *policy == "Always" => return Ok(()),
            Some(policy) => (format!("`{path}` is `\"{policy}\"`, must be `\"Always\"`"), policy.origin),
            None => {
                (format!("`{path}` is not set, must be `\"Always\"`"), container.value("image_pull_policy"))
            }
        };
        let Some(image) = container.string("image")? else { return Ok(()) };
        let tag =
            image.rsplit('/').next().and_then(|name| name.split_once(':')).map_or("latest", |(_, tag)| tag);
        let always_by_default = policy.is_null() && tag == "latest";
        if !image.contains('@') && !always_by_default {
            cx.flag(container.place("image_pull_policy"), message)
                .about(path)
                .because(&policy)
                .set(&container, "image_pull_policy", "\"Always\"");
        }
        Ok(())
    })
}
