//! Findings for people: the line with the fault underlined, why it matters, and what to do.
//!
//! What matters most comes first: the most severe, and what is in examples and tests after all else. Of each rule the first findings
//! are shown and the others listed, one to a line; why it matters and what to do is said once. [`Findings`] tells the
//! shorter ways to write them.
//!
//! The snippets are drawn by `annotate-snippets`, which draws those of rustc. All that comes from the configuration is
//! cleaned: what is shown does not act on the terminal.

mod concise;
mod notes;
mod statistics;
mod summary;
mod undecided;

use crate::counts::count;
use crate::entry::{self, Entry};
use crate::place::{self, Place};
use crate::{Scan, clean, exists, rule_page, uri};
use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Snippet};
use anstyle::{AnsiColor, Effects, Style};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use std::path::PathBuf;
use textwrap::{WordSplitter, WrapAlgorithm};
use tollgate_core::address::with_keys;
use tollgate_core::finding::Finding;
use tollgate_core::flaw::{Fix, Related, Safety};
use tollgate_core::hash::HashMap;
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::rule::{Page as RulePage, Rule, Severity};
use tollgate_core::source::{Location, Source};

/// The narrowest layout; below it nothing can be laid out.
const MIN_WIDTH: usize = 40;

/// The longest construct whose lines are all shown; of a longer one the first line is.
const MAX_LINES: usize = 5;

/// The longest lines that are shown, in bytes together. A plan is one line of megabytes.
const MAX_LENGTH: usize = 2000;

/// The most instances that are listed of a finding.
const MAX_LISTED: usize = 5;

/// The most weaker rules that are named.
const MAX_WEAKER: usize = 2;

/// The most instances of a block that are listed one by one.
const MAX_INSTANCES: usize = 2;

/// The most lines that explain a finding, unless there is more to tell than why it matters, where it is and what to do:
/// with its title and a line of source, it has ten.
const MAX_EXPLAINED: usize = 4;

/// How many findings of a rule are shown with their lines where there are more than one more; the others are listed.
const MAX_SHOWN: usize = 3;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Findings {
    /// With the source, why it matters and what to do.
    #[default]
    Full,
    /// One to a line: `main.tf:3:1: high rule-id message [*]`, the mark where there is a fix.
    Concise,
    /// Not at all: a table of their rules takes their place.
    Counted,
}

/// How text is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How findings are written.
    pub findings: Findings,
    /// Whether to use ANSI colours.
    pub color: bool,
    /// Whether the id of a rule links to its page, and a place to its file (OSC 8).
    pub links: bool,
    /// The width of the terminal in columns. Source lines are cut to it.
    pub width: usize,
    /// Whether longer lines of prose are broken: on a terminal. Who reads a file or a pipe searches lines.
    pub wraps: bool,
    /// Whether to list the checks that could not be decided.
    pub show_undecided: bool,
    /// Whether to show all that explains a finding: every place that its value came through, the weaker rules that it
    /// stands for, and every check of those that could not be decided.
    pub verbose: bool,
    /// Whether to show nothing but findings: neither what there is to say of the scan itself nor the summary.
    pub quiet: bool,
    /// The configuration files that hold for what was scanned, as people see them.
    pub configuration: Vec<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            findings: Findings::Full,
            color: false,
            links: false,
            width: 120,
            wraps: false,
            show_undecided: false,
            verbose: false,
            quiet: false,
            configuration: Vec::new(),
        }
    }
}

