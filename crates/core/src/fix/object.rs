//! Edits within an object that is written in the configuration: `metadata = { … }`, and the last argument of `merge`.

use super::is_literal;
use super::layout::{self, Cells, Row};
use crate::block::Block;
use crate::files::{Kind, kind_of};
use crate::flaw::Edit;
use crate::source::{Location, Source, SourceId, Span};
use crate::syntax::{Expr, ExprKind};

/// An object, and what is needed to write into it.
struct Object<'b> {
    id: SourceId,
    source: &'b Source,
    /// Where it stands, braces included.
    span: Span,
    /// Its keys as they mean, and where they and their values stand.
    members: Vec<(&'b str, Expr<'b>, Expr<'b>)>,
    json: bool,
}

/// Sets a member, in objects that are added where `path` leads through them.
pub(super) fn set(block: &Block, object: Expr<'_>, path: &str, expression: &str) -> Option<Vec<Edit>> {
    let object = Object::new(block, object)?;
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let expression = rest.map_or_else(|| expression.to_owned(), |rest| nested(rest, expression));
    match object.members.iter().rposition(|(key, ..)| *key == name) {
        Some(index) => object.replace(index, &expression),
        None => object.insert(name, &expression),
    }
}

/// An object with what a path leads to: `{ a = { b = 1 } }`.
pub(super) fn nested(path: &str, expression: &str) -> String {
    path.rsplit('.')
        .fold(expression.to_owned(), |inner, name| format!("{{ {} = {inner} }}", key(name, false)))
}

/// A name as the key of an object: quoted where it has to be, or where the others are.
fn key(name: &str, quoted: bool) -> String {
    let is_letter = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-');
    let is_name = name.starts_with(|it: char| it.is_alphabetic() || it == '_') && name.chars().all(is_letter);
    if is_name && !quoted { name.to_owned() } else { format!("\"{name}\"") }
}

impl<'b> Object<'b> {
    /// `None` where a key is not a literal: it may be any.
    fn new(block: &'b Block, object: Expr<'b>) -> Option<Self> {
        let id = object.source();
        let source = block.evaluator().project.sources.get(id);
        let ExprKind::Object(members) = object.kind() else { return None };
        let member = |(key, value): (Expr<'b>, Expr<'b>)| match key.kind() {
            ExprKind::String(name) => Some((name, key, value)),
            _ => None,
        };
        let members = members.iter().map(member).collect::<Option<_>>()?;
        let json = source.real_path.extension().is_some_and(|extension| extension == "json");
        // A configuration is not fixed in a plan.
        let is_plan = kind_of(&source.path) == Some(Kind::PossiblePlan);
        (!is_plan).then_some(Self { id, source, span: object.span(), members, json })
    }

    fn edit(&self, start: usize, end: usize, replacement: String) -> Edit {
        Edit { location: Location { source: self.id, span: Span::new(start, end) }, replacement }
    }

