//! `kics.config`: the options of `kics scan` by their names (`docs/configuration-file.md`,
//! `internal/console/assets/scan-flags.json`).

use super::carried::{Carried, Reasons};
use super::{node, paths};
use crate::fail_on::FailOn;
use anyhow::{Context, Result};
use std::path::Path;
use tollgate_core::rule::Severity;
use tollgate_core::yaml::Node;

const REASONS: Reasons = &[
    (&["path"], "name paths on the command line"),
    (&["output-path", "output-name", "report-formats", "preview-lines"], "use `--format` and `--output`"),
    (
        &["silent", "minimal-ui", "no-progress", "ci", "verbose"],
        "use `-q`, `--format concise` or `--verbose`",
    ),
    (&["no-color"], "use `--color never` or `NO_COLOR`"),
    (&["exclude-results"], "use `--write-baseline` and `--baseline`"),
    (&["exclude-gitignore"], "use `--no-ignore`"),
    (
        &["exclude-categories"],
        "rules are left out by id: `tollgate rules CATEGORY` lists those of a category",
    ),
    (&["cloud-provider"], "rules of providers that a configuration does not use find nothing"),
    (
        &["queries-path", "libraries-path", "input-data", "experimental-queries", "secrets-regexes-path"],
        "write rules of your own as pages: `tollgate rules new ID` starts one",
    ),
    (
        &["log-file", "log-format", "log-level", "log-path", "payload-path", "payload-lines", "profiling"],
        "Tollgate writes no logs and no payloads",
    ),
    (&["timeout"], "use `--max-steps`"),
    (&["parallel"], "use `--threads`"),
];

/// Reads the file.
pub(super) fn read(text: &str, _file: &Path, _today: &str) -> Result<Carried> {
    let members =
        node::members_in_any_format(text).context("it is not JSON, YAML, TOML or HCL, or not a mapping")?;
    let mut carried = Carried::default();
    let mut never_fails = false;
    for (key, node) in &members {
        match key.as_str() {
            "exclude-queries" => carried.exclude_rules = carried.names(key, node::items(node)),
            "include-queries" => carried.rules = carried.names(key, node::items(node)),
            "exclude-paths" => carried.paths(key, node, paths::glob),
            "exclude-severities" => excluded_severities(&mut carried, key, node),
            "fail-on" => fail_on(&mut carried, key, node),
            "ignore-on-exit" => match node.text().map(|text| text.said.as_str()) {
                Some("all" | "results") => never_fails = true,
                Some("errors") => carried
                    .leave(key, "exit code 2 says that a scan could not be completed; no option hides that"),
                _ => {}
            },
            "terraform-vars-path" => carried.variables(node),
            "type" => carried.kinds(key, node, &["terraform"]),
            // Nothing else is read anyway.
            "exclude-type" | "disable-secrets" | "disable-full-descriptions" => {}
            _ => carried.leave_known(key, node, REASONS),
        }
    }
    if never_fails {
        carried.fail_on = Some((FailOn::Never, "ignore-on-exit".to_owned()));
    }
    Ok(carried)
}

/// Severities that are not reported: those below the one that is `severity`, and perhaps others.
fn excluded_severities(carried: &mut Carried, key: &str, node: &Node) {
    let excluded: Vec<_> = node::items(node).iter().filter_map(|it| node::severity(&it.said)).collect();
    if excluded.is_empty() {
        return;
    }
    let reported = Severity::ALL.into_iter().filter(|it| !excluded.contains(it));
    match reported.min() {
        Some(least) => {
            for severity in excluded.into_iter().filter(|it| *it > least) {
                carried.leave_values(
                    key,
                    [severity],
                    format!("severities above `{least}` are always reported, too"),
                );
            }
            if least > Severity::Info {
                carried.severity = Some((least, key.to_owned()));
            }
        }
        None => carried.leave(key, "nothing would be reported"),
    }
}

/// Severities that make a scan fail.
fn fail_on(carried: &mut Carried, key: &str, node: &Node) {
    let failing: Vec<_> = node::items(node).iter().filter_map(|it| node::severity(&it.said)).collect();
    let Some(&least) = failing.iter().min() else { return };
    // KICS had no findings that are critical when these lists were made.
    if Severity::ALL.into_iter().any(|it| it > least && it < Severity::Critical && !failing.contains(&it)) {
        carried.leave(key, format!("severities above `{least}` always fail, too"));
    }
    carried.fail_on = Some((FailOn::Severity(least), key.to_owned()));
}
