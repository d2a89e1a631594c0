//! For which values of variables a finding exists, in words.

use crate::{Scan, place};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;
use tollgate_core::finding::{Exists, Finding};
use tollgate_core::source::{Source, SourceId};

/// The most variable files that are named.
const MAX_FILES: usize = 3;

/// What is wrong here, and where that depends on the values of variables, for which: for reports that are read by
/// machines.
pub(crate) fn message<'a>(scan: &Scan<'_>, finding: &'a Finding) -> Cow<'a, str> {
    message_with(scan, finding, place::path)
}

/// The same, with paths as they are to be shown.
pub(crate) fn message_with<'a>(
    scan: &Scan<'_>,
    finding: &'a Finding,
    path: fn(&Scan<'_>, &Source) -> String,
) -> Cow<'a, str> {
    let message = finding.message.as_str();
    match &finding.exists {
        Exists::Always => message.into(),
        Exists::Where(conditions) => {
            let conditions = conditions.iter().map(|it| format!("where {it}")).collect::<Vec<_>>();
            format!("{message}, {}", conditions.join(", or ")).into()
        }
        Exists::With { defaults, files } => {
            let with = named(scan, files, path);
            let cases = defaults.then(|| "by default".to_owned()).into_iter().chain(with);
            format!("{message}, {}", cases.collect::<Vec<_>>().join(" and ")).into()
        }
    }
}

/// "with `a`, `b` and `c`"; `None` where there is no file.
fn named(
    scan: &Scan<'_>,
    files: &BTreeSet<SourceId>,
    path: fn(&Scan<'_>, &Source) -> String,
) -> Option<String> {
    let sources = files.iter().filter_map(|&file| scan.sources.get_checked(file));
    let mut named: Vec<_> = sources.take(MAX_FILES).map(|it| format!("`{}`", path(scan, it))).collect();
    let last = match files.len().saturating_sub(MAX_FILES) {
        0 => named.pop()?,
        more => format!("{more} more variable file{}", if more == 1 { "" } else { "s" }),
    };
    Some(match named.as_slice() {
        [] => format!("with {last}"),
        _ => format!("with {} and {last}", named.join(", ")),
    })
}

/// For which values of variables a finding exists, as machines read it.
#[derive(Serialize)]
pub(crate) struct ExistsJson<'a> {
    #[serde(rename = "where", skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variable_files: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_default: Option<bool>,
}

/// What a finding depends on; `None` where it exists for all values.
pub(crate) fn properties<'a>(scan: &Scan<'_>, finding: &'a Finding) -> Option<ExistsJson<'a>> {
    match &finding.exists {
        Exists::Always => None,
        Exists::Where(conditions) => Some(ExistsJson {
            conditions: conditions.iter().map(|it| it.as_str()).collect(),
            variable_files: Vec::new(),
            by_default: None,
        }),
        Exists::With { defaults, files } => {
            let sources = files.iter().filter_map(|&file| scan.sources.get_checked(file));
            Some(ExistsJson {
                conditions: Vec::new(),
                variable_files: sources.map(|it| place::path(scan, it)).collect(),
                by_default: Some(*defaults),
            })
        }
    }
}
