use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5829d36e-2376-5ec0-9db5-c648b2a78bae",
    aliases: &["general/module_source_without_commit", "CKV_TF_1"],
    severity: Low,
    category: SupplyChain,
    cwe: 829,
    pedantic: true,
    targets: &["module"],
    check: Check::Block(check_source),
    ..rule("general-module-source-without-commit", include_str!("source_without_commit.md"))
};

fn check_source(call: &Block, cx: &mut Cx) -> Checked {
    let Some(source) = call.string("source")? else { return Ok(()) };
    if !is_local(&source) && !names_commit(&source) {
        let message = format!("`source` is `\"{source}\"`, which names no commit");
        cx.flag(call.place("source"), message).about("source");
    }
    Ok(())
}

/// Whether a module is a directory of the same repository, or of the machine that runs Terraform.
fn is_local(source: &str) -> bool {
    source.starts_with(['.', '/'])
}

/// Whether a source has the hash of a commit as its revision, in full or in short.
fn names_commit(source: &str) -> bool {
    let query = source.split_once('?').map_or("", |(_, query)| query);
    let revision = query.split('&').find_map(|it| it.strip_prefix("ref=")).unwrap_or_default();
    (7..=64).contains(&revision.len()) && revision.bytes().all(|it| it.is_ascii_hexdigit())
}
