//! Fixes: edits of a configuration's text, laid out as `terraform fmt` would.
//!
//! An edit touches nothing but its place: comments, blank lines and the order of what is there stay. There is no edit
//! where none is possible: in a plan, in objects that are not written where they are used, and where a value comes from
//! elsewhere. In JSON, literals are replaced and nothing is added.

mod layout;
mod object;

use self::layout::{Cells, Row};
use crate::block::Block;
use crate::files::{Kind, kind_of};
use crate::flaw::{Edit, Fix};
use crate::source::{Location, Source, SourceId, Sources, Span};
use crate::syntax::{Attribute, Body, Expr, ExprKind};
use std::collections::BTreeMap;

/// The files that fixes change, with their new text and the number of fixes in it: of those that are [`fitting`].
#[must_use]
pub fn apply<'f>(
    fixes: impl IntoIterator<Item = &'f Fix>,
    sources: &Sources,
) -> BTreeMap<SourceId, (String, usize)> {
    let text = |(id, (edits, count)): (SourceId, (Vec<&Edit>, usize))| {
        let mut text = sources.get(id).text().to_owned();
        edits.iter().rev().for_each(|edit| text.replace_range(edit.location.span.range(), &edit.replacement));
        (id, (text, count))
    };
    fitting(fixes, sources).into_iter().map(text).collect()
}

/// The files that fixes change, with the edits in the order of their places and the number of fixes that make them.
///
/// A fix is applied as a whole or not at all. Where two fixes touch the same place, the first is applied and the other
/// left: after another scan it stands for itself, or is no longer needed. A file that is not UTF-8 is left as it is.
#[must_use]
pub fn fitting<'f>(
    fixes: impl IntoIterator<Item = &'f Fix>,
    sources: &Sources,
) -> BTreeMap<SourceId, (Vec<&'f Edit>, usize)> {
    let mut taken: BTreeMap<SourceId, (Vec<&Edit>, usize)> = BTreeMap::new();
    for fix in fixes {
        let Some(id) = fix.edits.first().map(|edit| edit.location.source) else { continue };
        let (edits, count) = taken.entry(id).or_default();
        let fits = |edit: &Edit| {
            let source = edit.location.source;
            source == id
                && sources.get(source).invalid_utf8().is_none()
                && !edits.iter().any(|other| touch(edit.location.span, other.location.span))
        };
        if fix.edits.iter().all(fits) {
            edits.extend(&fix.edits);
            *count += 1;
        }
    }
    taken.retain(|_, (_, count)| *count > 0);
    taken.values_mut().for_each(|(edits, _)| edits.sort_by_key(|edit| edit.location.span.start));
    taken
}

/// Whether two edits cannot both be made: they overlap, or meet at one place.
fn touch(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// A body in HCL, and what is needed to write into it.
struct Target<'b> {
    id: SourceId,
    source: &'b Source,
    body: Body<'b>,
    /// The white space before the block's first line.
    indent: String,
    line_break: &'static str,
    json: bool,
}

/// Sets an attribute, in nested blocks that are added where `path` leads through them.
pub(crate) fn set(block: &Block, path: &str, expression: &str) -> Option<Vec<Edit>> {
    // An input of a module may stand for an attribute of a nested block.
    let name = &*block.local_name(path);
    if let Some(literal) = block.literal() {
        return object::set(block, literal, name, expression);
    }
    let target = Target::new(block)?;
    if let Some((kind, rest)) = name.split_once('.') {
        let names: Vec<_> = rest.split('.').collect();
        let (name, kinds) = names.split_last()?;
        let mut lines: Vec<_> =
            kinds.iter().enumerate().map(|(depth, it)| nest(depth, &format!("{it} {{"))).collect();
        lines.push(nest(kinds.len(), &format!("{name} = {expression}")));
        lines.extend((0..kinds.len()).rev().map(|depth| nest(depth, "}")));
        return Some(vec![target.writable()?.for_block(block, kind)?.add_block(kind, &lines)]);
    }
    match target.body.attribute(name) {
        Some(attribute) => target.replace(attribute, expression),
        None => target.writable()?.insert(name, expression),
    }
}

