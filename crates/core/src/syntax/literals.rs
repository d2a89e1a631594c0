//! What HCL does to the literal parts of templates (its package `hclsyntax`), where `hcl-edit` does something else.

use super::tree::{TemplatePart, TemplatePartKind};
use ecow::EcoString;

/// Takes away the indentation of an indented heredoc (`<<-`): the least white space that any line begins with,
/// directives and what is within them included (`flushHeredocTemplateParts`). Each literal part is at most one line,
/// with its line break.
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

/// Resolves the escapes of a quoted string. What is no escape stays as it is.
pub(super) fn unescape(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        unescaped.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = |digits: usize| {
            let code = rest.get(2..2 + digits)?;
            char::from_u32(u32::from_str_radix(code, 16).ok()?).map(|character| (character, 2 + digits))
        };
        let escape = match rest.as_bytes().get(1) {
            Some(b'n') => Some(('\n', 2)),
            Some(b'r') => Some(('\r', 2)),
            Some(b't') => Some(('\t', 2)),
            Some(b'"') => Some(('"', 2)),
            Some(b'\\') => Some(('\\', 2)),
            Some(b'u') => code(4),
            Some(b'U') => code(8),
            _ => None,
        };
        let (character, length) = escape.unwrap_or(('\\', 1));
        unescaped.push(character);
        rest = &rest[length..];
    }
    unescaped.push_str(rest);
    unescaped
}
