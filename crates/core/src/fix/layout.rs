//! Where `terraform fmt` puts the `=` of attributes and the comments behind them.
//!
//! Attributes on lines one below the other have their `=` in one column; a blank line, a comment on a line of its own
//! and an expression of several lines end such a group. Of the comments behind them, those on lines one below the
//! other stand in one column (`hclwrite`, `format.go`).

use crate::source::{Source, Span};
use crate::syntax::Attribute;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// An attribute in a file.
#[derive(Debug, Clone)]
pub(super) struct Row<'s> {
    /// The lines on which it starts and ends.
    pub lines: (usize, usize),
    /// What stands on its line, if that is all as usual.
    pub cells: Option<Cells<'s>>,
    /// Whether its `=` stands in line with others: it is on one line, or a heredoc.
    is_aligned: bool,
}

/// What stands on the line of an attribute.
#[derive(Debug, Clone)]
pub(super) struct Cells<'s> {
    pub name: &'s str,
    pub expression: &'s str,
    /// Whether a comment is behind it.
    has_comment: bool,
    /// The white space before the name, what is between name and expression, and what is before the comment or the end
    /// of the line. Empty and at the start of the file for an attribute that is yet to be written.
    gaps: [Range<usize>; 3],
}

impl<'s> Row<'s> {
    /// The row of an attribute.
    pub(super) fn of(source: &'s Source, attribute: Attribute<'_>) -> Self {
        Self::at(source, attribute.name_span(), attribute.expr().span())
    }

    /// The row of what has a name and an expression: an attribute, or a member of an object.
    pub(super) fn at(source: &'s Source, name: Span, expression: Span) -> Self {
        let last = expression.end.saturating_sub(1).max(name.start);
        let lines = (source.line(name.start), source.line(last));
        let cells = Cells::of(source, name, expression);
        let expression = cells.as_ref().map(|it| it.expression).unwrap_or_default();
        let is_aligned = lines.0 == lines.1 || expression.starts_with("<<");
        Self { lines, cells, is_aligned }
    }

    fn aligned(&self) -> Option<&Cells<'s>> {
        self.cells.as_ref().filter(|_| self.is_aligned)
    }
}

/// The last of the rows, as far as they stand in line right above a line.
pub(super) fn above<'s>(rows: &[Row<'s>], line: usize) -> Vec<Cells<'s>> {
    let mut next = line;
    let adjacent = rows.iter().rev().map_while(|row| {
        let cells = row.aligned().filter(|_| row.lines.1 + 1 == next)?;
        next = row.lines.0;
        Some(cells.clone())
    });
    let mut group: Vec<_> = adjacent.collect();
    group.reverse();
    group
}

/// The first of the rows, as far as they stand in line right below a line.
pub(super) fn below<'s>(rows: &[Row<'s>], line: usize) -> Vec<Cells<'s>> {
    let mut last = line;
    let adjacent = rows.iter().map_while(|row| {
        let cells = row.aligned().filter(|_| row.lines.0 == last + 1)?;
        last = row.lines.1;
        Some(cells.clone())
    });
    adjacent.collect()
}

impl<'s> Cells<'s> {
    /// An attribute that is yet to be written.
    pub(super) fn new(name: &'s str, expression: &'s str) -> Self {
        Self { name, expression, has_comment: false, gaps: [0..0, 0..0, 0..0] }
    }

    /// The same with another expression.
    pub(super) fn with(self, expression: &'s str) -> Self {
        Self { expression, ..self }
    }

    fn of(source: &'s Source, name: Span, expression: Span) -> Option<Self> {
        let text = source.text();
        let (name_start, name_end) = (name.start as usize, name.end as usize);
        let start = expression.start as usize;
        let expression = text.get(expression.range())?.trim_end();
        let end = start + expression.len();
        let line = text[..name_start].rfind('\n').map_or(0, |it| it + 1);
        let rest = text[end..].split('\n').next().unwrap_or_default();
        let rest = rest.trim_end_matches('\r');
        let comment = rest.trim_start();
        let has_comment = comment.starts_with('#') || comment.starts_with("//");
        let is_usual = text[line..name_start].trim().is_empty()
            && text.get(name_end..start)?.trim() == "="
            && (comment.is_empty() || has_comment);
        let gaps = [line..name_start, name_end..start, end..end + rest.len() - comment.len()];
        let name = &text[name_start..name_end];
        is_usual.then_some(Self { name, expression, has_comment, gaps })
    }
}

/// What is to stand before, in and behind each row of a group, in the order of its gaps.
fn layout(group: &[Cells<'_>], indent: &str) -> Vec<[String; 3]> {
    let widest = group.iter().map(|row| columns(row.name)).max().unwrap_or_default();
    let mut rows = Vec::with_capacity(group.len());
    for run in group.chunk_by(|a, b| a.has_comment && b.has_comment) {
        let longest = run.iter().map(|row| columns(row.expression)).max().unwrap_or_default();
        rows.extend(run.iter().map(|row| {
            let equals = format!("{} = ", " ".repeat(widest - columns(row.name)));
            let comment = if row.has_comment { longest - columns(row.expression) + 1 } else { 0 };
            [indent.to_owned(), equals, " ".repeat(comment)]
        }));
    }
    rows
}

/// The lines of a group, without indentation and comments.
pub(super) fn written(group: &[Cells<'_>]) -> Vec<String> {
    let rows = group.iter().zip(layout(group, ""));
    rows.map(|(row, [_, equals, _])| format!("{}{equals}{}", row.name, row.expression)).collect()
}

/// The changes that bring a group into its layout.
pub(super) fn align(group: &[Cells<'_>], indent: &str, source: &Source) -> Vec<(Range<usize>, String)> {
    let rows = group.iter().zip(layout(group, indent));
    let changes = rows.flat_map(|(row, layout)| row.gaps.clone().into_iter().zip(layout));
    changes.filter(|(gap, layout)| gap.end > 0 && source.text()[gap.clone()] != *layout).collect()
}

/// How many columns a text takes, as Terraform counts them.
fn columns(text: &str) -> usize {
    // Of ASCII, only a line break is two characters in one column, and a cell is within a line.
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}