    fn rows(&self) -> Vec<Row<'b>> {
        self.members.iter().map(|(_, key, value)| Row::at(self.source, key.span(), value.span())).collect()
    }

    /// The white space before the line of a member.
    fn indent(&self, member: Expr<'b>) -> String {
        let line = self.source.line_text(self.source.line(member.span().start));
        line.chars().take_while(|it| matches!(it, ' ' | '\t')).collect()
    }

    fn align(&self, group: &[Cells<'_>], indent: &str) -> Vec<Edit> {
        let changes = layout::align(group, indent, self.source).into_iter();
        changes.map(|(gap, text)| self.edit(gap.start, gap.end, text)).collect()
    }

    /// Replaces the value of a member, if it is written there as a literal.
    fn replace(&self, index: usize, expression: &str) -> Option<Vec<Edit>> {
        let (_, key, value) = *self.members.get(index).filter(|it| is_literal(it.2))?;
        let span = value.span();
        let mut edits = vec![self.edit(span.start as usize, span.end as usize, expression.to_owned())];
        let rows = if self.json { Vec::new() } else { self.rows() };
        if let Some(Row { cells: Some(cells), lines, .. }) = rows.get(index).cloned() {
            let (above, below) =
                (layout::above(&rows[..index], lines.0), layout::below(&rows[index + 1..], lines.1));
            edits.extend(
                self.align(&[above, vec![cells.with(expression)], below].concat(), &self.indent(key)),
            );
            edits.sort_by_key(|edit| edit.location.span);
        }
        Some(edits)
    }

    /// Adds a member below the last one, or behind it where all are on one line.
    fn insert(&self, name: &str, expression: &str) -> Option<Vec<Edit>> {
        if self.json {
            return None;
        }
        let quoted =
            !self.members.is_empty() && self.members.iter().all(|(_, key, _)| key.text().starts_with('"'));
        let name = key(name, quoted);
        let (start, end) = (self.span.start as usize, self.span.end as usize);
        let text = self.source.text();
        let Some(&(_, last_key, last)) = self.members.last() else {
            let is_empty = text.get(start + 1..end - 1)?.trim().is_empty();
            return is_empty.then(|| vec![self.edit(start, end, format!("{{ {name} = {expression} }}"))]);
        };
        let after = last.span().end as usize;
        let (rest, is_last_line) = match text.get(after..end)?.split_once('\n') {
            Some((rest, _)) => (rest.trim_end_matches('\r'), false),
            None => (text.get(after..end)?, true),
        };
        if is_last_line {
            // In one line; where only its end is, the brace would have to move.
            let is_line = !text.get(start..after)?.contains('\n');
            return is_line.then(|| vec![self.edit(after, after, format!(", {name} = {expression}"))]);
        }
        if last.text().starts_with("<<") {
            return None;
        }
        let indent = self.indent(last_key);
        let at = after + rest.len();
        let comma = if rest.trim_start().starts_with(',') { "," } else { "" };
        let rows = self.rows();
        let mut group = layout::above(&rows, rows.last().map_or(0, |row| row.lines.1 + 1));
        group.push(Cells::new(&name, expression));
        let mut edits = self.align(&group, &indent);
        let line = layout::written(&group).pop().unwrap_or_default();
        edits.push(self.edit(at, at, format!("{}{indent}{line}{comma}", self.source.line_break())));
        Some(edits)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{NESTED, becomes, fixed, rule};
    use crate::check::{Check, attribute};
    use crate::rule::Rule;

    static ENTRY: Rule = rule(Check::Attribute(attribute("map.the-key").is_true().fix_entry("true")));

    #[test]
    fn objects_are_written_into_where_they_stand() {
        becomes(&ENTRY, "\n", "\n  map = { the-key = true }\n");
        becomes(&ENTRY, "\n  map = {}\n", "\n  map = { the-key = true }\n");
        becomes(&ENTRY, "\n  map = { a = 1 }\n", "\n  map = { a = 1, the-key = true }\n");
        becomes(
            &ENTRY,
            "\n  map = {\n    a = 1 # one\n  }\n",
            "\n  map = {\n    a       = 1 # one\n    the-key = true\n  }\n",
        );
        becomes(
            &ENTRY,
            "\n  map = {\n    \"a\" : 1,\n  }\n",
            "\n  map = {\n    \"a\" : 1,\n    \"the-key\" = true,\n  }\n",
        );
        becomes(
            &ENTRY,
            "\n  map = {\n    a       = 1\n    the-key = \"false\" # why\n  }\n",
            "\n  map = {\n    a       = 1\n    the-key = true # why\n  }\n",
        );
        becomes(
            &ENTRY,
            "\n  map = merge({ the-key = false }, {\n    a = 1\n  })\n",
            "\n  map = merge({ the-key = false }, {\n    a       = 1\n    the-key = true\n  })\n",
        );
        becomes(&NESTED, "\n  log = { a = 1 }\n", "\n  log = { a = 1, disk = { enabled = true } }\n");
        becomes(
            &NESTED,
            "\n  log = [{ disk = { enabled = false } }, { disk = {} }]\n",
            "\n  log = [{ disk = { enabled = true } }, { disk = { enabled = true } }]\n",
        );
    }

    #[test]
    fn objects_that_stand_elsewhere_are_left() {
        for map in [
            "local.map", "merge({ a = 1 }, local.map)", "{ (local.key) = 1 }", "{ the-key = local.no }",
            "{\n    a = 1 }", "merge(local.maps...)",
        ] {
            let text = format!(
                "locals {{\n  map = {{}}\n  maps = [{{}}]\n  key = \"k\"\n  no = false\n}}\nresource \"a\" \"x\" {{\n  map = {map}\n}}\n"
            );
            assert_eq!(fixed(&ENTRY, "/main.tf", &text), None, "{map}");
        }
        let json = "{\"resource\": {\"a\": {\"x\": {\"map\": {\"the-key\": false}}}}}";
        assert_eq!(fixed(&ENTRY, "/main.tf.json", json).unwrap(), json.replace("false", "true"));
        let json = json.replace("\"the-key\": false", "");
        assert_eq!(fixed(&ENTRY, "/main.tf.json", &json), None);
    }
}
