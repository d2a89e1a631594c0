use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3a81fc06-566f-492a-91dd-7448e409e2cd",
    aliases: &["general/generic_git_module_without_revision", "CKV_TF_2"],
    severity: Low,
    category: BestPractices,
    cwe: 703,
    targets: &["module"],
    check: Check::Block(check_source),
    ..rule("general-module-git-source-without-revision", include_str!("git_source_without_revision.md"))
};

/// How the sources start that Terraform fetches with Git.
const GIT: [&str; 4] = ["git::", "git@", "github.com/", "bitbucket.org/"];

fn check_source(call: &Block, cx: &mut Cx) -> Checked {
    let Some(source) = call.string("source")? else { return Ok(()) };
    let query = source.split_once('?').map_or("", |(_, query)| query);
    let mut references = query.split('&').filter_map(|it| it.strip_prefix("ref="));
    let revision = references.find(|it| !it.is_empty());
    let is_branch = revision.is_some_and(|it| BRANCHES.contains(&it));
    if GIT.iter().any(|start| source.starts_with(start)) && (revision.is_none() || is_branch) {
        let lacks = if is_branch { "names a branch" } else { "has no revision (`?ref=`)" };
        let message = format!("`source` is `\"{source}\"`, which {lacks}");
        let is_declined = is_branch || is_of_own_people(&source);
        cx.flag(call.place("source"), message).about("source").pedantic_if(is_declined);
    }
    Ok(())
}

/// What branches are called that others push to.
const BRANCHES: [&str; 6] = ["HEAD", "develop", "main", "master", "production", "trunk"];

/// Who publishes modules for everybody on GitHub.
const PUBLISHERS: [&str; 11] = [
    "aws-ia", "aws-samples", "azure", "cloudposse", "googlecloudplatform", "gruntwork-io", "hashicorp",
    "oracle-terraform-modules", "terraform-aws-modules", "terraform-google-modules", "terraform-ibm-modules",
];

/// Whether a source is fetched with a key, as repositories are that only one's own people may read: what stands on their
/// main branch had its review.
fn is_of_own_people(source: &str) -> bool {
    let address = source.trim_start_matches("git::").trim_start_matches("ssh://");
    let Some(path) = address.strip_prefix("git@") else { return false };
    let Some((host, path)) = path.split_once([':', '/']) else { return false };
    let owner = path.split('/').next().unwrap_or_default().to_ascii_lowercase();
    host != "github.com" || !PUBLISHERS.contains(&&*owner)
}
