//! `tidy`: what neither the compiler nor clippy sees.
//!
//! Each check looks at the files of the repository and returns a line for each thing that is wrong. `.gitignore`d
//! files are not looked at.

mod layers;
mod links;
mod text;

use crate::{root, say};
use anyhow::{Result, bail};
use ignore::WalkBuilder;
use serde::Deserialize;
use std::fs;

/// A text file of the repository.
struct File {
    /// Relative to the top, with `/` between names.
    path: String,
    text: String,
}

/// Runs every check.
pub(crate) fn run() -> Result<()> {
    let files = files()?;
    let mut wrong: Vec<String> = files.iter().flat_map(text::problems).collect();
    wrong.extend(files.iter().flat_map(layers::outside));
    wrong.extend(files.iter().flat_map(layers::behind_blocks));
    wrong.extend(layers::circles(&files));
    wrong.extend(unlisted_rules(&files));
    wrong.extend(waivers(&files));
    wrong.extend(missing_tests(&files));
    wrong.extend(links::dead(&files));
    if !wrong.is_empty() {
        wrong.sort_unstable();
        bail!("{} things are wrong:\n  {}", wrong.len(), wrong.join("\n  "));
    }
    say(format_args!("{} files are tidy", files.len()))
}

/// Every text file. What is scanned (samples, seeds, data of tests) is as it is on purpose.
fn files() -> Result<Vec<File>> {
    let mut files = Vec::new();
    let walk = WalkBuilder::new(root()).hidden(false).filter_entry(|it| it.file_name() != ".git").build();
    for entry in walk {
        let entry = entry?;
        if entry.file_type().is_none_or(|kind| !kind.is_file()) {
            continue;
        }
        let names: Vec<_> =
            entry.path().strip_prefix(root())?.iter().map(|name| name.to_string_lossy()).collect();
        let is_data =
            |name: &str| matches!(name, "input" | "seeds" | "data" | "target") || name.ends_with(".in");
        if names.iter().any(|name| is_data(name)) {
            continue;
        }
        if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
            files.push(File { path: names.join("/"), text });
        }
    }
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

impl File {
    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether it holds rules: `crates/rules/src/<provider>/<service>/<rule>.rs`.
    fn is_rule(&self) -> bool {
        let below = self.path.strip_prefix("crates/rules/src/");
        self.is_rust() && below.is_some_and(|path| path.matches('/').count() >= 2)
    }
}

/// Rules that no service file declares: the compiler does not know of them.
fn unlisted_rules(files: &[File]) -> Vec<String> {
    let is_declared = |file: &File| {
        let (service, name) = file.path.trim_end_matches(".rs").rsplit_once('/')?;
        let service = files.iter().find(|it| it.path == format!("{service}.rs"))?;
        let declaration = format!("mod {name};");
        let is_it = |line: &str| line.strip_prefix("pub(super) ").unwrap_or(line) == declaration;
        service.text.lines().any(is_it).then_some(())
    };
    let unlisted = files.iter().filter(|file| file.is_rule() && is_declared(file).is_none());
    unlisted.map(|file| format!("{}: its service file has no `mod` line for it", file.path)).collect()
}

/// `xtask/parity-waivers.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Waivers {
    #[serde(default)]
    waiver: Vec<Waiver>,
}

/// One expectation of the reference catalogue that is not met on purpose.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Waiver {
    rule: String,
    file: String,
    reason: String,
}

/// What is wrong with the waivers: without a reason, a waiver is a bug that nobody looks for any more.
fn waivers(files: &[File]) -> Vec<String> {
    let path = "xtask/parity-waivers.toml";
    let text = files.iter().find(|file| file.path == path).map_or("", |file| &file.text);
    match toml::from_str::<Waivers>(text) {
        Err(error) => vec![format!("{path}: {error}")],
        Ok(Waivers { waiver }) => {
            let unexplained = waiver.iter().filter(|it| it.reason.trim().is_empty());
            unexplained.map(|it| format!("{path}: {} on {} has no reason", it.rule, it.file)).collect()
        }
    }
}

