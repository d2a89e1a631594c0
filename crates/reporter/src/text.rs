//! Findings for people: the line with the fault underlined, why it matters, and what to do.
//!
//! The snippets are drawn by `annotate-snippets`, which draws those of rustc. All that comes from the configuration is
//! cleaned: what is shown does not act on the terminal.

use crate::entry::{self, Entry};
use crate::place::{self, Place};
use crate::{Scan, TOOL, clean, exists};
use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Snippet};
use anstyle::{AnsiColor, Effects, Style};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use tollgate_core::finding::{Finding, Undecided};
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

/// Writes the findings by file and place, then what there is to say of the scan, and one line that sums it up.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>, options: &Options) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let rules = scan.report.findings.iter().map(|finding| finding.rule);
    let pages = rules.map(|rule| (rule.id, rule)).collect::<BTreeMap<_, _>>();
    let pages = pages.into_iter().map(|(id, rule)| (id, rule.page())).collect();
    let page = Page { scan, options, pages };
    for entry in entry::active(scan) {
        writeln!(out, "{}\n", page.finding(&entry))?;
    }
    if options.show_undecided {
        for undecided in &scan.report.undecided {
            writeln!(out, "{}\n", page.undecided(undecided))?;
        }
    }
    let is_shown = |note: &&Note| options.show_notes || note.kind == NoteKind::SwitchedOff;
    for note in scan.report.notes.iter().filter(is_shown) {
        writeln!(out, "{}\n", page.note(note))?;
    }
    writeln!(out, "{}", summary(scan, options))?;
    out.flush()
}

/// What every part of the output is drawn with.
struct Page<'a> {
    scan: &'a Scan<'a>,
    options: &'a Options,
    /// The pages of the rules that found something, by the rule's id.
    pages: BTreeMap<&'static str, RulePage>,
}

impl Page<'_> {
    fn finding(&self, entry: &Entry<'_>) -> String {
        let rule = entry.finding.rule;
        let title = self.level(rule.severity).primary_title(rule.title()).id(rule.id);
        let mut elements = self.excerpt(entry);
        elements.extend(self.explanations(entry.finding));
        self.renderer(rule.severity).render(&[title.elements(elements)])
    }

    /// The lines with the finding underlined and its message beside it.
    fn excerpt(&self, entry: &Entry<'_>) -> Vec<Element<'static>> {
        let place = entry.place;
        let message =
            clean::message(&exists::message_with(self.scan, entry.finding, |_, source| shown(source)));
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

    /// Why it matters, where else it shows, how the value came there, and what to do.
    fn explanations(&self, finding: &Finding) -> Vec<Element<'static>> {
        let mut notes = Vec::new();
        let page = self.pages.get(finding.rule.id);
        notes.extend(page.filter(|page| !page.risk.is_empty()).map(|page| note("why", &page.risk)));
        let shown: Vec<_> = finding.addresses.iter().take(MAX_LISTED).map(|it| it.as_str()).collect();
        if !shown.is_empty() {
            let more = finding.addresses.len() - shown.len();
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            notes.push(note("in", &format!("{}{more}", shown.join(", "))));
        }
        notes.extend(self.places("from", &finding.trace));
        notes.extend(self.places("note", &finding.related));
        if !finding.also.is_empty() {
            let rules: BTreeSet<_> = finding.also.iter().map(|it| it.rule.id).collect();
            notes.push(note("also", &rules.into_iter().collect::<Vec<_>>().join(", ")));
        }
        notes.push(note("help", &help(finding.rule, page)));
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

    fn undecided(&self, undecided: &Undecided) -> String {
        let reason = undecided.unknown.reason.to_string();
        let at = place::describe(self.scan, undecided.unknown.at);
        let at = at.map(|at| format!(" ({at})")).unwrap_or_default();
        let title =
            Level::NOTE.with_name("undecided").primary_title(undecided.rule.title()).id(undecided.rule.id);
        let mut elements: Vec<_> = self.origin_of(undecided.location).collect();
        elements.push(note("in", &undecided.address));
        elements.push(note("because", &format!("{reason}{at}")));
        self.plain_renderer().render(&[title.elements(elements)])
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
fn help(rule: &Rule, page: Option<&RulePage>) -> String {
    let explain = format!("`{} explain {}`", TOOL.to_lowercase(), rule.id);
    match page.map(RulePage::advice).filter(|advice| !advice.is_empty()) {
        Some(advice) => format!("{advice} ({explain})"),
        None => format!("read {explain}"),
    }
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

/// `3 findings (1 high, 2 low) in 12 files, 4 undecided, 2 notes; 0.02s`.
fn summary(scan: &Scan<'_>, options: &Options) -> String {
    let report = scan.report;
    let severities = Severity::ALL.into_iter().filter_map(|severity| {
        let found = report.findings.iter().filter(|finding| finding.rule.severity == severity).count();
        (found > 0).then(|| paint(options, style(severity), &format!("{found} {severity}")))
    });
    let severities: Vec<_> = severities.collect();
    let findings = match report.findings.len() {
        0 => paint(options, AnsiColor::Green.on_default().effects(Effects::BOLD), "No findings"),
        found => format!("{} ({})", count(found, "finding", "findings"), severities.join(", ")),
    };
    let others = [
        (report.suppressed.len(), "suppressed", "suppressed"),
        (report.undecided.len(), "undecided", "undecided"),
        (report.notes.len(), "note", "notes"),
    ];
    let others = others.into_iter().filter(|(number, ..)| *number > 0);
    let others: String =
        others.map(|(number, one, many)| format!(", {}", count(number, one, many))).collect();
    let files = count(scan.report.totals.files, "file", "files");
    format!("{findings} in {files}{others}; {:.2}s", scan.elapsed.as_secs_f64())
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
