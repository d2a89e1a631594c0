//! `.checkov.yaml`: the options of checkov's command line by their names, as of checkov 3.3
//! (`checkov/common/util/ext_argument_parser.py`).

use super::carried::{Carried, Reasons};
use super::node::{self, Item};
use super::paths;
use crate::fail_on::FailOn;
use anyhow::{Context, Result};
use std::path::Path;
use tollgate_core::rule::Severity;
use tollgate_core::suppress::waivers;
use tollgate_core::yaml::Node;

/// The frameworks that are Terraform.
const FRAMEWORKS: &[&str] = &["all", "terraform", "terraform_json", "terraform_plan"];

const REASONS: Reasons = &[
    (&["directory", "file"], "name paths on the command line"),
    (&["output", "output-file-path", "output-bc-ids", "summary-position"], "use `--format` and `--output`"),
    (&["compact", "quiet"], "use `--format concise` and `-q`"),
    (
        &[
            "external-checks-dir", "external-checks-git", "external-checks-public-key",
            "run-all-external-checks",
        ],
        "write rules of your own as pages: `tollgate rules new ID` starts one",
    ),
    (
        &["download-external-modules", "external-modules-download-path"],
        "Tollgate downloads nothing; it reads what `terraform init` has downloaded",
    ),
    (
        &["baseline", "create-baseline", "output-baseline-as-skipped"],
        "use `--write-baseline` and `--baseline`: the file is another one",
    ),
    (
        &["repo-root-for-plan-enrichment", "deep-analysis"],
        "scan the configuration, and name its plan with `--plan`",
    ),
    (&["no-fail-on-crash"], "exit code 2 says that a scan could not be completed; no option hides that"),
    (
        &[
            "bc-api-key", "prisma-api-url", "repo-id", "branch", "skip-results-upload", "skip-download",
            "use-enforcement-rules", "policy-metadata-filter", "policy-metadata-filter-exception",
            "include-all-checkov-policies", "ca-certificate", "no-cert-verify", "support",
        ],
        "Tollgate has no platform and no network",
    ),
];

/// Reads the file.
pub(super) fn read(text: &str, file: &Path, _today: &str) -> Result<Carried> {
    let members = node::members(text).context("it is not YAML, or not a mapping")?;
    let mut carried = Carried::default();
    let mut fails = Fails::default();
    for (key, node) in &members {
        match key.as_str() {
            "check" => checks(&mut carried, node),
            "skip-check" => skipped(&mut carried, text, file),
            "skip-path" => carried.paths(key, node, paths::regex),
            "var-file" => carried.variables(node),
            "framework" => carried.kinds(key, node, FRAMEWORKS),
            "skip-framework" => skipped_frameworks(&mut carried, node),
            "soft-fail" => fails.soft = node::is_on(node),
            "soft-fail-on" => fails.soft_on = fails_on(&mut carried, key, node).max(),
            "hard-fail-on" => fails.hard_on = fails_on(&mut carried, key, node).min(),
            // Values of variables are always evaluated, and this directory is the default.
            "evaluate-variables" => {}
            "directory" if node::items(node).iter().all(|it| it.said == ".") => {}
            _ => carried.leave_known(key, node, REASONS),
        }
    }
    carried.fail_on = fails.fail_on();
    Ok(carried)
}

/// `check`: ids, and a severity from which checks run.
fn checks(carried: &mut Carried, node: &Node) {
    let (severities, ids): (Vec<_>, Vec<_>) =
        node::items(node).into_iter().partition(|it| node::severity(&it.said).is_some());
    let severities = severities.iter().filter_map(|it| node::severity(&it.said));
    if let Some(least) = severities.min() {
        set_severity(carried, least, "check");
    }
    carried.rules = carried.names("check", ids);
}

/// `skip-check`: ids, and a severity up to which checks do not run. Read as it counts for scans without a `.tollgate.hcl`.
fn skipped(carried: &mut Carried, text: &str, file: &Path) {
    let said = waivers::said(file, text);
    let (severities, ids): (Vec<_>, Vec<_>) =
        said.into_iter().partition(|it| node::severity(&it.rule).is_some());
    if let Some(most) = severities.iter().filter_map(|it| node::severity(&it.rule)).max() {
        match node::above(most) {
            Some(least) => set_severity(carried, least, "skip-check"),
            None => carried.leave_values("skip-check", [most], "nothing would be reported"),
        }
    }
    let ids = ids.into_iter().map(|it| Item { said: it.rule, remark: it.reason });
    carried.exclude_rules = carried.names("skip-check", ids);
}

/// The severity from which findings are reported, by `check` or `skip-check`; if both say it, the higher one.
fn set_severity(carried: &mut Carried, least: Severity, setting: &str) {
    if carried.severity.as_ref().is_none_or(|(known, _)| *known < least) {
        carried.severity = Some((least, setting.to_owned()));
    }
}

fn skipped_frameworks(carried: &mut Carried, node: &Node) {
    let mut skipped = node::items(node).into_iter().filter(|it| FRAMEWORKS.contains(&it.said.as_str()));
    if let Some(Item { said, .. }) = skipped.next() {
        carried.leave_values("skip-framework", [said], "use `exclude` for files that are not to be scanned");
    }
}

/// The severities of `soft-fail-on` or `hard-fail-on`. Ids are left: what fails depends on the severity alone.
fn fails_on<'n>(
    carried: &mut Carried,
    key: &str,
    node: &'n Node,
) -> impl Iterator<Item = Severity> + use<'n> {
    let items = node::items(node);
    let ids: Vec<_> = items.iter().filter(|it| node::severity(&it.said).is_none()).collect();
    if !ids.is_empty() {
        let ids = ids.into_iter().map(|it| &it.said);
        carried.leave_values(key, ids, "what fails depends on severities: `fail_on`");
    }
    items.into_iter().filter_map(|it| node::severity(&it.said))
}

/// What makes checkov fail.
#[derive(Default)]
struct Fails {
    soft: bool,
    soft_on: Option<Severity>,
    hard_on: Option<Severity>,
}

impl Fails {
    fn fail_on(&self) -> Option<(FailOn, String)> {
        let fails_above = |soft| node::above(soft).map_or(FailOn::Never, FailOn::Severity);
        match *self {
            Self { hard_on: Some(hard), .. } => Some((FailOn::Severity(hard), "hard-fail-on".to_owned())),
            Self { soft: true, .. } => Some((FailOn::Never, "soft-fail".to_owned())),
            Self { soft_on: Some(soft), .. } => Some((fails_above(soft), "soft-fail-on".to_owned())),
            Self { .. } => None,
        }
    }
}
