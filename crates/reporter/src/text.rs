//! Findings for people: the line with the fault underlined, why it matters, and what to do.
//!
//! What matters most comes first: the most severe, and of those what is no example. Of each rule the first findings
//! are shown and the others listed, one to a line; why it matters and what to do is said once.
//!
//! The snippets are drawn by `annotate-snippets`, which draws those of rustc. All that comes from the configuration is
//! cleaned: what is shown does not act on the terminal.

mod notes;
mod summary;
mod undecided;

use crate::entry::{self, Entry};
use crate::place::{self, Place};
use crate::{Scan, TOOL, clean, exists};
use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Snippet};
use anstyle::{AnsiColor, Effects, Style};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use tollgate_core::finding::Finding;
use tollgate_core::flaw::{Fix, Related, Safety};
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::rule::{Page as RulePage, Rule, Severity};
use tollgate_core::source::{Location, Source};

/// The narrowest layout; below it nothing can be laid out.
const MIN_WIDTH: usize = 40;

/// The longest construct whose lines are all shown; of a longer one the first line is.
const MAX_LINES: usize = 5;

/// The longest lines that are shown, in bytes together. A plan is one line of megabytes.
const MAX_LENGTH: usize = 2000;

/// The most instances that are listed of a finding, and the most places that explain it.
const MAX_LISTED: usize = 5;

/// How many findings of a rule are shown with their lines where there are more than one more; the others are listed.
const MAX_SHOWN: usize = 3;

/// How text is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether to use ANSI colours.
    pub color: bool,
    /// The width of the terminal in columns. Source lines are cut to it.
    pub width: usize,
    /// Whether to list the checks that could not be decided.
    pub show_undecided: bool,
    /// Whether to show what there is to say of the scan itself.
    pub show_notes: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { color: false, width: 120, show_undecided: false, show_notes: true }
    }
}

/// Writes the findings, the most severe first, then what there is to say of the scan, and one line that sums it up.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>, options: &Options) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let rules = scan.report.findings.iter().map(|finding| finding.rule);
    let pages = rules.map(|rule| (rule.id, rule)).collect::<BTreeMap<_, _>>();
    let pages = pages.into_iter().map(|(id, rule)| (id, rule.page())).collect();
    let page = Page { scan, options, pages };
    let entries = entry::active(scan).into_iter();
    let mut findings: Vec<_> =
        entries.map(|entry| Listed { is_example: summary::is_example(scan, &entry), entry }).collect();
    findings.sort_by_key(|it| (Reverse(it.rule().severity), it.is_example, it.rule().id));
    let same = |a: &Listed<'_>, b: &Listed<'_>| (a.is_example, a.rule().id) == (b.is_example, b.rule().id);
    for of_rule in findings.chunk_by(same) {
        page.write_findings(&mut out, of_rule)?;
    }
    if options.show_undecided {
        for group in undecided::groups(&scan.report.undecided) {
            writeln!(out, "{}\n", page.undecided(&group))?;
        }
    }
    let is_shown = |note: &&Note| options.show_notes || note.kind == NoteKind::SwitchedOff;
    let notes: Vec<_> = scan.report.notes.iter().filter(is_shown).collect();
    for note in notes::folded(&notes) {
        writeln!(out, "{}\n", page.note(&note))?;
    }
    writeln!(out, "{}", summary::line(scan, options, &findings))?;
    out.flush()
}

/// A finding in the order of this report.
struct Listed<'a> {
    /// Whether it is in an example or a test.
    is_example: bool,
    entry: Entry<'a>,
}

impl Listed<'_> {
    fn rule(&self) -> &'static Rule {
        self.entry.finding.rule
    }
}

/// What every part of the output is drawn with.
struct Page<'a> {
    scan: &'a Scan<'a>,
    options: &'a Options,
    /// The pages of the rules that found something, by the rule's id.
    pages: BTreeMap<&'static str, RulePage>,
}

