//! Writing suppressions: for each place one comment, above the line or block that it is for.

use super::{Directive, directives};
use crate::flaw::Edit;
use crate::source::{Location, Source, SourceId, Span};
use crate::suppress::said::MAX_REASON;
use crate::syntax::{self, Language, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// What the comments say beside the rules.
#[derive(Debug, Clone, Copy)]
pub struct Acceptance<'a> {
    /// The last day on which they count, as `YYYY-MM-DD`.
    pub until: Option<&'a str>,
    /// Why the findings are accepted: a line of text.
    pub reason: &'a str,
}

/// The edits of a file in HCL, in order, that accept findings: the offsets at which they start, with the ids of their
/// rules. A comment of ours that is for the same place takes in the rules, unless it ends on another day.
#[must_use]
pub fn accept(
    id: SourceId,
    source: &Source,
    findings: &BTreeSet<(u32, &str)>,
    acceptance: Acceptance<'_>,
) -> Vec<Edit> {
    let tree = syntax::parse(id, source, Language::Hcl).tree;
    let mut places: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for &(start, rule) in findings {
        places.entry(line_of(start, source, &tree)).or_default().insert(rule);
    }
    let mut present: BTreeMap<usize, Vec<Directive>> = BTreeMap::new();
    for directive in directives(source, &tree) {
        present.entry(source.line(directive.covers.start)).or_default().push(directive);
    }
    let edit = |(line, rules): (usize, BTreeSet<&str>)| {
        let present = present.get(&line).into_iter().flatten();
        let extended = present
            .filter_map(|it| Some((it.location.span, extended(it, source, &rules, acceptance)?)))
            .next();
        let (span, replacement) =
            extended.unwrap_or_else(|| added(start_of(line, source, &tree), source, &rules, acceptance));
        Edit { location: Location { source: id, span }, replacement }
    };
    places.into_iter().map(edit).collect()
}

/// The line at which the innermost attribute or block around an offset starts: expressions and heredocs take no comment
/// for a line of theirs.
fn line_of(offset: u32, source: &Source, tree: &Tree) -> usize {
    let holds = |span: Span| (span.start..span.end).contains(&offset);
    let (mut body, mut start) = (tree.body(), offset);
    while let Some(block) = body.blocks_around(offset + 1).0.filter(|it| holds(it.span())) {
        (body, start) = (block.body(), block.span().start);
    }
    let attribute = body.attributes().map(|it| it.span()).find(|it| holds(*it));
    source.line(attribute.map_or(start, |it| it.start))
}

/// Where a comment for a line is put: at its start, or where a comment starts that ends within the line.
fn start_of(line: usize, source: &Source, tree: &Tree) -> u32 {
    let start = source.line_span(line).start;
    let before = tree.comments().partition_point(|it| it.start < start);
    match before.checked_sub(1).map(|it| tree.comments()[it]) {
        Some(comment) if start < comment.end => start_of(source.line(comment.start), source, tree),
        _ => start.max(Span::new(source.byte_order_mark(), 0).start),
    }
}

/// A new line, and where it goes.
fn added(start: u32, source: &Source, rules: &BTreeSet<&str>, acceptance: Acceptance<'_>) -> (Span, String) {
    let line = source.line_text(source.line(start));
    let indent = &line[..line.len() - line.trim_start().len()];
    let rules: Vec<_> = rules.iter().copied().collect();
    let said = said(&rules, acceptance.until, acceptance.reason);
    (Span::at(start), format!("{indent}# {said}{}", source.line_break()))
}

/// What a comment says that takes in more rules; `None` where it cannot.
fn extended(
    directive: &Directive,
    source: &Source,
    rules: &BTreeSet<&str>,
    acceptance: Acceptance<'_>,
) -> Option<String> {
    let text = source.slice(directive.location.span);
    let is_ours = directive.ours && directive.misspelt.is_none() && !text.contains('\n');
    if !is_ours || directive.reason.chars().count() >= MAX_REASON {
        return None;
    }
    // Nobody says that what it names besides is accepted for another time.
    let names_others = directive.rules.iter().any(|it| !rules.contains(it.to_ascii_lowercase().as_str()));
    if names_others && directive.until.as_deref() != acceptance.until {
        return None;
    }
    let mut names: Vec<_> = directive.rules.iter().map(String::as_str).collect();
    names.extend(rules.iter().filter(|rule| !directive.rules.iter().any(|it| it.eq_ignore_ascii_case(rule))));
    let reason = match directive.reason.as_str() {
        "" => acceptance.reason.to_owned(),
        before if before.contains(acceptance.reason) => before.to_owned(),
        before if names_others => format!("{before}; {}", acceptance.reason),
        _ => acceptance.reason.to_owned(),
    };
    let marks = &text[..text.len() - text.trim_start_matches(['#', '/', '*']).trim_start().len()];
    let (end, is_block) = if text.starts_with("/*") { (" */", true) } else { ("", false) };
    let said = said(&names, acceptance.until, &reason);
    (!is_block || !said.contains("*/")).then(|| format!("{marks}{said}{end}"))
}