/// Writes the findings, the most severe first, then what there is to say of the scan, and a summary.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(out: &mut dyn io::Write, scan: &Scan<'_>, options: &Options) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let rules = scan.report.findings.iter().map(|finding| finding.rule);
    let pages = rules.map(|rule| (rule.id, rule)).collect::<BTreeMap<_, _>>();
    let pages = pages.into_iter().map(|(id, rule)| (id, rule.page())).collect();
    let page = Page { scan, options, pages };
    let findings = listed(scan);
    let is_shown =
        |note: &&Note| !options.quiet || matches!(note.kind, NoteKind::SwitchedOff | NoteKind::Overruled);
    let notes: Vec<_> = scan.report.notes.iter().filter(is_shown).collect();
    let notes = notes::folded(&notes, options.verbose);
    match options.findings {
        Findings::Full => {
            let (findings, in_examples) = findings.split_at(findings.partition_point(|it| !it.is_example));
            page.write_by_rule(&mut out, findings)?;
            if !in_examples.is_empty() && !findings.is_empty() {
                writeln!(out, "In examples and tests:\n")?;
            }
            page.write_by_rule(&mut out, in_examples)?;
        }
        Findings::Concise => page.write_concise(&mut out, &findings, &notes)?,
        Findings::Counted => statistics::write(&mut out, options, &findings)?,
    }
    if options.show_undecided {
        page.write_undecided(&mut out)?;
    }
    if options.findings != Findings::Concise {
        page.write_notes(&mut out, &notes)?;
    }
    if !options.quiet {
        summary::write(&mut out, scan, options, &findings)?;
    }
    out.flush()
}

