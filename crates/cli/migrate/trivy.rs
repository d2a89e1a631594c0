//! `trivy.yaml`, `.trivyignore` and `.trivyignore.yaml`, as of Trivy 0.74
//! (`docs/guide/references/configuration/config-file.md`, `docs/guide/configuration/filtering.md`).

use super::carried::{Carried, Reasons};
use super::node::Item;
use super::{node, paths, tfsec};
use crate::fail_on::FailOn;
use anyhow::{Context, Result};
use std::path::Path;
use tollgate_core::rule::Severity;
use tollgate_core::suppress::waivers;
use tollgate_core::yaml::Node;

/// The kinds of files that are Terraform.
const KINDS: &[&str] = &["terraform", "terraformplan-json", "terraformplan-snapshot"];

const REASONS: Reasons = &[
    (
        &["format", "output", "template", "report", "table-mode", "quiet"],
        "use `--format`, `--output` and `-q`",
    ),
    (&["ignorefile"], "Tollgate reads `.trivyignore` and `.trivyignore.yaml`"),
    (
        &["ignore-policy", "rego"],
        "Tollgate reads no Rego; write rules of your own as pages: `tollgate rules new ID` starts one",
    ),
    (
        &["debug", "timeout", "insecure", "cacert", "cache", "db", "module", "registry", "server"],
        "Tollgate has no network, no cache and no plugins",
    ),
    (
        &[
            "image", "kubernetes", "license", "pkg", "secret", "vulnerability", "repository", "ansible",
            "dependency-tree", "list-all-pkgs", "exit-on-eol",
        ],
        "Tollgate reads Terraform only",
    ),
    (&["terraform.exclude-downloaded-modules"], "what is wrong in such a module is reported at its call"),
];

/// Reads `trivy.yaml`.
pub(super) fn read(text: &str, _file: &Path, _today: &str) -> Result<Carried> {
    let members = node::members(text).context("it is not YAML, or not a mapping")?;
    let mut carried = Carried::default();
    let mut exit_code = None;
    for (key, node) in &members {
        match (key.as_str(), node) {
            ("severity", _) => severity(&mut carried, node),
            ("exit-code", _) => exit_code = node.text().map(|text| text.said.as_str()),
            ("scan", Node::Mapping(members)) => scan(&mut carried, members),
            ("misconfiguration", Node::Mapping(members)) => misconfiguration(&mut carried, members),
            _ => carried.leave_known(key, node, REASONS),
        }
    }
    match exit_code {
        Some("0") => carried.fail_on = Some((FailOn::Never, "exit-code".to_owned())),
        Some(_) => {}
        None => carried.leave("exit-code", "Trivy exits with 0 by default, Tollgate with 1 if it finds something: `fail_on = \"never\"` changes that"),
    }
    Ok(carried)
}

/// Reads `.trivyignore` and `.trivyignore.yaml`.
pub(super) fn read_ignored(text: &str, file: &Path, today: &str) -> Result<Carried> {
    let mut carried = Carried::default();
    carried.exclude_rules = tfsec::excluded(&mut carried, "id", waivers::said(file, text), today);
    if file.extension().is_some_and(|it| it == "yaml") {
        let members = node::members(text).context("it is not YAML, or not a mapping")?;
        for (key, node) in &members {
            let Node::List(elements) = node else { continue };
            if key != "misconfigurations" {
                carried.leave(key, "Tollgate reads Terraform only");
                continue;
            }
            elements.iter().for_each(|element| of_paths(&mut carried, element));
        }
    }
    Ok(carried)
}

/// A check that is left out for some paths only. Without an id, all are.
fn of_paths(carried: &mut Carried, element: &Node) {
    let Some(paths) = element.member("paths") else { return };
    let Some(id) = element.member("id").and_then(Node::text) else {
        if element.member("expired_at").is_some() {
            let paths = node::items(paths).into_iter().map(|it| it.said);
            return carried.leave_values("paths", paths, "they are left out until a day only");
        }
        return carried.paths("paths", paths, |said| paths::glob(said.trim_start_matches('/')));
    };
    if element.member("expired_at").is_some() {
        return carried.leave_values(
            "id",
            [&id.said],
            "it is for some paths, and until a day: write suppression comments there",
        );
    }
    let statement = element.member("statement").and_then(Node::text);
    let remark = statement.map_or(&id.remark, |statement| &statement.said);
    let named = carried.names("id", [Item { said: id.said.clone(), remark: remark.clone() }]);
    for Item { said, .. } in node::items(paths) {
        match paths::glob(said.trim_start_matches('/')) {
            Ok(pattern) => {
                carried.of_paths.extend(named.iter().map(|value| (pattern.clone(), value.clone())));
            }
            Err(reason) => carried.leave_values("paths", [said], reason),
        }
    }
}

/// A list of all severities that are reported.
fn severity(carried: &mut Carried, node: &Node) {
    let reported: Vec<_> = node::items(node).iter().filter_map(|it| node::severity(&it.said)).collect();
    let Some(&least) = reported.iter().min() else { return };
    if Severity::ALL.into_iter().any(|it| it >= least && !reported.contains(&it)) {
        carried.leave("severity", format!("severities above `{least}` are always reported, too"));
    }
    carried.severity = Some((least, "severity".to_owned()));
}

fn scan(carried: &mut Carried, members: &[(String, Node)]) {
    for (key, node) in members {
        match key.as_str() {
            // Trivy takes the root of the scanned tree for the root of paths.
            "skip-dirs" => carried.paths("scan.skip-dirs", node, |said| {
                let pattern = paths::glob(said.trim_start_matches('/'))?;
                Ok(if pattern.ends_with('/') { pattern } else { pattern + "/" })
            }),
            "skip-files" => {
                carried.paths("scan.skip-files", node, |said| paths::glob(said.trim_start_matches('/')));
            }
            "scanners" => carried.kinds("scan.scanners", node, &["misconfig", "config"]),
            _ => carried.leave_known(&format!("scan.{key}"), node, REASONS),
        }
    }
}

fn misconfiguration(carried: &mut Carried, members: &[(String, Node)]) {
    for (key, node) in members {
        match (key.as_str(), node) {
            ("scanners", _) => carried.kinds("misconfiguration.scanners", node, KINDS),
            ("terraform", Node::Mapping(members)) => {
                for (key, node) in members {
                    match key.as_str() {
                        "vars" => carried.variables(node),
                        _ => carried.leave_known(&format!("terraform.{key}"), node, REASONS),
                    }
                }
            }
            _ => carried.leave_known(&format!("misconfiguration.{key}"), node, REASONS),
        }
    }
}
