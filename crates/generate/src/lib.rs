//! Configurations made of random bytes, and the check that a scan gets through them.
//!
//! Random text rarely gets past the parser. What is made here always does: expressions with functions and arguments
//! that go together, modules that call each other, policies in each way to write them. A fuzzer that changes the
//! bytes changes the structure. `fuzz/` runs this for hours, `cargo xtask fuzz` for as long as it is told to, and the
//! tests for a moment. One structure is text that mostly does not parse: what holds of its trees is checked instead.

mod expression;
mod functions;
mod modules;
mod policies;
mod resources;
mod rules;
mod scope;
mod syntax;
mod tree;

pub use tree::{check_text, check_tree};

use arbitrary::{Result, Unstructured};
use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tollgate_core::engine::{self, Limits, Options};
use tollgate_core::files::Memory;
use tollgate_core::load;
use tollgate_core::note::NoteKind;
use tollgate_core::rule::Rule;
use tollgate_custom::Catalogue;
use tollgate_reporter::{Scan, json, sarif, text};

/// Files by their absolute paths.
pub type Files = BTreeMap<String, String>;

/// What is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Structure {
    /// Expressions of all kinds in one module, and resources that ask for them.
    Expressions,
    /// Modules that call each other, counted and for each, with outputs that become inputs.
    Modules,
    /// Policies as text, as objects and as documents, and what they are attached to.
    Policies,
    /// Rules that users write, and resources that they judge.
    Rules,
    /// Texts that are nearly files, of which only the trees are checked.
    Syntax,
}

impl Structure {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Expressions, Self::Modules, Self::Policies, Self::Rules, Self::Syntax];

    /// The name on the command line, which is that of the fuzz target.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Expressions => "expressions",
            Self::Modules => "modules",
            Self::Policies => "policies",
            Self::Rules => "rules",
            Self::Syntax => "syntax",
        }
    }

    /// What a number stands for.
    #[must_use]
    pub fn random(self, seed: u64) -> Files {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut bytes = vec![0; random.usize(50..5000)];
        random.fill(&mut bytes);
        self.files(&bytes)
    }

    /// The files that the bytes stand for.
    #[must_use]
    pub fn files(self, bytes: &[u8]) -> Files {
        let u = &mut Unstructured::new(bytes);
        let made = match self {
            Self::Expressions => expression_files(u),
            Self::Modules => modules::files(u),
            Self::Policies => policies::files(u),
            Self::Rules => rule_files(u),
            Self::Syntax => syntax::files(u),
        };
        made.unwrap_or_default()
    }

    /// Does with the files what they are made for.
    ///
    /// # Errors
    /// What went wrong.
    pub fn attempt(self, files: &Files, limits: Limits) -> io::Result<()> {
        match self {
            Self::Expressions | Self::Modules | Self::Policies | Self::Rules => scan(files, limits),
            Self::Syntax => files.values().try_for_each(|text| check_text(text)).map_err(io::Error::other),
        }
    }
}

/// One module: locals that refer to each other, and resources that ask for them.
fn expression_files(u: &mut Unstructured<'_>) -> Result<Files> {
    let mut scope = scope::Scope::new(u.int_in_range(1..=10)?, u.int_in_range(0..=4)?);
    let mut text = scope.declarations(u)?;
    for _ in 0..u.int_in_range(1..=4)? {
        text += &resources::resource(u, &mut scope)?;
    }
    Ok([("/m/main.tf".to_owned(), text)].into())
}

/// A page, and one module for it.
fn rule_files(u: &mut Unstructured<'_>) -> Result<Files> {
    let page = rules::page(u)?;
    let mut files = expression_files(u)?;
    files.insert(PAGE.to_owned(), page);
    Ok(files)
}

/// The page of a rule that runs beside those of the catalogue.
const PAGE: &str = "/m/rule.md";

/// The rules whose names are taken.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(&tollgate_rules::all()));

/// The rule of the page among files, if it can be read: whatever it holds, reading it ends well.
fn own_rule(files: &Files) -> Option<&'static Rule> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    tollgate_custom::read(PAGE, files.get(PAGE)?, number, &CATALOGUE).ok()
}

/// A thread with the stack that a scan takes. `None` where the system has none to give.
static POOL: LazyLock<Option<ThreadPool>> = LazyLock::new(|| engine::pool(1).ok());

/// Scans the files with every rule, and writes the reports to nowhere.
///
/// # Errors
/// If there is no thread to scan in, the scan panics, or a report cannot be written.
pub fn scan(files: &Files, limits: Limits) -> io::Result<()> {
    let pool = POOL.as_ref().ok_or(io::ErrorKind::OutOfMemory)?;
    pool.install(|| scan_here(files, limits))
}

fn scan_here(files: &Files, limits: Limits) -> io::Result<()> {
    let memory =
        files.iter().fold(Memory::default(), |memory, (path, text)| memory.with(path, text.as_str()));
    let project = load::load(memory.inputs(), &[], Path::new("/"), &memory, &());
    let mut rules = tollgate_rules::all();
    rules.extend(own_rule(files));
    let options =
        Options { profiles: rules.clone().into(), known_rules: rules.clone(), limits, ..Options::default() };
    let report = engine::scan(&project, &options, &memory, &());
    if let Some(note) = report.notes.iter().find(|note| note.kind == NoteKind::InternalError) {
        return Err(io::Error::other(note.message.clone()));
    }
    let scan = Scan {
        sources: &project.sources,
        report: &report,
        rules: &rules,
        root: Path::new("/"),
        boundaries: &project.boundaries,
        baseline: None,
        elapsed: Duration::ZERO,
        version: "0.0.0",
    };
    let out = &mut io::sink();
    text::write(out, &scan, &text::Options::default())?;
    json::write(out, &scan)?;
    sarif::write(out, &scan, &sarif::Options::default())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tollgate_core::source::{Source, SourceId};
    use tollgate_core::syntax::{self, Language};

    #[test]
    fn what_is_made_can_be_parsed() {
        for structure in [Structure::Expressions, Structure::Modules, Structure::Policies] {
            for seed in 0..100 {
                for (path, text) in structure.random(seed) {
                    let source = Source::new(&path, &path, text.into_bytes());
                    let errors = syntax::parse(SourceId(0), &source, Language::Hcl).errors;
                    assert!(errors.is_empty(), "{}, {seed}: {errors:?}\n{}", structure.name(), source.text());
                }
            }
        }
    }

    #[test]
    fn most_rules_that_are_made_can_be_read() {
        let made = (0..200).filter(|seed| own_rule(&Structure::Rules.random(*seed)).is_some());
        assert!(made.count() > 100);
    }

    #[test]
    fn trees_of_json_hold_together() {
        let text = include_str!("../../rules/tests/seeds/language.tf.json");
        let source = Source::new("main.tf.json", "/main.tf.json", text.as_bytes().to_vec());
        let file = syntax::parse(SourceId(0), &source, Language::Json);
        assert!(file.tree.body().blocks().count() > 3);
        assert_eq!(check_tree(&file.tree), Ok(()));
    }
}