/// Tests that ARCHITECTURE.md names as `path.rs::function` and that are not there.
fn missing_tests(files: &[File]) -> Vec<String> {
    let Some(page) = files.iter().find(|file| file.path == "ARCHITECTURE.md") else {
        return vec!["ARCHITECTURE.md is missing".to_owned()];
    };
    let named: Vec<_> = named_tests(&page.text).collect();
    if named.is_empty() {
        return vec!["ARCHITECTURE.md names no test of its invariants (`path.rs::function`)".to_owned()];
    }
    let is_there = |(path, name): &(&str, &str)| {
        let function = format!("fn {name}(");
        files.iter().any(|file| file.path == *path && file.text.contains(&function))
    };
    let missing = named.into_iter().filter(|test| !is_there(test));
    missing.map(|(path, name)| format!("ARCHITECTURE.md: there is no `{path}::{name}`")).collect()
}

/// `path.rs::function` in code spans.
fn named_tests(page: &str) -> impl Iterator<Item = (&str, &str)> {
    let spans = page.split('`').skip(1).step_by(2);
    spans.filter_map(|span| span.split_once("::")).filter(|(path, name)| {
        path.ends_with(".rs") && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn the_repository_is_tidy() {
        if let Err(error) = run() {
            panic!("{error:#}");
        }
    }

    #[test]
    fn libraries_do_no_io() {
        assert_eq!(files().unwrap().iter().flat_map(layers::outside).collect::<Vec<_>>(), [""; 0]);
        let clock = file("crates/core/src/a.rs", "//! std::fs\nuse std::time::Instant;\n");
        assert_eq!(layers::outside(&clock).len(), 1);
    }

    #[test]
    fn rules_see_blocks_only() {
        assert_eq!(files().unwrap().iter().flat_map(layers::behind_blocks).collect::<Vec<_>>(), [""; 0]);
        let curious = file("crates/rules/src/aws/s3/open.rs", "use tollgate_core::project::Project;\n");
        assert_eq!(layers::behind_blocks(&curious).len(), 1);
    }

    #[test]
    fn no_modules_know_each_other_in_a_circle() {
        assert_eq!(layers::circles(&files().unwrap()), [""; 0]);
        let circle = |back: &str| {
            let eval =
                file("crates/core/src/eval/expr.rs", "use crate::value::Value;\nuse crate::eval::Scope;\n");
            let value =
                file("crates/core/src/value.rs", "/// See [`crate::eval`].\nuse crate::source::Span;\n");
            layers::circles(&[eval, value, file("crates/core/src/source.rs", back)])
        };
        assert_eq!(circle("#[cfg(test)]\nmod tests {\n    use crate::eval::Evaluator;\n}\n"), [""; 0]);
        assert_eq!(circle("fn a() -> crate::eval::Scope {}\n").len(), 3);
        let knows = |one: &str, other: &str| {
            file(&format!("crates/cli/{one}.rs"), &format!("use crate::{other}::Format;\n"))
        };
        assert_eq!(layers::circles(&[knows("args", "reports"), knows("reports", "args")]).len(), 2);
        assert_eq!(layers::circles(&[knows("args", "main"), knows("main", "args")]), [""; 0]);
        assert_eq!(layers::circles(&[knows("tests/a", "b"), knows("b", "tests")]), [""; 0]);
    }

    #[test]
    fn a_rule_without_a_mod_line_is_found() {
        let rules = |service: &str| {
            let service = file("crates/rules/src/aws/s3.rs", service);
            unlisted_rules(&[file("crates/rules/src/aws/s3/open.rs", ""), service]).len()
        };
        assert_eq!((rules("mod open;\n"), rules("mod opened;\n")), (0, 1));
        assert_eq!(unlisted_rules(&[file("crates/rules/src/aws/s3/open.rs", "")]).len(), 1);
    }

    #[test]
    fn a_waiver_needs_a_reason() {
        let waiver = |reason: &str| {
            let text = format!("[[waiver]]\nrule = \"aws/x\"\nfile = \"positive.tf\"\n{reason}\n");
            waivers(&[file("xtask/parity-waivers.toml", &text)]).len()
        };
        assert_eq!((waiver("reason = \"why\""), waiver("reason = \" \""), waiver("")), (0, 1, 1));
    }

    #[test]
    fn a_test_that_is_gone_is_found() {
        let page = file("ARCHITECTURE.md", "| x | `a/b.rs::holds` and `a/b.rs::is_gone` | `std::io` |\n");
        let missing = missing_tests(&[page, file("a/b.rs", "#[test]\nfn holds() {}\n")]);
        assert_eq!(missing, ["ARCHITECTURE.md: there is no `a/b.rs::is_gone`"]);
    }
}