/// The findings in the order of this report: examples last, and what is most severe first.
fn listed<'a>(scan: &Scan<'a>) -> Vec<Listed<'a>> {
    let entries = entry::active(scan).into_iter();
    let mut findings: Vec<_> =
        entries.map(|entry| Listed { is_example: entry.is_example(scan), entry }).collect();
    findings.sort_by_key(|it| (it.is_example, Reverse(it.severity()), it.rule().id));
    findings
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

    fn has_fix(&self, safety: Safety) -> bool {
        self.entry.finding.fix.as_ref().is_some_and(|fix| fix.safety == safety)
    }

    fn severity(&self) -> Severity {
        self.entry.finding.severity
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
    fn write_by_rule(&self, out: &mut dyn io::Write, findings: &[Listed<'_>]) -> io::Result<()> {
        let of_rules = findings.chunk_by(|a, b| (a.rule().id, a.severity()) == (b.rule().id, b.severity()));
        of_rules.into_iter().try_for_each(|of_rule| self.write_findings(out, of_rule))
    }

    /// The findings of one rule, of which there is at least one.
    fn write_findings(&self, out: &mut dyn io::Write, of_rule: &[Listed<'_>]) -> io::Result<()> {
        let shown = if of_rule.len() <= MAX_SHOWN + 1 { of_rule.len() } else { MAX_SHOWN };
        let (shown, listed) = of_rule.split_at(shown);
        // What to do is said where it is not what was said last.
        let mut advised = None;
        for (index, it) in shown.iter().enumerate() {
            let advice = self.advice(it.entry.finding);
            let to_do = advice.as_ref().filter(|_| index == 0 || advice != advised);
            writeln!(out, "{}\n", self.finding(&it.entry, index == 0, to_do.map(String::as_str)))?;
            advised = advice;
        }
        let Some(first) = listed.first() else { return Ok(()) };
        let (rule, severity) = (first.rule(), first.severity());
        let severity = paint(self.options, style(severity), severity.name());
        let more = format!("{severity}[{}]: {} more:", linked(self.options, rule), listed.len());
        match self.by_message(listed).as_slice() {
            [(said, same)] => {
                writeln!(out, "{more} {said}")?;
                same.iter().try_for_each(|it| writeln!(out, "  {}", self.listed(it, "")))?;
            }
            messages => {
                writeln!(out, "{more}")?;
                for (said, same) in messages {
                    if let [alone] = same.as_slice() {
                        writeln!(out, "  {}", self.listed(alone, &format!(": {said}")))?;
                    } else {
                        writeln!(out, "  {said}:")?;
                        same.iter().try_for_each(|it| writeln!(out, "    {}", self.listed(it, "")))?;
                    }
                }
            }
        }
        writeln!(out)
    }

    /// Findings by what they say, in the order of the first of each.
    fn by_message<'l, 'a>(&self, listed: &'l [Listed<'a>]) -> Vec<(String, Vec<&'l Listed<'a>>)> {
        let mut positions = HashMap::default();
        let mut messages: Vec<(String, Vec<_>)> = Vec::new();
        for it in listed {
            let said = clean::message(&self.message(it.entry.finding));
            let position = *positions.entry(said.clone()).or_insert(messages.len());
            match messages.get_mut(position) {
                Some((_, same)) => same.push(it),
                None => messages.push((said, vec![it])),
            }
        }
        messages
    }

    /// `main.tf:3:1 (aws_s3_bucket.logs)`, with what is said of the place behind it.
    fn listed(&self, listed: &Listed<'_>, said: &str) -> String {
        let blocks = affected(listed.entry.finding).map(|blocks| format!(" ({})", clean::message(&blocks)));
        let place = self.linked_place(&self.seen(&listed.entry));
        format!("{place}{said}{}", blocks.unwrap_or_default())
    }

    /// Where it is written what is wrong: in the attribute, or where that refers to. What `terraform init` installed is
    /// not for whoever reads this to change.
    fn seen<'e>(&self, entry: &Entry<'e>) -> Place<'e>
    where
        Self: 'e,
    {
        let written = entry.finding.written_at.and_then(|it| Place::of(self.scan, it));
        let is_own =
            |it: &Place<'_>| !it.source.path.components().any(|part| part.as_os_str() == ".terraform");
        written.filter(is_own).unwrap_or(entry.place)
    }

    fn finding(&self, entry: &Entry<'_>, is_first: bool, to_do: Option<&str>) -> String {
        let Finding { rule, severity, .. } = *entry.finding;
        let title = self.level(severity).primary_title(rule.title()).id(rule.id).id_url(rule_page(rule));
        let seen = self.seen(entry);
        let (excerpt, label) = self.excerpt(seen, entry.finding);
        let explanations = self.explanations(entry, is_first, to_do, label);
        let elements = std::iter::once(excerpt).chain(explanations);
        let text = self.renderer(severity).render(&[title.elements(elements)]);
        match self.options.links {
            true => text.replacen(&located(&seen), &self.linked_place(&seen), 1),
            false => text,
        }
    }

    /// What to do, unless a fix does it.
    fn advice(&self, finding: &Finding) -> Option<String> {
        if finding.fix.is_some() {
            return None;
        }
        let of_page = || self.pages.get(finding.rule.id).map(RulePage::advice);
        finding.advice.clone().or_else(of_page).filter(|advice| !advice.is_empty())
    }

    /// Where a finding is, which links to the file where the terminal can follow it.
    fn linked_place(&self, place: &Place<'_>) -> String {
        let located = located(place);
        match self.options.links && place.source.is_file() {
            true => link(&uri::to_open(&place.source.real_path), &located),
            false => located,
        }
    }

    /// What is wrong, and for which values of variables.
    fn message<'f>(&self, finding: &'f Finding) -> Cow<'f, str> {
        exists::message_with(self.scan, finding, |_, source| shown(source))
    }

    /// The lines with the finding underlined, and its message beside it or, where it has no room, as it is to stand below.
    fn excerpt(&self, place: Place<'_>, finding: &Finding) -> (Element<'static>, Option<String>) {
        let message = clean::message(&self.message(finding));
        let (first, last) = place.lines();
        let all = last - first < MAX_LINES && !place.holds_secrets();
        let shown = if all { place } else { place.first_line() };
        let (first, last) = shown.lines();
        let lines = shown.line_span(first, last);
        if lines.range().len() > MAX_LENGTH {
            return (origin(&place), Some(message));
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
        (snippet.into(), (!fits).then_some(message))
    }

    /// What is found, if that is not beside the source; why it matters, for the first finding of a rule; where else it
    /// shows and how the value came there, as far as there is room; and what to do.
    fn explanations(
        &self,
        entry: &Entry<'_>,
        is_first: bool,
        to_do: Option<&str>,
        found: Option<String>,
    ) -> Vec<Element<'static>> {
        let finding = entry.finding;
        let page = self.pages.get(finding.rule.id).filter(|page| is_first && !page.risk.is_empty());
        let why = page.map(|page| self.explanation("why", &page.risk));
        let (found, blocks) = match (found, self.blocks(entry)) {
            (Some(found), Some(blocks)) => (Some(format!("{found} ({blocks})")), None),
            apart => apart,
        };
        let found = found.map(|found| self.explanation("found", &found));
        let blocks = blocks.map(|blocks| self.explanation("in", &blocks));
        // What the fix does is the advice, and shorter.
        let fix = finding.fix.as_ref().map(|fix| self.explanation("fix", &offer(fix)));
        let to_do = fix.or_else(|| to_do.map(|advice| self.explanation("help", advice)));
        let needed = [&found, &why, &blocks, &to_do].into_iter().flatten().count();
        let details = self.details(finding, MAX_EXPLAINED.saturating_sub(needed));
        let head = [found, why, blocks].into_iter().flatten();
        head.chain(details).chain(to_do).collect()
    }

    /// The blocks that are wrong, and where, if something else is shown.
    fn blocks(&self, entry: &Entry<'_>) -> Option<String> {
        let blocks = affected(entry.finding)?;
        let is_shown = self.seen(entry).span == entry.place.span;
        Some(if is_shown { blocks } else { format!("{blocks}, {}", located(&entry.place)) })
    }

    /// What else there is to say of a finding: the places that explain it, where its value comes from, and what weaker
    /// rules say of it. Unless all of it is asked for, the first of each, as far as there is room, and how much more there
    /// is.
    fn details(&self, finding: &Finding, room: usize) -> Vec<Element<'static>> {
        let is_verbose = self.options.verbose;
        // What can be seen above need not be said.
        let shown = [finding.attribute_at, finding.written_at];
        let shows = |at: Location| shown.into_iter().flatten().any(|shown| at.contains(shown));
        let is_its_cause = |at: Location| finding.written_at.is_some() && finding.cause == Some(at);
        let explaining =
            finding.related.iter().filter(|it| !shows(it.location) && !is_its_cause(it.location));
        let is_seen = |at: Location| !is_verbose && overlap(finding.shown_at(), at);
        // Nor how it came to where it is not shown.
        let is_told = |it: &&Related| is_verbose || finding.written_at.is_none() && !is_seen(it.location);
        let elsewhere = finding.trace.iter().filter(is_told);
        let weaker: BTreeSet<_> = finding.also.iter().map(|it| it.rule.id).collect();
        let most = if is_verbose { usize::MAX } else { MAX_WEAKER };
        let weaker = (!weaker.is_empty()).then(|| some_of(most, weaker.into_iter()));
        let kinds: [(_, Vec<_>); 3] = [
            ("note", explaining.map(|it| self.describe(it)).collect()),
            ("from", elsewhere.map(|it| self.describe(it)).collect()),
            ("also", weaker.into_iter().collect()),
        ];
        let number: usize = kinds.iter().map(|(_, details)| details.len()).sum();
        let (of_each, room) = if is_verbose { (usize::MAX, usize::MAX) } else { (1, room) };
        let shown = kinds
            .into_iter()
            .flat_map(|(name, details)| details.into_iter().take(of_each).map(move |detail| (name, detail)));
        let mut shown: Vec<_> = shown.take(room).collect();
        let hidden = number - shown.len();
        if let Some((_, last)) = shown.last_mut().filter(|_| hidden > 0) {
            let lines = count(hidden, "more line", "more lines");
            last.push_str(&format!("; `--verbose` shows {lines}"));
        }
        shown.into_iter().map(|(name, detail)| self.explanation(name, &detail)).collect()
    }

    /// A line below the snippet: `= why: …`.
    fn explanation(&self, name: &'static str, text: &str) -> Element<'static> {
        let level = if name == "help" { Level::HELP } else { Level::NOTE };
        // What stands before it: the bar, the name and what is between them.
        let text = self.wrapped(&clean::message(text), GUTTER + name.len());
        level.with_name(name).message(text).into()
    }

    /// Prose in lines that fit beside an indentation, where they are broken at all.
    fn wrapped(&self, text: &str, indent: usize) -> String {
        if !self.options.wraps {
            return text.to_owned();
        }
        let options = textwrap::Options::new(self.width().saturating_sub(indent))
            .break_words(false)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .word_splitter(WordSplitter::NoHyphenation);
        textwrap::fill(text, options)
    }

    /// A place in words, and where it is.
    fn describe(&self, related: &Related) -> String {
        let at = place::describe(self.scan, related.location);
        let at = at.map(|at| format!(" ({at})")).unwrap_or_default();
        format!("{}{at}", related.message)
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
        let renderer = if self.options.color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.term_width(self.width()).hyperlink(self.options.links);
        // There are five severities and four levels that look different.
        let critical = self.options.color && severity == Severity::Critical;
        if critical { renderer.error(style(Severity::Critical)) } else { renderer }
    }

    fn width(&self) -> usize {
        self.options.width.max(MIN_WIDTH)
    }
}