impl Page<'_> {
    /// The findings of one rule, of which there is at least one.
    fn write_findings(&self, out: &mut dyn io::Write, of_rule: &[Listed<'_>]) -> io::Result<()> {
        let shown = if of_rule.len() <= MAX_SHOWN + 1 { of_rule.len() } else { MAX_SHOWN };
        let (shown, listed) = of_rule.split_at(shown);
        for (index, it) in shown.iter().enumerate() {
            writeln!(out, "{}\n", self.finding(&it.entry, index == 0))?;
        }
        let Some(first) = listed.first() else { return Ok(()) };
        writeln!(out, "and {} more of {}:", listed.len(), first.rule().id)?;
        for Listed { entry, .. } in listed {
            let (finding, start) = (entry.finding, entry.place.start());
            let (path, message) = (path(&entry.place), clean::message(&self.message(finding)));
            let blocks = affected(finding).map(|blocks| format!(" ({})", clean::message(&blocks)));
            let blocks = blocks.unwrap_or_default();
            writeln!(out, "  {path}:{}:{}: {message}{blocks}", start.line, start.column)?;
        }
        writeln!(out)
    }

    fn finding(&self, entry: &Entry<'_>, is_first: bool) -> String {
        let rule = entry.finding.rule;
        let title = self.level(rule.severity).primary_title(rule.title()).id(rule.id);
        let mut elements = self.excerpt(entry);
        elements.extend(self.explanations(entry.finding, is_first));
        self.renderer(rule.severity).render(&[title.elements(elements)])
    }

    /// What is wrong, and for which values of variables.
    fn message<'f>(&self, finding: &'f Finding) -> Cow<'f, str> {
        exists::message_with(self.scan, finding, |_, source| shown(source))
    }

    /// The lines with the finding underlined and its message beside it.
    fn excerpt(&self, entry: &Entry<'_>) -> Vec<Element<'static>> {
        let place = entry.place;
        let message = clean::message(&self.message(entry.finding));
        let (first, last) = place.lines();
        let all = last - first < MAX_LINES && !place.holds_secrets();
        let shown = if all { place } else { place.first_line() };
        let (first, last) = shown.lines();
        let lines = shown.line_span(first, last);
        if lines.range().len() > MAX_LENGTH {
            return vec![origin(&place), note("found", &message)];
        }
        let start = (shown.span.start - lines.start) as usize;
        let span = start..start + shown.text().len();
        let (text, span) = clean::lines_around(shown.source.slice(lines), span);
        // A label stands to the right of what it labels: where it would leave the page it goes below.
        let room = self.width().saturating_sub(place.start().column + GUTTER);
        let underlined =
            text.get(span.clone()).and_then(|it| it.lines().last()).map_or(0, |it| it.chars().count());
        let fits = underlined + message.chars().count() <= room;
        let label = fits.then(|| message.clone());
        let snippet = Snippet::source(text)
            .line_start(first)
            .path(path(&place))
            .annotation(AnnotationKind::Primary.span(span).label(label));
        let below = (!fits).then(|| note("found", &message));
        std::iter::once(snippet.into()).chain(below).collect()
    }

    /// Where else it shows, how the value came there; and, for the first finding of a rule, why it matters and what
    /// to do.
    fn explanations(&self, finding: &Finding, is_first: bool) -> Vec<Element<'static>> {
        let mut notes = Vec::new();
        let page = self.pages.get(finding.rule.id).filter(|_| is_first);
        notes.extend(page.filter(|page| !page.risk.is_empty()).map(|page| note("why", &page.risk)));
        notes.extend(affected(finding).map(|blocks| note("in", &blocks)));
        notes.extend(self.places("from", &finding.trace));
        notes.extend(self.places("note", &finding.related));
        if !finding.also.is_empty() {
            let rules: BTreeSet<_> = finding.also.iter().map(|it| it.rule.id).collect();
            notes.push(note("also", &rules.into_iter().collect::<Vec<_>>().join(", ")));
        }
        notes.extend(page.map(|page| note("help", &help(finding.rule, page))));
        notes.extend(finding.fix.as_ref().map(|fix| note("fix", &offer(fix))));
        notes
    }

    fn places(&self, name: &'static str, places: &[Related]) -> Vec<Element<'static>> {
        let shown = places.iter().take(MAX_LISTED).map(|related| {
            let at = place::describe(self.scan, related.location);
            let at = at.map(|at| format!(" ({at})")).unwrap_or_default();
            note(name, &format!("{}{at}", related.message))
        });
        let more = places.len().saturating_sub(MAX_LISTED);
        let more =
            (more > 0).then(|| note(name, &format!("and {}", count(more, "more place", "more places"))));
        shown.chain(more).collect()
    }

    fn note(&self, note: &Note) -> String {
        let title = Level::NOTE.primary_title(clean::message(&note.message)).id(note.kind.name());
        let group = Group::with_title(title).elements(self.origin_of(note.location));
        self.plain_renderer().render(&[group])
    }

    fn origin_of(&self, location: Location) -> impl Iterator<Item = Element<'static>> {
        Place::of(self.scan, location).map(|place| origin(&place)).into_iter()
    }

    fn level(&self, severity: Severity) -> Level<'static> {
        let level = match severity {
            Severity::Critical | Severity::High => Level::ERROR,
            Severity::Medium => Level::WARNING,
            Severity::Low => Level::INFO,
            Severity::Info => Level::NOTE,
        };
        level.with_name(severity.name())
    }

    fn renderer(&self, severity: Severity) -> Renderer {
        let renderer = self.plain_renderer();
        // There are five severities and four levels that look different.
        let critical = self.options.color && severity == Severity::Critical;
        if critical { renderer.error(style(Severity::Critical)) } else { renderer }
    }

    fn plain_renderer(&self) -> Renderer {
        let renderer = if self.options.color { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(self.width()).hyperlink(false)
    }

    fn width(&self) -> usize {
        self.options.width.max(MIN_WIDTH)
    }
}

