//! The rules that users wrote: which pages are named, and what is wrong with them.

use crate::around;
use crate::disk::Disk;
use crate::say::say;
use anyhow::{Context, Result, bail};
use globset::GlobBuilder;
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tollgate_core::expression::page_id;
use tollgate_core::files::{Files, RealPath};
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::project::Project;
use tollgate_core::rule::Rule;
use tollgate_core::source::SourceId;
use tollgate_custom::rego::{self, Policy};
use tollgate_custom::{Catalogue, Mistake};

/// How the names of pages end.
const EXTENSION: &str = "md";

/// How the names of policies in Rego end.
const REGO: &str = "rego";

/// How the names of their tests end.
const REGO_TESTS: &str = "_test.rego";

/// The largest page or policy that is read, in bytes.
const MAX_BYTES: usize = 256 << 10;

/// The most pages that one place names.
const MAX_PAGES: usize = 1_000;

/// How deep directories with pages nest.
const MAX_DEPTH: usize = 16;

/// The page of a rule, or a file with policies.
#[derive(Debug)]
pub(crate) struct Page {
    /// The file as people see it.
    pub shown: PathBuf,
    /// The file, without symbolic links.
    pub real: PathBuf,
    /// What it holds.
    pub text: String,
    /// What tells it from other pages.
    number: u32,
    /// What it defines, or what is wrong with it.
    pub content: Result<Content, Vec<Mistake>>,
}

/// What a page defines.
#[derive(Debug)]
pub(crate) enum Content {
    /// A rule in Terraform's language.
    Rule(&'static Rule),
    /// Policies in Rego.
    Policy(Policy),
}

impl Page {
    /// Its rules; none where something is wrong with it.
    pub(crate) fn rules(&self) -> Vec<&'static Rule> {
        match &self.content {
            Ok(Content::Rule(rule)) => vec![rule],
            Ok(Content::Policy(policy)) => policy.rules().collect(),
            Err(_) => Vec::new(),
        }
    }

    /// Its policies, where it holds such.
    pub(crate) fn policy(&self) -> Option<&Policy> {
        if let Ok(Content::Policy(policy)) = &self.content { Some(policy) } else { None }
    }
}

/// The pages that one place names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pages {
    /// As they are named.
    pub written: Vec<String>,
    pub pages: Vec<Arc<Page>>,
}

/// The rules whose names are taken.
pub(crate) static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(&tollgate_rules::all()));

/// Every page that was read: one that several places name is one.
static KNOWN: Mutex<BTreeMap<PathBuf, Arc<Page>>> = Mutex::new(BTreeMap::new());

impl Pages {
    /// The pages at some paths, each a file, a directory or a pattern, relative to `base`. `resolve` says where a path
    /// leads, if it may be read.
    ///
    /// # Errors
    /// Where a path names no page, or one that cannot be read.
    pub(crate) fn read(
        written: Vec<String>,
        base: &Path,
        resolve: impl Fn(&Path) -> Result<RealPath>,
    ) -> Result<Self> {
        let mut found: BTreeMap<PathBuf, Arc<Page>> = BTreeMap::new();
        for path in &written {
            let files = files(path, base).with_context(|| format!("no page of a rule is at `{path}`"))?;
            for Found { file, is_named } in files {
                let cannot_read = || format!("cannot read `{}`", around::shown_path(&file).display());
                let real = resolve(&file).with_context(cannot_read)?;
                let bytes = Disk.read(&real, MAX_BYTES).with_context(cannot_read)?;
                let text = String::from_utf8(bytes).with_context(cannot_read)?;
                if is_named || is_rego(&file) || tollgate_custom::is_rule(&text) {
                    found.insert(real.to_path_buf(), page(&file, &real, text));
                }
            }
        }
        if found.len() > MAX_PAGES {
            bail!("more than {MAX_PAGES} pages of rules");
        }
        Ok(Self { written, pages: found.into_values().collect() })
    }

    /// The pages at paths of the command line, which may lie anywhere.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(crate) fn named(paths: &[PathBuf]) -> Result<Self> {
        let here = around::here().context("there is no working directory")?;
        let written = paths.iter().map(|path| path.display().to_string()).collect();
        Self::read(written, &here, |path| Ok(RealPath::named(&std::fs::canonicalize(path)?)))
    }

    /// The rules, of each id the first.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let rules: BTreeMap<_, _> =
            self.pages.iter().rev().flat_map(|it| it.rules()).map(|it| (it.id, it)).collect();
        rules.into_values()
    }

    /// Says what is wrong with the pages, where nothing is scanned that would say it.
    pub(crate) fn say_mistakes(&self) {
        for mistake in self.pages.iter().filter_map(|it| it.content.as_ref().err()).flatten() {
            say(mistake);
        }
    }
}

/// A file that may be a page, and whether it must be one.
struct Found {
    file: PathBuf,
    is_named: bool,
}