fn said(rules: &[&str], until: Option<&str>, reason: &str) -> String {
    let until = until.map(|it| format!(" until={it}")).unwrap_or_default();
    format!("tollgate:ignore {}{until} -- {reason}", rules.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_END: Acceptance<'_> = Acceptance { until: None, reason: "decided" };

    /// A text in which a finding of each rule starts at its mark, `‹rule›`, as it is when they are accepted.
    fn accepted(text: &str, acceptance: Acceptance<'_>) -> String {
        let (mut plain, mut findings) = (String::new(), BTreeSet::new());
        let mut parts = text.split('‹');
        plain += parts.next().unwrap();
        for part in parts {
            let (rule, rest) = part.split_once('›').unwrap();
            findings.insert((u32::try_from(plain.len()).unwrap(), rule));
            plain += rest;
        }
        let source = Source::new("a.tf", "/a.tf", plain.clone().into_bytes());
        for edit in accept(SourceId(0), &source, &findings, acceptance).into_iter().rev() {
            plain.replace_range(edit.location.span.range(), &edit.replacement);
        }
        plain
    }

    #[test]
    fn a_comment_stands_above_the_line_or_block_with_all_its_rules() {
        let text = "‹r2›‹r1›a \"x\" {\n  ‹r3›b = 1\n\n  ‹r4›c {\n    d = 1\n  }\n}\n";
        let expected = "# tollgate:ignore r1, r2 -- decided\na \"x\" {\n  # tollgate:ignore r3 -- decided\n  b = 1\n\n  \
                        # tollgate:ignore r4 -- decided\n  c {\n    d = 1\n  }\n}\n";
        assert_eq!(accepted(text, NO_END), expected);
        let until = Acceptance { until: Some("2030-01-31"), ..NO_END };
        assert_eq!(accepted("‹r›a {}\n", until), "# tollgate:ignore r until=2030-01-31 -- decided\na {}\n");
    }

    #[test]
    fn no_comment_stands_within_an_expression_a_heredoc_or_a_comment() {
        for (text, expected) in [
            (
                "a {\n  b = [\n    ‹r›1,\n  ]\n}\n",
                "a {\n  # tollgate:ignore r -- decided\n  b = [\n    1,\n  ]\n}\n",
            ),
            (
                "a {\n\tb = <<EOT\n{\n  ‹r›x\n}\nEOT\n}\n",
                "a {\n\t# tollgate:ignore r -- decided\n\tb = <<EOT\n{\n  x\n}\nEOT\n}\n",
            ),
            ("a {\n  b { c = ‹r›1 }\n}\n", "a {\n  # tollgate:ignore r -- decided\n  b { c = 1 }\n}\n"),
            (
                "a {\n  /* one\n  two */ ‹r›b = 1\n}\n",
                "a {\n  # tollgate:ignore r -- decided\n  /* one\n  two */ b = 1\n}\n",
            ),
        ] {
            assert_eq!(accepted(text, NO_END), expected);
        }
    }

    #[test]
    fn line_breaks_and_byte_order_marks_stay() {
        let text = "\u{feff}‹r1›a {\r\n  ‹r2›b = 1\r\n}\r\n";
        let expected = "\u{feff}# tollgate:ignore r1 -- decided\r\na {\r\n  # tollgate:ignore r2 -- decided\r\n  b = 1\r\n}\r\n";
        assert_eq!(accepted(text, NO_END), expected);
    }

    #[test]
    fn comments_that_are_there_take_in_rules() {
        for (before, after) in [
            ("# tollgate:ignore r1 -- why\n‹r2›a {}\n", "# tollgate:ignore r1, r2 -- why; decided\na {}\n"),
            ("‹r2›a {} // tollgate:ignore r1\n", "a {} // tollgate:ignore r1, r2 -- decided\n"),
            ("/* tollgate:ignore r1 */\n‹r2›a {}\n", "/* tollgate:ignore r1, r2 -- decided */\na {}\n"),
            ("#tollgate:ignore\n‹r1›a {}\n", "#tollgate:ignore r1 -- decided\na {}\n"),
            // It has ended, and nothing but what is accepted now is named in it.
            (
                "# tollgate:ignore r1 until=2020-01-01 -- why\n‹r1›a {}\n",
                "# tollgate:ignore r1 -- decided\na {}\n",
            ),
            (
                "# tollgate:ignore r1 until=2090-01-01 -- why\n‹r2›a {}\n",
                "# tollgate:ignore r1 until=2090-01-01 -- why\n# tollgate:ignore r2 -- decided\na {}\n",
            ),
            ("# tfsec:ignore:x\n‹r›a {}\n", "# tfsec:ignore:x\n# tollgate:ignore r -- decided\na {}\n"),
        ] {
            assert_eq!(accepted(before, NO_END), after);
        }
    }
}