/// The same of an entry of a map, which is an attribute: `metadata.serial-port-enable`. Without the map, it is added.
pub(crate) fn set_entry(block: &Block, path: &str, expression: &str) -> Option<Vec<Edit>> {
    match path.split_once('.').filter(|_| block.literal().is_none()) {
        Some((map, entry)) => {
            let target = Target::new(block)?.writable()?;
            let name = &*block.local_name(map);
            let is_free = target.body.attribute(name).is_none();
            if is_free { target.insert(name, &object::nested(entry, expression)) } else { None }
        }
        None => set(block, path, expression),
    }
}

/// Sets several attributes of a block, of which one at most is not there.
pub(crate) fn set_all(block: &Block, settings: &[(&str, &str)]) -> Option<Vec<Edit>> {
    let target = Target::new(block)?;
    let mut edits = Vec::new();
    let mut missing = Vec::new();
    for (name, expression) in settings {
        let name = block.local_name(name);
        match target.body.attribute(&name) {
            // What is missing is added in line with it.
            Some(there) if there.source() == target.id && is_literal(there.expr()) => {
                let Span { start, end } = there.expr().span();
                edits.push(target.edit(start as usize, end as usize, (*expression).to_owned()));
            }
            Some(_) => return None,
            None => missing.push((name, *expression)),
        }
    }
    match &*missing {
        [] => {}
        [(name, expression)] => edits.extend(target.writable()?.insert(name, expression)?),
        _ => return None,
    }
    edits.sort_by_key(|edit| edit.location.span);
    Some(edits)
}

/// The lines of a block with these attributes and nothing else.
pub(crate) fn lines(settings: &[(&str, &str)]) -> Vec<String> {
    let cells: Vec<_> = settings.iter().map(|(name, expression)| Cells::new(name, expression)).collect();
    layout::written(&cells)
}

/// The same where the expression holds what is written there now: it may be anything.
pub(crate) fn put(block: &Block, path: &str, expression: &str) -> Option<Vec<Edit>> {
    let target = Target::new(block)?;
    match target.body.attribute(&block.local_name(path)) {
        Some(attribute) => target.put(attribute, expression),
        None => set(block, path, expression),
    }
}

/// Adds a nested block as the last of its block.
pub(crate) fn add_block(block: &Block, kind: &str, lines: &[&str]) -> Option<Vec<Edit>> {
    let lines: Vec<_> = lines.iter().map(|line| (*line).to_owned()).collect();
    Some(vec![Target::new(block)?.writable()?.for_block(block, kind)?.add_block(kind, &lines)])
}

/// Removes an attribute with its line.
pub(crate) fn remove(block: &Block, name: &str) -> Option<Vec<Edit>> {
    let target = Target::new(block)?.writable()?;
    let attribute = target.body.attribute(&block.local_name(name))?;
    let span = attribute.span();
    let text = target.source.text();
    let before = &text[..span.start as usize];
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let after = &text[span.end as usize..];
    let end = after.find('\n').map_or(text.len(), |it| span.end as usize + it + 1);
    let alone =
        before[start..].trim().is_empty() && after.lines().next().is_none_or(|it| it.trim().is_empty());
    let (above, _, below) = target.around(attribute)?;
    let mut edits = target.align(&[above, below].concat());
    edits.push(target.edit(start, end, String::new()));
    edits.sort_by_key(|edit| edit.location.span);
    alone.then_some(edits)
}

/// Whether an expression is a literal, or a list of some.
fn is_literal(expr: Expr<'_>) -> bool {
    let simple = |kind: ExprKind<'_>| {
        matches!(kind, ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) | ExprKind::Null)
    };
    match expr.kind() {
        ExprKind::Tuple(items) => items.iter().all(|item| simple(item.kind())),
        kind => simple(kind),
    }
}

fn nest(depth: usize, line: &str) -> String {
    "  ".repeat(depth) + line
}

impl<'b> Target<'b> {
    fn new(block: &Block<'b>) -> Option<Self> {
        let body = block.body()?;
        let id = block.header().source;
        let source = block.evaluator().project.sources.get(id);
        let json = source.real_path.extension().is_some_and(|extension| extension == "json");
        // A configuration is not fixed in a plan.
        if kind_of(&source.path) == Some(Kind::PossiblePlan) {
            return None;
        }
        let header_line = source.line_text(source.line(block.header().span.start));
        let indent = header_line.chars().take_while(|it| matches!(it, ' ' | '\t')).collect();
        Some(Self { id, source, body, indent, line_break: source.line_break(), json })
    }

