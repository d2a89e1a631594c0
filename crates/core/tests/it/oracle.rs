//! Every expression of `tests/oracle` has the value that Terraform gave it (see `tests/oracle/README.md`).

mod record;
mod render;

use record::{Answer, Record};
use render::{fits, render};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use tollgate_core::eval::{Evaluator, Scope};
use tollgate_core::files::Memory;
use tollgate_core::project::load;
use tollgate_core::value::{Reason, Value};

/// Where the recorded answers are.
fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle")
}

#[test]
fn every_expression_has_the_value_that_terraform_gives_it() {
    let files = fixtures(&directory().join("files"), Path::new("/oracle"), Memory::default());
    let mut differences = String::new();
    let mut equal = 0;
    let mut known = 0;
    for path in records() {
        let text = std::fs::read_to_string(&path).unwrap();
        for record in record::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())) {
            let found = compare(&record, &files);
            match (&found, &record.difference) {
                (Ok(()), None) => equal += 1,
                (Err(_), Some(_)) => known += 1,
                (Ok(()), Some(_)) => {
                    let name = path.file_name().unwrap().to_string_lossy();
                    writeln!(
                        differences,
                        "{name}:{}: is equal, though marked `~`: {}",
                        record.line, record.expression
                    )
                    .unwrap();
                }
                (Err(difference), None) => {
                    let name = path.file_name().unwrap().to_string_lossy();
                    let (line, expression) = (record.line, &record.expression);
                    writeln!(differences, "{name}:{line}: {expression}\n{difference}").unwrap();
                }
            }
        }
    }
    println!("{equal} expressions are equal, {known} differ as marked");
    assert!(
        differences.is_empty(),
        "{equal} expressions are equal, {known} differ as marked, others differ:\n{differences}"
    );
    assert!(equal > 450, "the records are missing");
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

/// Evaluates an expression as the local value `it` of the recorded module, and compares it with its record.
fn compare(record: &Record, files: &Memory) -> Result<(), String> {
    let source = format!("locals {{\n  it = {}\n}}\n", record.expression);
    let files = files.clone().with("/oracle/it.tf", source);
    let project = load(files.inputs(), &[], Path::new("/oracle"), &files, &());
    let evaluator = Evaluator::new(&project, 0, &files);
    let Some(local) = evaluator.module(0).locals.get("it") else {
        return match &record.answer {
            Answer::Error(_) => Ok(()),
            _ => Err(format!("  is not parsed: {:?}", project.errors)),
        };
    };
    let value = evaluator.evaluate(&local.expr, &Scope { instance: 0, source: local.source, bindings: None });
    let shown = || match value.first_unknown() {
        Some(unknown) => format!("unknown: {} ({})", render(&value), unknown.reason),
        None => render(&value),
    };
    let same = match &record.answer {
        Answer::Value { json, kind } => render(&value) == *json && fits(&value, kind),
        Answer::Sensitive => value.sensitive && value.first_unknown().is_none(),
        Answer::Error(_) => is_error(&value),
        Answer::Unknown => value.first_unknown().is_some() && !is_error(&value),
    };
    if same { Ok(()) } else { Err(format!("  expected {:?}\n  found    {}", record.answer, shown())) }
}

/// Whether Terraform would refuse the expression.
fn is_error(value: &Value) -> bool {
    let refused = |reason: &Reason| matches!(reason, Reason::Invalid(_) | Reason::Undeclared(_));
    value.first_unknown().is_some_and(|unknown| refused(&unknown.reason))
}