/// The files at a path: itself, what is in the directory, or what matches the pattern.
fn files(path: &str, base: &Path) -> Result<Vec<Found>> {
    let whole = base.join(path);
    if whole.is_file() {
        return Ok(vec![Found { file: whole, is_named: true }]);
    }
    let below = |directory: &Path| {
        let walk = WalkBuilder::new(directory)
            .standard_filters(false)
            .hidden(true)
            .max_depth(Some(MAX_DEPTH))
            .build();
        let files = walk.filter_map(Result::ok).map(ignore::DirEntry::into_path);
        files.filter(|it| (it.extension().is_some_and(|it| it == EXTENSION) || is_policy(it)) && it.is_file())
    };
    let mut found: Vec<_> = if whole.is_dir() {
        below(&whole).map(|file| Found { file, is_named: false }).collect()
    } else {
        let glob = GlobBuilder::new(path).literal_separator(true).build();
        let pattern = glob.with_context(|| format!("`{path}` is not a pattern"))?.compile_matcher();
        let is_plain = |part: &Path| !part.to_string_lossy().contains(['*', '?', '[', '{']);
        let start: PathBuf = Path::new(path).iter().take_while(|part| is_plain(Path::new(part))).collect();
        let files = below(&base.join(start));
        let files = files.filter(|file| file.strip_prefix(base).is_ok_and(|it| pattern.is_match(it)));
        // Of a directory of pages, this one is about the others.
        let is_named = |file: &Path| file.file_name().is_none_or(|it| !it.eq_ignore_ascii_case("readme.md"));
        files.map(|file| Found { is_named: is_named(&file), file }).collect()
    };
    found.sort_unstable_by(|a, b| a.file.cmp(&b.file));
    if found.is_empty() {
        bail!("nothing is there");
    }
    Ok(found)
}

/// Whether a file holds policies.
fn is_rego(file: &Path) -> bool {
    file.extension().is_some_and(|it| it == REGO)
}

/// Whether a file holds policies that are not tests of others.
fn is_policy(file: &Path) -> bool {
    is_rego(file) && !file.as_os_str().as_encoded_bytes().ends_with(REGO_TESTS.as_bytes())
}

/// The page of a file, made once for each text.
fn page(file: &Path, real: &Path, text: String) -> Arc<Page> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.get(real).filter(|it| it.text == text) {
        return known.clone();
    }
    // A text that was changed has another number.
    static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let shown = around::shown_path(file);
    let name = slashed(&shown);
    let content = if is_rego(file) {
        rego::read(&name, &text).map(Content::Policy).map_err(|mistake| vec![mistake])
    } else {
        tollgate_custom::read(&name, &text, number, &CATALOGUE).map(Content::Rule)
    };
    let page = Arc::new(Page { shown, real: real.to_owned(), text, number, content });
    known.insert(real.to_owned(), page.clone());
    page
}

/// A path with `/` between names, wherever it is shown.
fn slashed(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// What is wrong with the pages, and with rules of theirs as they ran: notes with places in the project.
pub(crate) fn notes(project: &mut Project, pages: &[Arc<Page>], notes: &mut Vec<Note>) {
    let mut wrong: Vec<(&Page, usize, String)> = Vec::new();
    let mut ids: BTreeMap<&str, &Page> = BTreeMap::new();
    for page in pages {
        match &page.content {
            Err(mistakes) => {
                wrong.extend(mistakes.iter().map(|it| (&**page, it.line, it.message.clone())));
            }
            Ok(Content::Rule(rule)) => match ids.get(rule.id) {
                Some(first) if first.number != page.number => {
                    let message =
                        format!("`{}` is the id of the rule in {}, too", rule.id, first.shown.display());
                    wrong.push((page, 1, message));
                }
                _ => _ = ids.insert(rule.id, page),
            },
            // The parts of a policy may stand in several files.
            Ok(Content::Policy(_)) => {}
        }
    }
    let numbers: BTreeMap<SourceId, &Page> = pages.iter().map(|it| (page_id(it.number), &**it)).collect();
    notes.retain(|note| {
        let Some(page) = numbers.get(&note.location.source) else { return true };
        let before = page.text.replace("\r\n", "\n");
        let before = before.get(..note.location.span.start as usize).unwrap_or_default();
        wrong.push((page, before.matches('\n').count() + 1, note.message.clone()));
        false
    });
    // What is wrong at one place is said once, whatever it is wrong for.
    wrong.sort_by(|a, b| (&a.0.shown, a.1, &a.2).cmp(&(&b.0.shown, b.1, &b.2)));
    wrong.dedup_by(|b, a| a.0.number == b.0.number && a.1 == b.1);
    for (page, line, message) in wrong {
        let location = project.line_of(&page.shown, &page.real, &page.text, line);
        notes.push(Note { kind: NoteKind::RuleError, location, message });
    }
}