    /// Itself, if lines can be added and removed.
    fn writable(self) -> Option<Self> {
        (!self.json).then_some(self)
    }

    /// Itself, if a block of this type can be added to its block: none is generated, which would stand beside it, and it
    /// is not the call of a module, whose inputs are attributes.
    fn for_block(self, block: &Block, kind: &str) -> Option<Self> {
        let generated = self.body.blocks_of("dynamic").any(|block| block.label(0) == Some(kind));
        (!generated && !block.is_call()).then_some(self)
    }

    fn edit(&self, start: usize, end: usize, replacement: String) -> Edit {
        Edit { location: Location { source: self.id, span: Span::new(start, end) }, replacement }
    }

    /// The lines, each on a line of its own within the block.
    fn lines(&self, lines: impl IntoIterator<Item = String>) -> String {
        let indent = self.inner_indent();
        lines.into_iter().map(|line| format!("{}{indent}{line}", self.line_break)).collect()
    }

    /// The attributes that stand in this file, in their order.
    fn own(&self) -> Vec<Attribute<'b>> {
        // An override file may have given an attribute to a block of another file.
        let mut own: Vec<_> = self.body.attributes().filter(|it| it.source() == self.id).collect();
        own.sort_by_key(|attribute| attribute.name_span());
        own
    }

    /// The row of an attribute, and what stands in line above and below it.
    fn around(&self, attribute: Attribute<'_>) -> Option<(Vec<Cells<'b>>, Row<'b>, Vec<Cells<'b>>)> {
        let own = self.own();
        let index = own.iter().position(|it| it.name_span() == attribute.name_span())?;
        let rows: Vec<_> = own.into_iter().map(|it| Row::of(self.source, it)).collect();
        let row = rows[index].clone();
        let (first, last) = row.lines;
        Some((layout::above(&rows[..index], first), row, layout::below(&rows[index + 1..], last)))
    }

    /// The edits that bring attributes into line.
    fn align(&self, group: &[Cells<'_>]) -> Vec<Edit> {
        let changes = layout::align(group, &self.inner_indent(), self.source).into_iter();
        changes.map(|(gap, text)| self.edit(gap.start, gap.end, text)).collect()
    }

    /// The white space before the lines of the block.
    fn inner_indent(&self) -> String {
        let level = if self.indent.contains('\t') { "\t" } else { "  " };
        self.indent.clone() + level
    }

    /// Replaces the value of an attribute, if it is written there as a literal.
    fn replace(&self, attribute: Attribute<'_>, expression: &str) -> Option<Vec<Edit>> {
        if is_literal(attribute.expr()) { self.put(attribute, expression) } else { None }
    }

    /// Replaces the value of an attribute, however it is written.
    fn put(&self, attribute: Attribute<'_>, expression: &str) -> Option<Vec<Edit>> {
        if attribute.source() != self.id {
            return None;
        }
        let Span { start, end } = attribute.expr().span();
        let value = self.edit(start as usize, end as usize, expression.to_owned());
        let mut edits = vec![value];
        if !self.json
            && let Some((above, Row { cells: Some(cells), .. }, below)) = self.around(attribute)
        {
            let group = [above, vec![cells.with(expression)], below].concat();
            edits.extend(self.align(&group));
            edits.sort_by_key(|edit| edit.location.span);
        }
        Some(edits)
    }

    /// Adds an attribute below the last one that stands before the nested blocks, its `=` in line with the others.
    fn insert(&self, name: &str, expression: &str) -> Option<Vec<Edit>> {
        let line = format!("{name} = {expression}");
        let (start, end) = (self.body.span().start as usize, self.body.span().end as usize);
        let inside = &self.source.text()[start..end];
        let own = self.own();
        if !inside.contains('\n') {
            // A block on one line holds one attribute at most.
            let lines = match own.as_slice() {
                [only] if self.source.slice(only.span()) == inside.trim() => {
                    let only = Cells::new(only.name(), self.source.slice(only.expr().span()));
                    layout::written(&[only, Cells::new(name, expression)])
                }
                _ => [inside.trim().to_owned(), line].into_iter().filter(|it| !it.is_empty()).collect(),
            };
            let text = self.lines(lines) + self.line_break + &self.indent;
            return Some(vec![self.edit(start, end, text)]);
        }
        let first_block = self.body.blocks().next().map_or(end, |block| block.span().start as usize);
        let above: Vec<_> =
            own.into_iter().filter(|it| (it.expr().span().end as usize) <= first_block).collect();
        let Some(last) = above.last() else {
            let first = inside.split('\n').next().unwrap_or_default().trim_end_matches('\r');
            // `terraform fmt` keeps what it finds; people put a blank line before a nested block.
            let gap = if self.body.blocks().next().is_none() { "" } else { self.line_break };
            let at = start + first.len();
            return Some(vec![self.edit(at, at, self.lines([line]) + gap)]);
        };
        let at = self.end_of_line(*last);
        // What follows a heredoc without a gap would have to stand in line with it.
        if self.source.slice(last.expr().span()).starts_with("<<") {
            return Some(vec![self.edit(at, at, format!("{}{}", self.line_break, self.lines([line])))]);
        }
        let rows: Vec<_> = above.iter().map(|it| Row::of(self.source, *it)).collect();
        let mut group = layout::above(&rows, rows.last().map_or(0, |row| row.lines.1 + 1));
        group.push(Cells::new(name, expression));
        let mut edits = self.align(&group);
        let line = layout::written(&group).pop().unwrap_or_default();
        edits.push(self.edit(at, at, self.lines([line])));
        Some(edits)
    }

    /// The end of the line on which an attribute ends, a comment behind it included.
    fn end_of_line(&self, attribute: Attribute<'_>) -> usize {
        let text = self.source.text();
        let end = attribute.expr().span().end as usize;
        let line = text[end..].split('\n').next().unwrap_or_default();
        end + line.trim_end_matches('\r').len()
    }

    fn add_block(&self, kind: &str, lines: &[String]) -> Edit {
        let (start, end) = (self.body.span().start as usize, self.body.span().end as usize);
        let inside = &self.source.text()[start..end];
        let lines = lines.iter().map(|line| nest(1, line));
        let block = self.lines([format!("{kind} {{")].into_iter().chain(lines).chain(["}".to_owned()]));
        if inside.contains('\n') {
            let content = inside.trim_end();
            let gap = if content.is_empty() { "" } else { self.line_break };
            let at = start + content.len();
            return self.edit(at, at, format!("{gap}{block}"));
        }
        let content = match inside.trim() {
            "" => String::new(),
            content => self.lines([content.to_owned()]) + self.line_break,
        };
        self.edit(start, end, format!("{content}{block}{}{}", self.line_break, self.indent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Check, attribute};
    use crate::engine::{self, Options};
    use crate::files::Memory;
    use crate::flaw::Safety;
    use crate::load;
    use crate::registry::{self, ModuleInputs};
    use crate::rule::Rule;
    use std::path::Path;

    /// A rule that wants `enabled = true` at a path, or what `check` says.
    pub(super) const fn rule(check: Check) -> Rule {
        Rule { targets: &["a"], fix: Some(Safety::Safe), check, ..engine::SYNTAX_ERROR }
    }

    static ENABLED: Rule = rule(Check::Attribute(attribute("enabled").is_true().fix("true")));
    static LONG: Rule = rule(Check::Attribute(attribute("enabled_everywhere").is_true().fix("true")));
    pub(super) static NESTED: Rule =
        rule(Check::Attribute(attribute("log.disk.enabled").is_true().fix("true")));
    static BLOCK: Rule = rule(Check::Attribute(attribute("log").is_present().fix_block(&["enabled = true"])));
    static REMOVED: Rule = rule(Check::Attribute(attribute("open").is_absent().fix_by_removal()));

    pub(super) fn fixed(rule: &'static Rule, path: &str, text: &str) -> Option<String> {
        let files = Memory::default().with(path, text);
        let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
        let options = Options { profiles: vec![rule].into(), ..Options::default() };
        let report = engine::scan(&project, &options, &files, &());
        let fixes: Vec<_> = report.findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
        apply(fixes, &project.sources).pop_first().map(|(_, (text, _))| text)
    }

    pub(super) fn becomes(rule: &'static Rule, before: &str, after: &str) {
        let wrap = |body: &str| format!("# before\nresource \"a\" \"x\" {{{body}}}\n# after\n");
        assert_eq!(fixed(rule, "/main.tf", &wrap(before)).unwrap(), wrap(after));
        let windows = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(fixed(rule, "/main.tf", &windows(&wrap(before))).unwrap(), windows(&wrap(after)));
    }

    #[test]
    fn literals_are_replaced_where_they_stand() {
        becomes(
            &ENABLED, "\n  a       = 1\n  enabled = false # why\n",
            "\n  a       = 1\n  enabled = true # why\n",
        );
        becomes(&ENABLED, "\n  enabled = null\n", "\n  enabled = true\n");
        assert_eq!(
            fixed(
                &ENABLED,
                "/main.tf",
                "locals {\n  no = false\n}\nresource \"a\" \"x\" {\n  enabled = local.no\n}\n"
            ),
            None
        );
    }

    #[test]
    fn attributes_are_added_in_line_with_the_others() {
        becomes(
            &ENABLED,
            "\n  name      = 1 # one\n  long_name = 2\n",
            "\n  name      = 1 # one\n  long_name = 2\n  enabled   = true\n",
        );
        becomes(
            &LONG,
            "\n  a = 1\n\n  b  = 1\n  cc = 2\n",
            "\n  a = 1\n\n  b                  = 1\n  cc                 = 2\n  enabled_everywhere = true\n",
        );
        becomes(&ENABLED, "\n  b = {\n    c = 1\n  }\n", "\n  b = {\n    c = 1\n  }\n  enabled = true\n");
        becomes(&ENABLED, "\n  b = <<EOF\ntext\nEOF\n", "\n  b = <<EOF\ntext\nEOF\n\n  enabled = true\n");
        becomes(
            &ENABLED,
            "\n  n = 1\n\n  log {\n  }\n\n  after = 1\n",
            "\n  n       = 1\n  enabled = true\n\n  log {\n  }\n\n  after = 1\n",
        );
        becomes(&ENABLED, "\n  log {\n  }\n", "\n  enabled = true\n\n  log {\n  }\n");
        becomes(&ENABLED, "", "\n  enabled = true\n");
        becomes(&ENABLED, " n = 1 ", "\n  n       = 1\n  enabled = true\n");
    }

    #[test]
    fn blocks_are_added_at_the_end() {
        becomes(&BLOCK, "\n  n = 1 # one\n", "\n  n = 1 # one\n\n  log {\n    enabled = true\n  }\n");
        becomes(&BLOCK, "", "\n  log {\n    enabled = true\n  }\n");
        becomes(&BLOCK, " n = 1 ", "\n  n = 1\n\n  log {\n    enabled = true\n  }\n");
        becomes(&NESTED, "\n", "\n  log {\n    disk {\n      enabled = true\n    }\n  }\n");
        becomes(&NESTED, "\n  log {\n  }\n", "\n  log {\n    disk {\n      enabled = true\n    }\n  }\n");
        becomes(
            &NESTED, "\n  log {\n    disk {}\n  }\n",
            "\n  log {\n    disk {\n      enabled = true\n    }\n  }\n",
        );
    }

    #[test]
    fn several_attributes_are_set_at_once() {
        static BOTH: Rule = rule(Check::Attribute(
            attribute("log.enabled").is_true().fix_all(&[("enabled", "true"), ("level_of_detail", "2")]),
        ));
        becomes(&BOTH, "\n", "\n  log {\n    enabled         = true\n    level_of_detail = 2\n  }\n");
        becomes(
            &BOTH,
            "\n  log {\n    enabled = false\n  }\n",
            "\n  log {\n    enabled         = true\n    level_of_detail = 2\n  }\n",
        );
        becomes(
            &BOTH,
            "\n  log {\n    enabled         = false\n    level_of_detail = 1\n  }\n",
            "\n  log {\n    enabled         = true\n    level_of_detail = 2\n  }\n",
        );
        becomes(
            &BOTH,
            "\n  log {\n    level_of_detail = 1\n  }\n",
            "\n  log {\n    level_of_detail = 2\n    enabled         = true\n  }\n",
        );
        for log in ["", "enabled = local.no\n  level_of_detail = 1\n"] {
            let text = format!("resource \"a\" \"x\" {{\n  log {{\n  {log}}}\n}}\n");
            assert_eq!(fixed(&BOTH, "/main.tf", &text), None);
        }
    }

    #[test]
    fn no_block_is_added_to_the_call_of_a_module() {
        static MODULE: ModuleInputs = registry::module("a/b/c");
        static NESTED_INPUT: Rule = Rule { modules: &[MODULE], ..NESTED };
        static BLOCK_INPUT: Rule = Rule { modules: &[MODULE], ..BLOCK };
        static INPUT: Rule = Rule { modules: &[MODULE], ..ENABLED };
        let call = "module \"x\" {\n  source = \"a/b/c\"\n}\n";
        assert_eq!(fixed(&NESTED_INPUT, "/main.tf", call), None);
        assert_eq!(fixed(&BLOCK_INPUT, "/main.tf", call), None);
        assert!(fixed(&INPUT, "/main.tf", call).unwrap().contains("enabled = true"));
    }

    #[test]
    fn a_fix_that_needs_something_else_is_offered_where_that_is_there() {
        static WITH_PATH: Rule = rule(Check::Attribute(
            attribute("log.enabled").is_true().fix("true").fix_where(|log| log.is_set("path")),
        ));
        becomes(
            &WITH_PATH, "\n  log {\n    path = 1\n  }\n",
            "\n  log {\n    path    = 1\n    enabled = true\n  }\n",
        );
        for body in ["", "\n  log {\n    enabled = false\n  }\n", "\n  log {\n    path = null\n  }\n"] {
            assert_eq!(fixed(&WITH_PATH, "/main.tf", &format!("resource \"a\" \"x\" {{{body}}}\n")), None);
        }
    }

    #[test]
    fn no_block_is_added_beside_generated_ones() {
        let generated =
            "resource \"a\" \"x\" {\n  dynamic \"log\" {\n    for_each = []\n    content {}\n  }\n}\n";
        assert_eq!(fixed(&BLOCK, "/main.tf", generated), None);
        assert_eq!(fixed(&NESTED, "/main.tf", generated), None);
    }

    #[test]
    fn what_a_fix_touches_stands_where_terraform_fmt_puts_it() {
        // Each case: the name of the rule, a line `---`, the file before, `---`, the file after. `terraform fmt` changes
        // nothing of what is after.
        let cases = include_str!("fix/formatted.txt").split("===\n");
        for case in cases {
            let mut parts = case.split("---\n");
            let mut part = || parts.next().unwrap_or_default();
            let rule = match part().trim() {
                "enabled" => &ENABLED,
                "enabled_everywhere" => &LONG,
                "open" => &REMOVED,
                other => panic!("no rule {other}"),
            };
            let before = part();
            assert_eq!(fixed(rule, "/main.tf", before).as_deref(), Some(part()), "{before}");
        }
    }

    #[test]
    fn attributes_are_removed_with_their_line() {
        becomes(&REMOVED, "\n  open = [\n    1,\n  ]\n  n = 1\n", "\n  n = 1\n");
        assert_eq!(fixed(&REMOVED, "/main.tf", "resource \"a\" \"x\" { open = 1 }\n"), None);
    }

    #[test]
    fn in_json_only_literals_are_replaced() {
        let json = |body: &str| format!("{{\"resource\": {{\"a\": {{\"x\": {body}}}}}}}");
        let file = "/main.tf.json";
        assert_eq!(
            fixed(&ENABLED, file, &json("{\"enabled\": false}")).unwrap(),
            json("{\"enabled\": true}")
        );
        assert_eq!(fixed(&ENABLED, file, &json("{}")), None);
        assert_eq!(fixed(&BLOCK, file, &json("{}")), None);
    }

    #[test]
    fn of_two_fixes_at_one_place_the_first_is_applied() {
        let location = |start, end| Location { source: SourceId(0), span: Span::new(start, end) };
        let edit = |start, end, text: &str| Edit { location: location(start, end), replacement: text.into() };
        let fix = |edits| Fix { description: String::new(), safety: Safety::Safe, edits };
        let mut sources = Sources::default();
        sources.add(Source::new("main.tf", "/main.tf", b"abcdef".to_vec()));
        let fixes = [
            fix(vec![edit(0, 1, "A"), edit(4, 4, "+")]),
            fix(vec![edit(4, 5, "E"), edit(2, 3, "C")]),
            fix(vec![edit(2, 3, "x")]),
        ];
        let (_, (text, count)) = apply(&fixes, &sources).pop_first().unwrap();
        assert_eq!((text.as_str(), count), ("Abxd+ef", 2));
    }
}