/// What stands left of a source line, roughly: line number, bar and blanks.
const GUTTER: usize = 8;

/// Whether two places have something in common.
fn overlap(a: Location, b: Location) -> bool {
    a.source == b.source && a.span.start < b.span.end && b.span.start < a.span.end
}

/// The blocks that are wrong, those that differ in their keys alone in one.
fn affected(finding: &Finding) -> Option<String> {
    let mut blocks: Vec<(String, Vec<&str>)> = Vec::new();
    for address in &finding.addresses {
        let block = with_keys(address, "[*]");
        match blocks.iter_mut().find(|(known, _)| *known == block) {
            Some((_, instances)) => instances.push(address),
            None => blocks.push((block, vec![address])),
        }
    }
    let blocks: Vec<_> = blocks
        .into_iter()
        .flat_map(|(block, instances)| match instances.len() {
            ..=MAX_INSTANCES => instances.into_iter().map(str::to_owned).collect(),
            number => vec![format!("{block} ({number} instances)")],
        })
        .collect();
    (!blocks.is_empty()).then(|| some_of(MAX_LISTED, blocks.iter().map(String::as_str)))
}

/// The first few of a list, and how many more there are.
fn some_of<'a>(most: usize, mut items: impl ExactSizeIterator<Item = &'a str>) -> String {
    let shown: Vec<_> = items.by_ref().take(most).collect();
    let more = if items.len() == 0 { String::new() } else { format!(" and {} more", items.len()) };
    format!("{}{more}", shown.join(", "))
}

/// What a fix does, and how to have it done.
fn offer(fix: &Fix) -> String {
    let how = match fix.safety {
        Safety::Safe => "`--fix`",
        Safety::Unsafe => "`--unsafe-fixes`",
    };
    format!("{} ({how})", fix.description)
}

/// Where a place is, without its text.
fn origin(place: &Place<'_>) -> Element<'static> {
    let start = place.start();
    Origin::path(path(place)).line(start.line).char_column(start.column).into()
}

/// Where a place starts: `main.tf:3:1`.
fn located(place: &Place<'_>) -> String {
    let start = place.start();
    format!("{}:{}:{}", path(place), start.line, start.column)
}

/// The path of a file as the user gave it.
fn path(place: &Place<'_>) -> String {
    shown(place.source)
}

fn shown(source: &Source) -> String {
    clean::clean(&source.path.to_string_lossy()).into_owned()
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

/// The id of a rule, which links to its page where the terminal can follow it.
fn linked(options: &Options, rule: &Rule) -> String {
    if options.links { link(&rule_page(rule), rule.id) } else { rule.id.to_owned() }
}

/// A text that links to something (OSC 8).
fn link(target: &str, text: &str) -> String {
    format!("\u{1b}]8;;{target}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
}
