use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "128df7ec-f185-48bc-8913-ce756a3ccb85",
    aliases: &["gcp/outdated_gke_version"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 1395,
    targets: &["google_container_cluster", "google_container_node_pool"],
    check: Check::Block(check_versions),
    ..rule("gcp-gke-cluster-outdated", include_str!("cluster_outdated.md"))
};

/// The first minor version of which the support may last 24 months. All before it have ended by 2024.
const FIRST: u64 = 27;

fn check_versions(block: &Block, cx: &mut Cx) -> Checked {
    let mut found = None;
    let any = value::any(["min_master_version", "node_version", "version"], |name| {
        let Some(version) = block.string(name)? else { return Ok(false) };
        let is_old = minor_of(&version).is_some_and(|minor| minor < FIRST);
        if is_old {
            found = Some((name, version));
        }
        Ok(is_old)
    });
    let Some((name, version)) = found else { return any.map(drop) };
    cx.flag(block.header(), format!("`{name}` is `\"{version}\"`, which is out of support"))
        .about(name)
        .because(&version.origin);
    Ok(())
}

fn minor_of(version: &str) -> Option<u64> {
    version.strip_prefix("1.")?.split(['.', '-']).next()?.parse().ok()
}
