use crate::prelude::*;

rule! {
    /// Generic Git module without revision
    ///
    /// A module from Git without `ref` is whatever the default branch holds on the day of `terraform init`. Two runs of the
    /// same configuration can build different things, and whoever can push to that branch changes your infrastructure without
    /// a review on your side.
    ///
    /// Name a revision: `?ref=v1.4.0`, or better the hash of a commit, which nobody can move.
    ///
    /// ```hcl bad
    /// module "network" {
    ///   source = "git::https://git.example.com/platform/network.git" # finding
    /// }
    ///
    /// module "cluster" {
    ///   source = "github.com/example/terraform-cluster//modules/small?depth=1" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// module "network" {
    ///   source = "git::https://git.example.com/platform/network.git?ref=v2.3.0"
    /// }
    ///
    /// module "cluster" {
    ///   source = "git@github.com:example/terraform-cluster.git//modules/small?depth=1&ref=51d462976d84fdea54b47d80dcabbf680badcdb8"
    /// }
    ///
    /// module "queue" {
    ///   source  = "example/queue/aws"
    ///   version = "2.0.1"
    /// }
    ///
    /// module "shared" {
    ///   source = "./shared"
    /// }
    /// ```
    id: "general-module-git-source-without-revision",
    guid: "3a81fc06-566f-492a-91dd-7448e409e2cd",
    aliases: ["general/generic_git_module_without_revision", "CKV_TF_2"],
    severity: Low,
    category: BestPractices,
    cwe: 703,
    targets: ["module"],
    check: Check::Block(has_revision),
}

/// How the sources start that Terraform fetches with Git.
const GIT: [&str; 4] = ["git::", "git@", "github.com/", "bitbucket.org/"];

fn has_revision(call: &Block, cx: &mut Cx) -> Checked {
    let Some(source) = call.string("source")? else { return Ok(()) };
    let query = source.split_once('?').map_or("", |(_, query)| query);
    let revision = query.split('&').filter_map(|it| it.strip_prefix("ref=")).any(|it| !it.is_empty());
    if GIT.iter().any(|start| source.starts_with(start)) && !revision {
        cx.flag(
            call.place("source"),
            format!("`source` is `\"{source}\"`, which names no revision (`?ref=`)"),
        )
        .about("source")
        .because(&source.origin);
    }
    Ok(())
}
