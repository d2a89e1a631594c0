//! Every expression of `tests/oracle` has the value that Terraform gave it (see `tests/oracle/README.md`).

mod record;
mod render;

use record::{Answer, Record};
use render::{fits, render};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use tollgate_core::eval::{Evaluator, Limits, Scope};
use tollgate_core::files::Memory;
use tollgate_core::load::load;
use tollgate_core::value::{Reason, Value};

/// Where the recorded answers are.
fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle")
}

#[test]
fn every_expression_has_the_value_that_terraform_gives_it() {
    let records = recorded();
    // Each expression is a local value in a file of its own, so that one that cannot be parsed hides no other.
    let mut files = fixtures(&directory().join("files"), Path::new("/oracle"), Memory::default());
    for (index, (_, record)) in records.iter().enumerate() {
        let source = format!("locals {{\n  it{index} = {}\n}}\n", record.expression);
        files = files.with(format!("/oracle/it{index}.tf"), source);
    }
    let project = load(files.inputs(), &[], Path::new("/oracle"), &files, &());
    let evaluator = Evaluator::new(&project, 0, &files, Limits::default());
    let mut differences = String::new();
    let (mut equal, mut known) = (0, 0);
    for (index, (file, record)) in records.iter().enumerate() {
        let (line, expression) = (record.line, &record.expression);
        match (compare(&evaluator, &format!("it{index}"), &record.answer), &record.difference) {
            (Ok(()), None) => equal += 1,
            (Err(_), Some(_)) => known += 1,
            (Ok(()), Some(_)) => {
                writeln!(differences, "{file}:{line}: is equal, though marked `~`: {expression}").unwrap();
            }
            (Err(difference), None) => {
                writeln!(differences, "{file}:{line}: {expression}\n{difference}").unwrap();
            }
        }
    }
    let summary = format!("{equal} expressions are equal, {known} differ as marked");
    assert!(differences.is_empty(), "{summary}, others differ:\n{differences}");
    assert!(equal > 2000, "records are missing: {summary}");
}

/// All records, with the names of their files.
fn recorded() -> Vec<(String, Record)> {
    let mut recorded = Vec::new();
    for path in records() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let records = record::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        recorded.extend(records.into_iter().map(|record| (name.clone(), record)));
    }
    recorded
}

/// The files of records, in order.
fn records() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory()).unwrap().map(|entry| entry.unwrap().path());
    let mut records: Vec<_> = entries.filter(|path| path.extension().is_some_and(|it| it == "txt")).collect();
    records.sort();
    assert!(!records.is_empty());
    records
}

/// The files of a directory of the disk as files in memory.
fn fixtures(from: &Path, to: &Path, mut files: Memory) -> Memory {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        files = if path.is_dir() {
            fixtures(&path, &target, files)
        } else {
            files.with(target, std::fs::read(&path).unwrap())
        };
    }
    files
}

/// Compares a local value of the recorded module with what Terraform said.
fn compare(evaluator: &Evaluator, name: &str, answer: &Answer) -> Result<(), String> {
    let Some(local) = evaluator.module(0).locals.get(name) else {
        return match answer {
            Answer::Error(_) => Ok(()),
            _ => Err("  is not parsed".to_owned()),
        };
    };
    let local = local.attribute();
    let scope = Scope { instance: 0, source: local.source(), bindings: None };
    let value = evaluator.evaluate(local.expr(), &scope);
    let shown = || match value.first_unknown() {
        Some(unknown) => format!("unknown: {} ({})", render(&value), unknown.reason),
        None => render(&value),
    };
    let same = match answer {
        Answer::Value { json, kind } => render(&value) == *json && fits(&value, kind),
        Answer::Sensitive => value.is_sensitive() && value.first_unknown().is_none(),
        Answer::Error(_) => is_error(&value),
        Answer::Unknown => value.first_unknown().is_some() && !is_error(&value),
    };
    if same { Ok(()) } else { Err(format!("  expected {answer:?}\n  found    {}", shown())) }
}

/// Whether Terraform would refuse the expression.
fn is_error(value: &Value) -> bool {
    let refused = |reason: &Reason| matches!(reason, Reason::Invalid(_) | Reason::Undeclared(_));
    value.first_unknown().is_some_and(|unknown| refused(&unknown.reason))
}