/// What stands left of a source line, roughly: line number, bar and blanks.
const GUTTER: usize = 8;

/// A line below the snippet: `= why: …`.
fn note(name: &'static str, text: &str) -> Element<'static> {
    let level = if name == "help" { Level::HELP } else { Level::NOTE };
    level.with_name(name).message(clean::message(text)).into()
}

/// What to do, and where there is more to read.
fn help(rule: &Rule, page: &RulePage) -> String {
    let explain = format!("`{} explain {}`", TOOL.to_lowercase(), rule.id);
    match page.advice() {
        advice if advice.is_empty() => format!("read {explain}"),
        advice => format!("{advice} ({explain})"),
    }
}

/// The blocks that are wrong.
fn affected(finding: &Finding) -> Option<String> {
    let addresses = finding.addresses.iter().map(|address| address.as_str());
    (!finding.addresses.is_empty()).then(|| some_of(addresses))
}

/// The first few of a list, and how many more there are.
fn some_of<'a>(mut items: impl ExactSizeIterator<Item = &'a str>) -> String {
    let shown: Vec<_> = items.by_ref().take(MAX_LISTED).collect();
    let more = if items.len() == 0 { String::new() } else { format!(" and {} more", items.len()) };
    format!("{}{more}", shown.join(", "))
}

/// What a fix does, and how to have it done.
fn offer(fix: &Fix) -> String {
    match fix.safety {
        Safety::Safe => format!("{} (`--fix`)", fix.description),
        Safety::Unsafe => {
            format!("{} (`--unsafe-fixes`; look at the consequences first)", fix.description)
        }
    }
}

/// Where a place is, without its text.
fn origin(place: &Place<'_>) -> Element<'static> {
    let start = place.start();
    Origin::path(path(place)).line(start.line).char_column(start.column).into()
}

/// The path of a file as the user gave it.
fn path(place: &Place<'_>) -> String {
    shown(place.source)
}

fn shown(source: &Source) -> String {
    clean::clean(&source.path.to_string_lossy()).into_owned()
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The colour of a severity; the same in the summary and above the snippets.
fn style(severity: Severity) -> Style {
    use annotate_snippets::renderer::{
        DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE, DEFAULT_NOTE_STYLE, DEFAULT_WARNING_STYLE,
    };
    match severity {
        Severity::Critical => AnsiColor::BrightMagenta.on_default().effects(Effects::BOLD),
        Severity::High => DEFAULT_ERROR_STYLE,
        Severity::Medium => DEFAULT_WARNING_STYLE,
        Severity::Low => DEFAULT_INFO_STYLE,
        Severity::Info => DEFAULT_NOTE_STYLE,
    }
}

fn paint(options: &Options, style: Style, text: &str) -> String {
    if options.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
}
