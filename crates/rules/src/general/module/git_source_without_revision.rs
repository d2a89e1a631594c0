use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3a81fc06-566f-492a-91dd-7448e409e2cd",
    aliases: &["general/generic_git_module_without_revision"],
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
    let revision = query.split('&').filter_map(|it| it.strip_prefix("ref=")).any(|it| !it.is_empty());
    if GIT.iter().any(|start| source.starts_with(start)) && !revision {
        cx.wrong(call, "source", format!("`source` is `\"{source}\"`, which names no revision (`?ref=`)"));
    }
    Ok(())
}
