use crate::prelude::*;
use regex::Regex;
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule {
    guid: "0f003441-d7c4-459c-84f0-5e436f41175b",
    aliases: &["general/module_without_version", "CKV_TF_2"],
    severity: Low,
    category: SupplyChain,
    cwe: 829,
    targets: &["module"],
    check: Check::Block(check_version),
    ..rule("general-module-without-version", include_str!("without_version.md"))
};

/// An address in a registry, which may begin with its host: `example.com/namespace/name/provider//directory`. The first
/// part has no dot where it is a namespace; where it has, and three follow, it is a host.
static REGISTRY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let part = "[0-9A-Za-z][0-9A-Za-z_-]*";
    Regex::new(&format!(r"^([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+(:[0-9]+)?/)?{part}/{part}/{part}(//.*)?$")).ok()
});

/// Hosts that are not registries: what begins with them is fetched with Git.
const NO_REGISTRIES: [&str; 2] = ["github.com/", "bitbucket.org/"];

fn check_version(call: &Block, cx: &mut Cx) -> Checked {
    let Some(source) = call.string("source")? else { return Ok(()) };
    let is_fetched = NO_REGISTRIES.iter().any(|host| source.starts_with(host));
    let is_registry = REGISTRY.as_ref().is_some_and(|registry| registry.is_match(&source));
    if is_registry && !is_fetched && !call.is_set("version")? {
        let message = format!("`source` is `\"{source}\"`, and `version` is not set");
        cx.flag(call.place("source"), message).about("source");
    }
    Ok(())
}
