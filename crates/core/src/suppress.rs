//! Suppressions: comments that say "this finding is accepted".
//!
//! Ours is `# tollgate:ignore RULE[,RULE] [until=YYYY-MM-DD] -- reason`, at the end of a line or above the line or
//! block it is for. The comments of other scanners are honoured where they name a rule by one of its aliases:
//! `checkov:skip=ID:reason` (or `bridgecrew:skip=`) within a block, `tfsec:ignore:ID` and `trivy:ignore:ID` like ours,
//! also several in one comment, and the `ignore-line`, `ignore-block`, `ignore` and `disable=ID` of `dd-iac-scan` and
//! `kics-scan`.

use crate::finding::{Finding, Suppression};
use crate::rule::Rule;
use crate::source::{Location, Source, SourceId, Span};
use crate::syntax::{Body, Comment};

/// A comment that suppresses findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The comment.
    pub location: Location,
    /// The rules it names; empty for all of them.
    pub rules: Vec<String>,
    /// The last day on which it counts, as `YYYY-MM-DD`.
    pub until: Option<String>,
    /// Why, as the author says.
    pub reason: String,
    /// The bytes of the file in which findings are suppressed.
    pub covers: Span,
    /// Whether it is ours: then it is reported where it suppresses nothing.
    pub ours: bool,
}

impl Directive {
    /// Whether it suppresses a finding. `today` is a day as `YYYY-MM-DD`.
    #[must_use]
    pub fn covers(&self, finding: &Finding, today: Option<&str>) -> bool {
        self.location.source == finding.location.source
            && (self.covers.start..=self.covers.end).contains(&finding.location.span.start)
            && (self.rules.is_empty() || self.rules.iter().any(|name| finding.rule.is_named(name)))
            && !self.is_expired(today)
            && self.has_a_date()
    }

    /// Whether `until` is a day, written `YYYY-MM-DD`. A suppression that ends nobody knows when does not count.
    #[must_use]
    pub fn has_a_date(&self) -> bool {
        let is_date = |text: &String| {
            let digits = |(index, byte): (usize, u8)| {
                if matches!(index, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
            };
            text.len() == 10 && text.bytes().enumerate().all(digits)
        };
        self.until.as_ref().is_none_or(is_date)
    }

    /// Whether its last day is over.
    #[must_use]
    pub fn is_expired(&self, today: Option<&str>) -> bool {
        matches!((&self.until, today), (Some(until), Some(today)) if today > until.as_str())
    }

    /// What it tells the report.
    #[must_use]
    pub fn suppression(&self) -> Suppression {
        Suppression { location: self.location, reason: self.reason.clone() }
    }

    /// The names in it that are no rule's.
    pub fn unknown_names<'d>(&'d self, rules: &'d [&'static Rule]) -> impl Iterator<Item = &'d str> {
        self.rules.iter().map(String::as_str).filter(|name| !rules.iter().any(|rule| rule.is_named(name)))
    }
}

/// The suppressions among a file's comments.
pub(crate) fn directives(id: SourceId, source: &Source, comments: &[Comment], body: &Body) -> Vec<Directive> {
    let directives = comments.iter().filter_map(|comment| {
        let said = Said::parse(text_of(source.slice(comment.span)))?;
        let covers = match said.scope {
            Scope::Here => covered_here(source, comment, comments, body),
            Scope::NextLine => line_after(source, comment, comments),
            Scope::Enclosing => enclosing(comment.span, body).unwrap_or(comment.span),
            Scope::File => Span::new(0, source.text().len()),
        };
        let location = Location { source: id, span: comment.span };
        let Said { rules, until, reason, ours, .. } = said;
        Some(Directive { location, rules, until, reason, covers, ours })
    });
    directives.collect()
}

/// What a comment says, before its place is considered.
struct Said {
    rules: Vec<String>,
    until: Option<String>,
    reason: String,
    scope: Scope,
    ours: bool,
}

/// What a suppression is for.
enum Scope {
    /// The line it ends, or the line or block below it.
    Here,
    /// The next line only.
    NextLine,
    /// The block around it.
    Enclosing,
    /// The whole file.
    File,
}

