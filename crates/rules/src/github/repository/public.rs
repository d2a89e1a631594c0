use crate::prelude::*;

rule! {
    /// GitHub repository set to public
    ///
    /// A public repository shows its code, its history and its issues to everybody, for good: copies are made within minutes,
    /// by programs that look for keys in them. A `github_repository` is public unless it says otherwise.
    ///
    /// Set `visibility = "private"`, or `"internal"` in an enterprise. `private` is the older name and is ignored where
    /// `visibility` is set. What is meant to be public deserves a suppression with a reason.
    ///
    /// ```hcl bad
    /// resource "github_repository" "shop" { # finding
    ///   name        = "shop"
    ///   description = "Code of the shop"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "github_repository" "shop" {
    ///   name       = "shop"
    ///   private    = true
    ///   visibility = "public" # finding
    /// }
    ///
    /// resource "github_repository" "docs" {
    ///   name    = "docs"
    ///   private = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "github_repository" "shop" {
    ///   name       = "shop"
    ///   visibility = "internal"
    /// }
    ///
    /// resource "github_repository" "docs" {
    ///   name    = "docs"
    ///   private = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "visibility" {
    ///   type = string
    /// }
    ///
    /// resource "github_repository" "shop" {
    ///   name       = "shop"
    ///   visibility = var.visibility
    /// }
    /// ```
    id: "github-repository-public",
    guid: "15d8a7fd-465a-4d15-a868-add86552f17b",
    aliases: [
        "github/github_repository_set_to_public",
        "CKV_GIT_1", "AVD-GIT-0001", "GIT-0001", "github-repositories-private",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 668,
    targets: ["github_repository"],
    fix: Unsafe,
    check: Check::Block(is_hidden),
}

fn is_hidden(repository: &Block, cx: &mut Cx) -> Checked {
    let old = attribute("private").is_true().fix("true");
    let new = attribute("visibility").one_of(&["private", "internal"]).fix("\"private\"");
    let demand = if !repository.is_set("visibility")? && repository.is_set("private")? { old } else { new };
    demand.check(repository, cx)
}
