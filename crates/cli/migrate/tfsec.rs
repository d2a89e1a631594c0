//! `.tfsec/config.yml`, as of tfsec 1.28 (`internal/pkg/config/config.go`).

use super::carried::{Carried, Reasons};
use super::node::{self, Item};
use anyhow::{Context, Result};
use std::path::Path;
use tollgate_core::suppress::waivers;
use tollgate_core::yaml::Node;

const REASONS: Reasons = &[
    (&["min_required_version"], "the version is pinned where Tollgate is installed"),
    (&["exclude_ignores"], "remove the comments, or use `--no-suppressions`"),
];

/// Reads the file.
pub(super) fn read(text: &str, file: &Path, today: &str) -> Result<Carried> {
    let members = node::members(text).context("it is not YAML or JSON, or not a mapping")?;
    let mut carried = Carried::default();
    for (key, node) in &members {
        match key.as_str() {
            "severity_overrides" => overrides(&mut carried, key, node),
            "minimum_severity" => {
                let said = node.text().map(|text| text.said.as_str()).unwrap_or_default();
                match node::severity(said) {
                    Some(severity) => carried.severity = Some((severity, key.clone())),
                    None => carried.leave_values(key, [said], "this is not a severity"),
                }
            }
            "include" => carried.rules = carried.names(key, node::items(node)),
            "exclude" => {
                carried.exclude_rules = excluded(&mut carried, key, waivers::said(file, text), today);
            }
            _ => carried.leave_known(key, node, REASONS),
        }
    }
    Ok(carried)
}

/// `severity_overrides`: checks, each with its severity.
fn overrides(carried: &mut Carried, key: &str, node: &Node) {
    let Node::Mapping(members) = node else { return carried.leave(key, "it is not a mapping") };
    for (id, node) in members {
        let Some(text) = node.text() else { continue };
        let Some(severity) = node::severity(&text.said) else {
            carried.leave_values(key, [format!("{id}: {}", text.said)], "this is not a severity");
            continue;
        };
        let item = Item { said: id.clone(), remark: text.remark.clone() };
        let named = carried.names(key, [item]);
        carried.severities.extend(named.into_iter().map(|value| (value, severity)));
    }
}

/// The rules that a file waives for good. What ends on a day counts without a `.tollgate.hcl`, for as long as the file is
/// there.
pub(super) fn excluded(
    carried: &mut Carried,
    setting: &str,
    said: Vec<waivers::Said>,
    today: &str,
) -> Vec<super::carried::Value> {
    let (for_now, for_good): (Vec<_>, Vec<_>) = said.into_iter().partition(|it| it.until.is_some());
    for waivers::Said { rule, until, .. } in for_now {
        let until = until.unwrap_or_default();
        let reason = match until.as_str() < today {
            true => format!("it ended on {until}"),
            false => format!("it ends on {until}, and counts until then for as long as this file is there"),
        };
        carried.leave_values(setting, [rule], reason);
    }
    carried.names(setting, for_good.into_iter().map(|it| Item { said: it.rule, remark: it.reason }))
}