impl Said {
    fn parse(comment: &str) -> Option<Self> {
        let (word, rest) = comment.split_once([' ', '\t']).unwrap_or((comment, ""));
        if word == "tollgate:ignore" {
            return Some(Self::ours(rest));
        }
        for prefix in ["checkov:skip=", "bridgecrew:skip="] {
            if let Some(said) = comment.strip_prefix(prefix) {
                // The id ends where a colon or a space follows; many leave the colon before the reason out.
                let said = said.trim_start();
                let (rules, reason) = said.split_at(said.find([':', ' ', '\t']).unwrap_or(said.len()));
                let reason = reason.trim_start_matches([':', ' ', '\t']);
                return Some(Self::foreign(rules, reason, Scope::Enclosing));
            }
        }
        if let Some((rule, until)) = of_tfsec(word) {
            let mut said = Self { until, ..Self::foreign(rule, rest, Scope::Here) };
            let others = rest.split_whitespace().map_while(of_tfsec);
            said.rules.extend(others.map(|(rule, _)| rule.to_owned()));
            return Some(said);
        }
        if !matches!(word, "dd-iac-scan" | "kics-scan") {
            return None;
        }
        let command = rest.trim();
        match command.split_once('=') {
            Some(("disable", rules)) => Some(Self::foreign(rules, "", Scope::File)),
            None if command == "ignore" => Some(Self::foreign("", "", Scope::File)),
            None if command == "ignore-line" => Some(Self::foreign("", "", Scope::NextLine)),
            None if command == "ignore-block" => Some(Self::foreign("", "", Scope::Here)),
            _ => None,
        }
    }

    fn ours(said: &str) -> Self {
        let (said, reason) = said.split_once("--").unwrap_or((said, ""));
        let (options, rules): (Vec<_>, Vec<_>) =
            said.split([' ', '\t', ',']).filter(|it| !it.is_empty()).partition(|it| it.starts_with("until="));
        Self {
            rules: rules.into_iter().map(str::to_owned).collect(),
            until: options.first().and_then(|it| it.strip_prefix("until=")).map(str::to_owned),
            reason: reason.trim().to_owned(),
            scope: Scope::Here,
            ours: true,
        }
    }

    fn foreign(rules: &str, reason: &str, scope: Scope) -> Self {
        let rules = rules.split(',').map(str::trim).filter(|it| !it.is_empty());
        Self {
            rules: rules.map(str::to_owned).collect(),
            until: None,
            reason: reason.trim().to_owned(),
            scope,
            ours: false,
        }
    }
}

/// The rule that `tfsec:ignore:ID` or `trivy:ignore:ID` names, and its last day where it has one.
fn of_tfsec(word: &str) -> Option<(&str, Option<String>)> {
    let said = ["tfsec:ignore:", "trivy:ignore:"].iter().find_map(|prefix| word.strip_prefix(prefix))?;
    let mut parts = said.split(':');
    let rule = parts.next()?.split('[').next()?;
    Some((rule, parts.skip_while(|it| *it != "exp").nth(1).map(str::to_owned)))
}

/// The text of a comment without its marks.
fn text_of(comment: &str) -> &str {
    let text = comment.trim_start_matches(['#', '/', '*']);
    text.strip_suffix("*/").unwrap_or(text).trim()
}

/// A comment at the end of a line is for that line, one on a line of its own for the next; and where a block or a
/// value starts on that line, for all of it.
fn covered_here(source: &Source, comment: &Comment, comments: &[Comment], body: &Body) -> Span {
    let own_line = source.line_span(source.line(comment.span.start));
    let before = source.slice(Span { start: own_line.start, end: comment.span.start });
    let alone = before.trim_start_matches(crate::source::BYTE_ORDER_MARK).trim().is_empty();
    let line = if alone { line_after(source, comment, comments) } else { own_line };
    starting_in(line, body).map_or(line, |it| line.to(it))
}

/// The next line with more than a comment on it.
fn line_after(source: &Source, comment: &Comment, comments: &[Comment]) -> Span {
    let mut line = source.line(comment.span.end) + 1;
    while line <= source.line_count() {
        let span = source.line_span(line);
        let is_comment = comments.iter().any(|it| {
            source.line(it.span.start) <= line
                && line <= source.line(it.span.end)
                && source.slice(span).trim_start().starts_with(['#', '/', '*'])
        });
        if !source.slice(span).trim().is_empty() && !is_comment {
            return span;
        }
        line += 1;
    }
    source.line_span(line)
}

