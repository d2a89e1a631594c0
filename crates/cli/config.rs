//! The configuration file `.tollgate.hcl`, read by `hcl-rs`.

use crate::discover;
use crate::disk::Disk;
use crate::fail_on::FailOn;
use anyhow::{Context, Error, Result, anyhow};
use hcl::edit::Span;
use hcl::edit::expr::Expression;
use hcl::edit::structure::{Body, Structure};
use serde::{Deserialize, Deserializer, de};
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use tollgate_core::files::{Files, RealPath};
use tollgate_core::rule::Severity;

/// The name that is looked for.
pub(crate) const NAME: &str = ".tollgate.hcl";

/// What the file may say. Options of the command line come before it.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// `--rule`.
    pub rules: Vec<String>,
    /// `--exclude-rule`; those of the command line are added.
    pub exclude_rules: Vec<String>,
    /// `--pedantic`.
    pub pedantic: bool,
    /// `--severity`.
    #[serde(deserialize_with = "parsed")]
    pub severity: Option<Severity>,
    /// `--fail-on`.
    #[serde(deserialize_with = "parsed")]
    pub fail_on: Option<FailOn>,
    /// The opposite of `--no-scenarios`.
    pub scenarios: Option<bool>,
    /// Whether a suppression comment without a reason counts for nothing.
    pub require_reason: bool,
    /// `--var-file`, relative to the configuration file.
    pub var_files: Vec<PathBuf>,
    /// Patterns, in the syntax of `.gitignore` and relative to the configuration file, of what is not scanned.
    pub exclude: Vec<String>,
}

fn parsed<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(text: D) -> Result<Option<T>, D::Error> {
    String::deserialize(text)?.parse().map(Some).map_err(de::Error::custom)
}

/// A configuration and its file.
#[derive(Debug, Default)]
pub(crate) struct Located {
    /// What the file says.
    pub config: Config,
    /// The file, as people see it; `None` where there is none.
    pub file: Option<PathBuf>,
    /// The directory of the file: absolute, without symbolic links. Empty where there is no file.
    pub directory: PathBuf,
}

/// The largest configuration file that is read, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// Reads a configuration file that the command line names.
pub(crate) fn named(path: &Path) -> Result<Located> {
    located(path, Disk.read(&RealPath::named(path), MAX_BYTES))
}

/// Reads the nearest configuration file: in `start` or a directory above it, as far as its boundary.
pub(crate) fn nearest(start: &Path) -> Result<Located> {
    let Some(boundary) = discover::boundary(start) else { return Ok(Located::default()) };
    let within = start.ancestors().take_while(|directory| directory.starts_with(boundary.path()));
    let is_there = |path: &PathBuf| path.symlink_metadata().is_ok_and(|it| it.is_file() || it.is_symlink());
    match within.map(|directory| directory.join(NAME)).find(is_there) {
        Some(path) => {
            let real_path = Disk.resolve(&path, &boundary);
            located(&path, real_path.and_then(|real_path| Disk.read(&real_path, MAX_BYTES)))
        }
        None => Ok(Located::default()),
    }
}

fn located(path: &Path, read: io::Result<Vec<u8>>) -> Result<Located> {
    let file = discover::shown_path(path);
    let text = read.map_err(Error::from).and_then(|bytes| Ok(String::from_utf8(bytes)?));
    let text = text.with_context(|| format!("cannot read `{}`", file.display()))?;
    let config = parse(&text).map_err(|(line, error)| anyhow!("{}:{line}: {error}", file.display()))?;
    let directory = discover::real_directory(path)?;
    Ok(Located { config, file: Some(file), directory })
}

/// The configuration that a text holds; or the line of the first error, and the error.
fn parse(text: &str) -> Result<Config, (usize, String)> {
    let body: Body = text
        .parse()
        .map_err(|error: hcl::edit::parser::Error| (error.location().line(), error.message().to_owned()))?;
    for structure in &body {
        // What serde refuses has no place in the text: whatever is refused alone is the culprit.
        let alone = hcl::from_body::<Config>(Body::builder().structure(structure.clone()).build().into());
        let error = match (structure, alone.map_err(|error| error.to_string())) {
            (_, Err(error)) if error.starts_with("unknown field") => error,
            // Without quotes it is a reference or a number, which serde would take for its own text.
            (Structure::Attribute(it), taken)
                if !(is_text(&it.value) || it.value.is_bool() && taken.is_ok()) =>
            {
                format!("`{}` takes strings, in quotes", it.key.as_str())
            }
            (Structure::Attribute(it), Err(error)) => format!("`{}`: {error}", it.key.as_str()),
            (_, Err(error)) => error,
            (_, Ok(_)) => continue,
        };
        let start = structure.span().map_or(0, |span| span.start);
        return Err((text.get(..start).map_or(1, |before| before.matches('\n').count() + 1), error));
    }
    hcl::from_body(body.into()).map_err(|error| (1, error.to_string()))
}

/// Whether this is a string or a list of strings, all of them literal.
fn is_text(expression: &Expression) -> bool {
    match expression {
        Expression::Array(items) => items.iter().all(is_text),
        _ => expression.is_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_file_says_is_read() {
        let config =
            parse("severity = \"high\"\nfail_on = \"never\"\nexclude_rules = [\"aws-*\"]\npedantic = true\nrequire_reason = true\n")
                .unwrap();
        assert!(config.pedantic && config.require_reason && config.scenarios.is_none());
        assert_eq!(parse("scenarios = false\n").unwrap().scenarios, Some(false));
        assert_eq!((config.severity, config.fail_on), (Some(Severity::High), Some(FailOn::Never)));
        assert_eq!(config.exclude_rules, ["aws-*"]);
    }

    #[test]
    fn errors_have_a_line_and_a_remedy() {
        for (text, line, remedy) in [
            ("severity = \"high\"\n\nexclude_rule = []\n", 3, "`exclude_rules`"),
            ("# note\nseverity = \"urgent\"\n", 2, "use critical, high, medium, low or info"),
            ("severity = high\n", 1, "strings, in quotes"),
            ("severity = true\n", 1, "strings, in quotes"),
            ("pedantic = \"yes\"\n", 1, "expected a boolean"),
            ("rules = [1]\n", 1, "strings, in quotes"),
            ("rules = \"aws-*\"\n", 1, "sequence"),
            ("rule \"x\" {}\n", 1, "`rules`"),
            ("\nseverity =\n", 2, "invalid expression"),
            ("severity = \"low\"\nseverity = \"low\"\n", 2, "redefined"),
        ] {
            let (at, error) = parse(text).unwrap_err();
            assert!(at == line && error.contains(remedy), "{text:?} gives {at}: {error}");
        }
    }
}
