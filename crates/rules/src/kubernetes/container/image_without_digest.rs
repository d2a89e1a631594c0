use crate::kubernetes::pods;
use crate::prelude::*;
use tollgate_core::value::{Symbol, Value};

rule! {
    /// Image without digest
    ///
    /// A tag can be moved. Whoever can push to the registry, or answers in its place, puts another image behind `1.4.2`, and
    /// the next pod that starts runs it; two pods of one deployment may run different programs.
    ///
    /// Name the image by its digest, `registry.example.com/orders@sha256:…`; the tag may stay in front of it for people. Tools
    /// such as Renovate keep digests up to date.
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
    ///       image = "registry.example.com/orders:1.4.2" # finding
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
    ///     container { # finding
    ///       name    = "orders"
    ///       command = ["sleep", "3600"]
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
    ///           image = "registry.example.com/orders:1.4.2@sha256:9d1a1f3b4bdc1b0f1f4bfa5e5f6d6b2f7c8e2a9b0c4d5e6f708192a3b4c5d6e7"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// variable "digest" {
    ///   type = string
    /// }
    ///
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
    ///           image = "registry.example.com/orders@${var.digest}"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "image" {
    ///   type = string
    /// }
    ///
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
    ///           image = var.image
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "kubernetes-container-image-without-digest",
    guid: "228c4c19-feeb-4c18-848c-800ac70fdfb7",
    aliases: ["kubernetes/image_without_digest", "CKV_K8S_43"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    targets: pods::WORKLOADS,
    check: Check::Block(has_digest),
}

fn has_digest(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        if !pods::demand(&container, &["image"], cx)? {
            return Ok(());
        }
        let image = container.block.value("image");
        if !contains_at(&image)? {
            let path = container.block.path_of("image");
            cx.flag(container.block.place("image"), format!("`{path}` is `{image}`, which names no digest"))
                .about(path)
                .because(&image);
        }
        Ok(())
    })
}

/// Whether the name has the `@` that stands before a digest. What is known of it may be enough.
fn contains_at(image: &Value) -> Checked<bool> {
    let Some(unknown) = image.as_unknown() else {
        return Ok(image.as_str().is_some_and(|it| it.contains('@')));
    };
    match &unknown.symbol {
        Some(Symbol::Template(parts)) if parts.iter().any(|it| matches!(contains_at(it), Ok(true))) => {
            Ok(true)
        }
        _ => Err(unknown.clone()),
    }
}