/// The largest block or attribute that starts in a span.
fn starting_in(line: Span, body: &Body) -> Option<Span> {
    let starts = |span: &Span| line.start <= span.start && span.start <= line.end;
    let blocks = body.blocks.iter().map(|block| block.span);
    let attributes = body.attributes.iter().map(crate::syntax::Attribute::span);
    let here = blocks.chain(attributes).find(starts);
    here.or_else(|| {
        let outer = body
            .blocks
            .iter()
            .find(|block| block.span.start <= line.start && line.start <= block.span.end)?;
        starting_in(line, &outer.body)
    })
}

/// The top-level block around a span.
fn enclosing(span: Span, body: &Body) -> Option<Span> {
    body.blocks.iter().map(|block| block.span).find(|block| block.contains(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{self, Language};

    /// The text that each suppression covers, with its rules.
    fn covered(text: &str) -> Vec<(String, String)> {
        let source = Source::new("a.tf", "/a.tf", text.as_bytes().to_vec());
        let file = syntax::parse(SourceId(0), &source, Language::Hcl);
        assert!(file.errors.is_empty(), "{:?}", file.errors);
        let found = directives(SourceId(0), &source, &file.comments, &file.body);
        found.iter().map(|it| (it.rules.join("+"), source.slice(it.covers).to_owned())).collect()
    }

    #[test]
    fn a_comment_is_for_its_line_or_what_stands_below() {
        let text = "a \"x\" {\n  b = 1 # tollgate:ignore r1, r2 -- why\n  # tollgate:ignore r3\n\n  # more\n  c {\n    d = 2\n  }\n}\n";
        let found = covered(text);
        assert_eq!(found[0], ("r1+r2".into(), "  b = 1 # tollgate:ignore r1, r2 -- why".into()));
        assert_eq!(found[1], ("r3".into(), "  c {\n    d = 2\n  }".into()));
    }

    #[test]
    fn a_comment_above_a_block_is_for_the_block() {
        let found = covered("# tollgate:ignore\na \"x\" {\n  b = 1\n}\nc \"y\" {}\n");
        assert_eq!(found, [(String::new(), "a \"x\" {\n  b = 1\n}".into())]);
    }

    #[test]
    fn comments_of_other_scanners_count() {
        let text = "# kics-scan disable=u1,u2\na \"x\" {\n  #checkov:skip=CKV_1:because\n  # tfsec:ignore:aws-1:exp:2030-01-02\n  b = 1\n  # dd-iac-scan ignore-line\n  c {\n  }\n}\n";
        let found = covered(text);
        assert_eq!(found[0].0, "u1+u2");
        assert_eq!(found[0].1, text);
        assert_eq!(found[1].0, "CKV_1");
        assert!(found[1].1.starts_with("a \"x\"") && found[1].1.ends_with('}'));
        assert_eq!(found[2], ("aws-1".into(), "  b = 1".into()));
        assert_eq!(found[3], (String::new(), "  c {".into()));
    }

    #[test]
    fn comments_of_other_scanners_are_read_as_those_read_them() {
        let rules = |comment| Said::parse(comment).map(|said| (said.rules.join("+"), said.reason));
        for comment in
            ["checkov:skip=CKV_1:why not", "checkov:skip=CKV_1 why not", "bridgecrew:skip= CKV_1: why not"]
        {
            assert_eq!(rules(comment), Some(("CKV_1".into(), "why not".into())), "{comment}");
        }
        let several = "tfsec:ignore:aws-1 trivy:ignore:aws-2[a=b]  tfsec:ignore:aws-3:why why not";
        assert_eq!(rules(several).unwrap().0, "aws-1+aws-2+aws-3");
    }

    #[test]
    fn reasons_and_dates_are_read() {
        let said = Said::parse("tollgate:ignore rule until=2030-01-01 -- agreed with ops").unwrap();
        assert_eq!((said.until.as_deref(), said.reason.as_str()), (Some("2030-01-01"), "agreed with ops"));
        assert!(Said::parse("tollgate is ignored here").is_none());
    }

    #[test]
    fn a_day_that_is_none_is_told_apart() {
        let directive = |until: &str| Directive {
            location: crate::value::NOWHERE,
            rules: Vec::new(),
            until: Some(until.to_owned()),
            reason: String::new(),
            covers: Span::default(),
            ours: true,
        };
        assert!(directive("2030-01-31").has_a_date());
        for until in ["tomorrow", "2030-1-31", "31.01.2030", ""] {
            assert!(!directive(until).has_a_date(), "{until}");
        }
    }
}
