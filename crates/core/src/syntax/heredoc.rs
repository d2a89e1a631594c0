//! Heredocs that are indented (`<<-`), as HCL takes their indentation away (`flushHeredocTemplateParts` of its package
//! `hclsyntax`): the least white space that any line begins with, directives and what is within them included.

use super::tree::{TemplatePart, TemplatePartKind};
use ecow::EcoString;

/// Takes away the indentation. Each literal part is at most one line, with its line break.
pub(super) fn dedent(parts: &mut [TemplatePart]) {
    let mut measure = Lines { at_start: true, least: usize::MAX, remove: None };
    measure.parts(parts);
    Lines { at_start: true, least: 0, remove: Some(measure.least) }.parts(parts);
}

/// A way through the lines of a template: first to measure them, then to cut them.
struct Lines {
    /// Whether the next part begins a line.
    at_start: bool,
    least: usize,
    remove: Option<usize>,
}

impl Lines {
    fn parts(&mut self, parts: &mut [TemplatePart]) {
        for part in parts {
            match &mut part.kind {
                TemplatePartKind::Literal(text) => self.literal(text),
                TemplatePartKind::Interpolation(_) => self.other(),
                TemplatePartKind::If(_, yes, no) => {
                    self.other();
                    self.parts(yes);
                    if !no.is_empty() {
                        self.other();
                        self.parts(no);
                    }
                    self.other();
                }
                TemplatePartKind::For { parts, .. } => {
                    self.other();
                    self.parts(parts);
                    self.other();
                }
            }
        }
    }

    fn literal(&mut self, text: &mut EcoString) {
        let next = text.ends_with('\n');
        let blank = next && text.trim_start().is_empty();
        if self.at_start && !blank {
            match self.remove {
                None => self.least = self.least.min(text.chars().count() - text.trim_start().chars().count()),
                Some(remove) => *text = text.chars().skip(remove).collect(),
            }
        }
        self.at_start = next;
    }

    /// An interpolation, or the mark of a directive: at the start of a line it leaves nothing to take away.
    fn other(&mut self) {
        if std::mem::take(&mut self.at_start) {
            self.least = 0;
        }
    }
}

/// Puts literals that follow each other together.
pub(super) fn merge(parts: impl IntoIterator<Item = TemplatePart>) -> Vec<TemplatePart> {
    let mut merged: Vec<TemplatePart> = Vec::new();
    for mut part in parts {
        match (&mut part.kind, merged.last_mut()) {
            (TemplatePartKind::Literal(text), Some(last)) => {
                if let TemplatePartKind::Literal(before) = &mut last.kind {
                    before.push_str(text);
                    last.span = last.span.to(part.span);
                    continue;
                }
            }
            (TemplatePartKind::If(_, yes, no), _) => {
                *yes = merge(std::mem::take(yes)).into();
                *no = merge(std::mem::take(no)).into();
            }
            (TemplatePartKind::For { parts, .. }, _) => *parts = merge(std::mem::take(parts)).into(),
            _ => {}
        }
        merged.push(part);
    }
    merged
}
