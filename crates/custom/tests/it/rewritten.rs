//! Rules of the catalogue, written as users would: they find the same, at the same places, and leave the same undecided.

use crate::{rule, scan};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tollgate_core::files::Memory;
use tollgate_core::rule::Rule;

/// The pages, with the rules of the catalogue that they are.
fn rewritten() -> Vec<(&'static Rule, &'static Rule)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let pages = fs::read_dir(directory).unwrap().map(|it| it.unwrap().path());
    let of_page = |page: PathBuf| {
        let id = page.file_stem().unwrap().to_str().unwrap().to_owned();
        (tollgate_rules::find(&id).unwrap(), rule(&fs::read_to_string(&page).unwrap()))
    };
    pages.map(of_page).collect()
}

/// What a rule says of files: places of findings, and places and addresses of what is undecided.
fn verdicts(rule: &'static Rule, files: &Memory) -> BTreeSet<String> {
    let (project, report) = scan(rule, files);
    assert!(report.notes.iter().all(|it| it.kind.name() != "rule-error"), "{}: {:?}", rule.id, report.notes);
    let findings = report.findings.iter().map(|it| {
        let place = project.sources.get(it.location.source).position(it.location.span.start);
        format!("{} column {} {:?}", project.sources.describe(it.location), place.column, it.addresses)
    });
    let undecided = report
        .undecided
        .iter()
        .map(|it| format!("undecided {} {}", project.sources.describe(it.location), it.address));
    findings.chain(undecided).collect()
}

#[test]
fn ten_rules_of_the_catalogue_say_the_same_as_expressions() {
    let rewritten = rewritten();
    assert_eq!(rewritten.len(), 10);
    let mut found = 0;
    for (built_in, own) in rewritten {
        for example in built_in.examples() {
            let code = example.code.replace("# finding", "");
            let files = Memory::default().with(PathBuf::from("/main.tf"), code);
            let expected = verdicts(built_in, &files);
            found += expected.len();
            assert_eq!(verdicts(own, &files), expected, "{}\n{}", own.id, example.code);
        }
    }
    assert!(found >= 15, "only {found} verdicts are compared");
}

/// `TOLLGATE_COMPARE=DIR cargo test -p tollgate-custom -- --ignored`
#[test]
#[ignore = "for repositories that lie elsewhere"]
#[allow(clippy::print_stdout, reason = "it is for whoever looks")]
fn they_say_the_same_of_a_repository() {
    let directory = PathBuf::from(std::env::var_os("TOLLGATE_COMPARE").expect("a directory"));
    let mut files = Memory::default();
    add(&directory, &directory, &mut files);
    let mut differences = Vec::new();
    for (built_in, own) in rewritten() {
        let (expected, said) = (verdicts(built_in, &files), verdicts(own, &files));
        println!("{}: {} verdicts, {} as expressions", built_in.id, expected.len(), said.len());
        differences.extend(expected.symmetric_difference(&said).map(|it| format!("{}: {it}", built_in.id)));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

fn add(top: &Path, directory: &Path, files: &mut Memory) {
    for entry in fs::read_dir(directory).unwrap().map(|it| it.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if entry.is_dir() && !name.starts_with('.') {
            add(top, &entry, files);
        } else if name.ends_with(".tf") || name.ends_with(".tfvars") {
            let text = String::from_utf8_lossy(&fs::read(&entry).unwrap_or_default()).into_owned();
            let path = Path::new("/").join(entry.strip_prefix(top).unwrap());
            *files = std::mem::take(files).with(path, text);
        }
    }
}
