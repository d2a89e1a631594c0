//! Rules that users write, judged in memory.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "that is how a test fails")]

mod language;
mod rewritten;

use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use tollgate_core::engine::{self, Options, Profile, Suppressions};
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::load;
use tollgate_core::project::Project;
use tollgate_core::rule::Rule;
use tollgate_custom::Catalogue;

static POOL: LazyLock<rayon::ThreadPool> = LazyLock::new(|| engine::pool(0).expect("threads"));

/// The rule of a page.
fn rule(page: &str) -> &'static Rule {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    tollgate_custom::read("page.md", page, number, &Catalogue::new(&tollgate_rules::all()))
        .unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

/// What a rule says of files.
fn scan(rule: &'static Rule, files: &Memory) -> (Project, Report) {
    POOL.install(|| {
        // What comments for other scanners name is a rule of the catalogue.
        let suppressions = Suppressions::Disregarded;
        let rules = vec![rule];
        let profile = Profile { rules, pedantic: true, all_named: true, suppressions, ..Profile::default() };
        let project = load::load(files.inputs(), &[], Path::new("/"), files, &());
        let options = Options { profiles: profile.into(), ..Options::default() };
        let report = engine::scan(&project, &options, files, &());
        (project, report)
    })
}

/// What a rule says of one file.
fn scan_text(rule: &'static Rule, text: &str) -> (Project, Report) {
    scan(rule, &Memory::default().with(Path::new("/main.tf").to_owned(), text.to_owned()))
}
