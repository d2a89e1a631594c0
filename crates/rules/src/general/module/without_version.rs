use crate::prelude::*;

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

/// Hosts that are not registries: what begins with them is fetched with Git.
const NO_REGISTRIES: [&str; 2] = ["github.com/", "bitbucket.org/"];

fn check_version(call: &Block, cx: &mut Cx) -> Checked {
    let Some(source) = call.string("source")? else { return Ok(()) };
    let is_fetched = NO_REGISTRIES.iter().any(|host| source.starts_with(host));
    if is_in_registry(&source) && !is_fetched && !call.is_set("version")? {
        let message = format!("`source` is `\"{source}\"`, and `version` is not set");
        cx.flag(call.place("source"), message).about("source");
    }
    Ok(())
}

/// Whether a source is an address in a registry, which may begin with its host: `example.com/namespace/name/provider//directory`.
/// The first part has no dot where it is a namespace; where it has, and three follow, it is a host.
fn is_in_registry(source: &str) -> bool {
    let address = source.split_once("//").map_or(source, |(address, _)| address);
    let parts: Vec<_> = address.split('/').collect();
    match parts.as_slice() {
        [host, parts @ ..] if parts.len() == 3 => is_host(host) && parts.iter().all(|part| is_name(part)),
        parts => parts.len() == 3 && parts.iter().all(|part| is_name(part)),
    }
}

fn is_name(part: &str) -> bool {
    let is_of_name = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-';
    part.starts_with(|it: char| it.is_ascii_alphanumeric()) && part.chars().all(is_of_name)
}

fn is_host(part: &str) -> bool {
    let (host, port) = part.split_once(':').unwrap_or((part, "0"));
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
    let is_port = !port.is_empty() && port.bytes().all(|it| it.is_ascii_digit());
    is_port && host.contains('.') && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_registries_are_told_from_other_sources() {
        for source in
            ["a/b/c", "a-1/b_2/c//modules/x", "example.com/a/b/c", "registry.example.com:8443/a/b/c//d"]
        {
            assert!(is_in_registry(source), "{source}");
        }
        for source in [
            "./a/b/c", "../a", "a/b", "a/b/c/d", "example.com/b/c", "https://example.com/a/b/c", "-a/b/c",
            "a//b/c", "git::https://example.com/a/b/c", "example.com:/a/b/c", "a.b./a/b/c/d",
            "git@example.com:a/b/c", "",
        ] {
            assert!(!is_in_registry(source), "{source}");
        }
    }
}
