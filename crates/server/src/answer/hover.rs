//! What is shown where the pointer rests: the value of an expression, and the page of the rule that finds something there.

use super::Document;
use crate::convert::page_of;
use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind, Position};
use std::fmt::Write;
use tollgate_core::engine::Limits;
use tollgate_core::finding::Finding;
use tollgate_core::inspect::{self, Seen};
use tollgate_core::source::{Location, Span};
use tollgate_reporter::{count, page};

/// How many values of an expression are shown.
const MOST: usize = 5;

/// How much of a value is shown, in characters.
const LONGEST: usize = 200;

/// What there is to say of a place. `None` where there is nothing.
pub(super) fn hover(document: &Document, position: Position) -> Option<Hover> {
    let offset = document.offset(position);
    let snapshot = &document.snapshot;
    let seen = inspect::values(&snapshot.project, document.id, offset, &snapshot.files, Limits::default());
    let findings: Vec<_> = document.findings(offset, offset).collect();
    let span = seen.as_ref().map(|it| it.span).or_else(|| findings.first().map(|it| it.shown_at().span));
    let seen = seen.iter().map(|it| of_value(document, it));
    let parts: Vec<_> = seen.chain(findings.into_iter().map(of_finding)).collect();
    let value = parts.join("\n\n---\n\n");
    (!value.is_empty()).then(|| hover_of(document, value, span))
}

fn hover_of(document: &Document, value: String, span: Option<Span>) -> Hover {
    Hover {
        contents: Contents::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value }),
        range: span.map(|span| document.encoding.range(document.source(), span)),
    }
}

/// An expression, its values, and where they come from.
fn of_value(document: &Document, seen: &Seen) -> String {
    let written = on_one_line(&seen.text);
    let values = seen.values.iter().take(MOST).map(|value| {
        let shown = on_one_line(&value.value);
        // What is not known is often known by the name that is written.
        let shown = if shown == written { shown } else { format!("{written} = {shown}") };
        let mut text = format!("```hcl\n{shown}\n```\n");
        let mut line = |sentence: String| {
            // Writing to a String does not fail.
            _ = writeln!(text, "- {sentence}");
        };
        value.of.iter().for_each(|of| line(of.clone()));
        if let Some((why, at)) = &value.unknown {
            line(format!("not known: {why}{}", document.link(*at)));
        }
        match (value.trace.as_slice(), value.written_at) {
            ([], Some(at)) => line(format!("written{}", document.link(at))),
            (trace, _) => {
                trace.iter().for_each(|it| line(format!("{}{}", it.message, document.link(it.location))));
            }
        }
        text
    });
    let more = seen.values.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("and {}", count(more, "other value", "other values")));
    values.chain(more).collect::<Vec<_>>().join("\n")
}

/// Text as a line of code, cut where it is long.
fn on_one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

impl Document {
    /// ` at main.tf:3`, as a link that an editor follows; nothing where the place is in no file.
    fn link(&self, at: Location) -> String {
        let Some(location) = self.snapshot.location(at, self.encoding) else { return String::new() };
        let shown = self.snapshot.project.sources.describe(at);
        format!(" at [{shown}]({}#L{})", location.uri, location.range.start.line + 1)
    }
}

/// A finding and the page of its rule, below its title.
fn of_finding(finding: &Finding) -> String {
    let rule = finding.rule;
    let mut text = format!("### {}\n\n{}", rule.title(), finding.message);
    if let Some(advice) = &finding.advice {
        // Writing to a String does not fail.
        _ = write!(text, "\n\n{advice}");
    }
    _ = write!(text, "\n\n{}\n[{}]({})", page::prose(&rule.page()), rule.id, page_of(rule));
    text
}
