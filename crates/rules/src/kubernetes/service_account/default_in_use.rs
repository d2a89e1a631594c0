use crate::prelude::*;

rule! {
    /// Default service account in use
    ///
    /// Every pod that names no service account runs as `default` of its namespace, and finds its token in a file unless that is
    /// turned off. A right that is given to `default`, for one program, is given to all of them.
    ///
    /// Give each program an account of its own, and set `automount_service_account_token = false` on `default`: with
    /// `kubernetes_default_service_account`, which takes over the account that Kubernetes has made.
    ///
    /// ```hcl bad
    /// resource "kubernetes_service_account_v1" "default" { # finding
    ///   metadata {
    ///     name      = "default"
    ///     namespace = "shop"
    ///   }
    /// }
    ///
    /// resource "kubernetes_default_service_account_v1" "billing" {
    ///   metadata {
    ///     namespace = "billing"
    ///   }
    ///
    ///   automount_service_account_token = true # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "kubernetes_default_service_account_v1" "shop" {
    ///   metadata {
    ///     namespace = "shop"
    ///   }
    ///
    ///   automount_service_account_token = false
    /// }
    ///
    /// resource "kubernetes_service_account_v1" "orders" {
    ///   metadata {
    ///     name      = "orders"
    ///     namespace = "shop"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "account" {
    ///   type = string
    /// }
    ///
    /// resource "kubernetes_service_account" "orders" {
    ///   metadata {
    ///     name = var.account
    ///   }
    /// }
    /// ```
    id: "kubernetes-service-account-default-in-use",
    guid: "737a0dd9-0aaa-4145-8118-f01778262b8a",
    aliases: ["kubernetes/default_service_account_in_use", "CKV_K8S_41"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    targets: [
        "kubernetes_default_service_account",
        "kubernetes_default_service_account_v1",
        "kubernetes_service_account",
        "kubernetes_service_account_v1",
    ],
    fix: Unsafe,
    check: Check::Attribute(attribute("automount_service_account_token").is_false().for_blocks(is_default).fix("false")),
}

fn is_default(account: &Block) -> Checked<bool> {
    if account.kind().starts_with("kubernetes_default_") {
        return Ok(true);
    }
    account.any("metadata", |metadata| Ok(metadata.string("name")?.is_some_and(|name| *name == "default")))
}
