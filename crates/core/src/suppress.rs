//! Suppressions: comments that say "this finding is accepted".
//!
//! Ours is `# tollgate:ignore RULE[,RULE] [until=YYYY-MM-DD] -- reason`, at the end of a line or above the line or
//! block it is for. The comments of other scanners are honoured where they name a rule by one of its aliases:
//! `checkov:skip=ID:reason` (or `bridgecrew:skip=`) within a block, `tfsec:ignore:ID` and `trivy:ignore:ID` like ours
//! (by their old codes too), also several in one comment, and the `disable=ID` of `dd-iac-scan` and `kics-scan` for a file. A comment that names
//! no rule, ends on a day that is none, or counts only under a condition (`[from_port=22]`, `:ws:dev`), suppresses
//! nothing, and is reported, whoever's it is.

pub mod accept;
pub mod legacy;
mod misspelt;
mod said;
pub mod waivers;

use crate::source::{Location, Source, Span};
use crate::syntax::{Attribute, Block, Body, Tree};
use said::Scope;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A comment that suppresses findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The comment.
    pub location: Location,
    /// The rules it names.
    pub rules: Vec<String>,
    /// The last day on which it counts, as it is written.
    pub until: Option<String>,
    /// Where alone it counts, as it is written: the `[from_port=22]` or `:ws:dev` of tfsec.
    pub condition: Option<String>,
    /// Why, as the author says.
    pub reason: String,
    /// The bytes of the file in which findings are suppressed.
    pub covers: Span,
    /// Whether it is ours: then it is reported where it suppresses nothing.
    pub ours: bool,
    /// How it calls itself where it means to be ours and is not written so.
    pub misspelt: Option<String>,
}

/// What suppresses a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The comment, or the id in a file of another scanner.
    pub location: Location,
    /// What follows `--` in it; empty where no reason is given.
    pub reason: String,
    /// Whether it is a comment in the configuration.
    pub is_comment: bool,
    /// Whether it is one of ours. What is for another scanner is about one check of that, whatever else has the same cause.
    pub ours: bool,
}

impl Directive {
    /// Why it suppresses nothing, whatever is found: it is misspelt, it names no rule, it has a condition, its last day is
    /// over or is none, or it has no reason although it `must_reason`. `today` is a day as `YYYY-MM-DD`; without it every
    /// day is still to come.
    #[must_use]
    pub fn fault(&self, today: Option<&str>, must_reason: bool) -> Option<String> {
        if let Some(words) = &self.misspelt {
            // Among what follows may be words of prose.
            let ids: Vec<_> =
                self.rules.iter().map(String::as_str).filter(|it| it.contains(['-', '_'])).collect();
            let rules = if ids.is_empty() { "RULE".to_owned() } else { ids.join(",") };
            return Some(format!(
                "`{words}` is not how a suppression starts, so nothing is suppressed: write `# tollgate:ignore {rules} -- reason`"
            ));
        }
        if self.rules.is_empty() {
            let remedy = "write `# tollgate:ignore RULE -- reason`";
            return Some(format!("the comment names no rule, so it suppresses nothing: {remedy}"));
        }
        if let Some(condition) = &self.condition {
            let remedy = "write `# tollgate:ignore RULE -- reason` where it holds";
            return Some(format!(
                "Tollgate does not check the condition `{condition}`, so nothing is suppressed: {remedy}"
            ));
        }
        if let Some(until) = self.until.as_deref() {
            if !is_day(until) {
                return Some(format!(
                    "`{until}` is not a day, so nothing is suppressed: write the last day as YYYY-MM-DD"
                ));
            }
            if today.is_some_and(|today| today > until) {
                return Some(format!("the suppression ended on {until}"));
            }
        }
        if must_reason && self.reason.is_empty() {
            let remedy = if self.ours {
                "end it with ` -- reason`"
            } else {
                "write `# tollgate:ignore RULE -- reason`"
            };
            return Some(format!(
                "the comment gives no reason, which `require_reason` demands, so nothing is suppressed: {remedy}"
            ));
        }
        None
    }

    /// What it tells the report.
    #[must_use]
    pub fn suppression(&self) -> Suppression {
        Suppression {
            location: self.location,
            reason: self.reason.clone(),
            is_comment: true,
            ours: self.ours,
        }
    }
}

/// Whether a text is a day of the calendar, written `YYYY-MM-DD`.
#[must_use]
pub fn is_day(text: &str) -> bool {
    OffsetDateTime::parse(&format!("{text}T00:00:00Z"), &Rfc3339).is_ok()
}

/// The suppressions among a file's comments, which are in order, as its blocks and attributes are.
pub(crate) fn directives(source: &Source, tree: &Tree) -> Vec<Directive> {
    let (comments, body) = (tree.comments(), tree.body());
    let said = comments.iter().map(|&comment| said::parse(text_of(source.slice(comment))));
    let said: Vec<_> = said.enumerate().filter(|(_, said)| !said.is_empty()).collect();
    if said.is_empty() {
        return Vec::new();
    }
    let below = lines_below(source, comments);
    let directives = said.into_iter().flat_map(|(index, said)| {
        let (comment, below) = (comments[index], below[index]);
        said.into_iter().map(move |said| {
            let covers = match said.scope {
                Scope::Here => covered_here(source, comment, below, body),
                Scope::NextLine => below,
                Scope::Enclosing => enclosing(comment, body).unwrap_or(comment),
                Scope::File => Span::new(0, source.text().len()),
            };
            Directive {
                location: Location { source: tree.id(), span: comment },
                rules: said.rules,
                until: said.until,
                condition: said.condition,
                reason: said.reason,
                covers,
                ours: said.ours,
                misspelt: said.misspelt,
            }
        })
    });
    directives.collect()
}

/// The text of a comment without its marks.
fn text_of(comment: &str) -> &str {
    let text = comment.trim_start_matches(['#', '/', '*']);
    text.strip_suffix("*/").unwrap_or(text).trim()
}

/// For each comment, the next line with more than comments on it; empty where there is none. Worked out from the last
/// comment to the first: where only blanks separate two, the line below the second is also that below the first.
fn lines_below(source: &Source, comments: &[Span]) -> Vec<Span> {
    let mut next = Span::new(source.text().len(), source.text().len());
    let mut below = vec![next; comments.len()];
    let mut gap_end = next.end;
    for (comment, below) in comments.iter().zip(&mut below).rev() {
        let gap = source.slice(Span { start: comment.end, end: gap_end });
        if let Some(text) = gap.find(|it: char| !it.is_whitespace()) {
            let start = comment.end + Span::new(text, 0).start;
            next = source.line_span(source.line(start));
        }
        *below = next;
        gap_end = comment.start;
    }
    below
}

/// A comment at the end of a line is for that line, one on a line of its own for the next; and where a block or a
/// value starts on that line, for all of it.
fn covered_here(source: &Source, comment: Span, below: Span, body: Body<'_>) -> Span {
    let own_line = source.line_span(source.line(comment.start));
    let before = source.slice(Span { start: own_line.start, end: comment.start });
    let alone = before.trim_start_matches(crate::source::BYTE_ORDER_MARK).trim().is_empty();
    let line = if alone { below } else { own_line };
    starting_in(line, body).map_or(line, |it| line.to(it))
}

/// The outermost block or attribute that starts in a line.
fn starting_in(line: Span, mut body: Body<'_>) -> Option<Span> {
    loop {
        let (outer, block) = body.blocks_around(line.start);
        let block = block.map(Block::span).filter(|it| it.start <= line.end);
        let value = body.attribute_from(line.start).map(Attribute::span).filter(|it| it.start <= line.end);
        if let Some(span) = block.or(value) {
            return Some(span);
        }
        let outer = outer?;
        if outer.span().end < line.start {
            return None;
        }
        body = outer.body();
    }
}

/// The top-level block around a span.
fn enclosing(span: Span, body: Body<'_>) -> Option<Span> {
    let (block, _) = body.blocks_around(span.start);
    block.map(Block::span).filter(|block| block.contains(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::syntax::{self, Language};

    /// The text that each suppression covers, with its rules.
    fn covered(text: &str) -> Vec<(String, String)> {
        let source = Source::new("a.tf", "/a.tf", text.as_bytes().to_vec());
        let file = syntax::parse(SourceId(0), &source, Language::Hcl);
        assert!(file.errors.is_empty(), "{:?}", file.errors);
        let found = directives(&source, &file.tree);
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
    fn a_day_is_one_of_the_calendar() {
        for day in ["2030-01-31", "2028-02-29", "9999-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for text in [
            "tomorrow", "2030-1-31", "31.01.2030", "", "2099-13-45", "9999-99-99", "2030-02-29",
            "2030-04-31", "2030-00-01", "2030-01-00", "+203-01-01", "2030-01-0é", "2030-01-01T",
        ] {
            assert!(!is_day(text), "{text}");
        }
    }

    #[test]
    fn a_suppression_that_can_suppress_nothing_says_why() {
        let fault = |rules: &[&str], until: Option<&str>, condition: Option<&str>, misspelt: Option<&str>| {
            let directive = Directive {
                location: crate::value::NOWHERE,
                rules: rules.iter().map(|&name| name.to_owned()).collect(),
                until: until.map(str::to_owned),
                condition: condition.map(str::to_owned),
                reason: String::new(),
                covers: Span::default(),
                ours: true,
                misspelt: misspelt.map(str::to_owned),
            };
            let (free, strict) =
                (directive.fault(Some("2026-01-01"), false), directive.fault(Some("2026-01-01"), true));
            assert!(strict.is_some(), "it has no reason");
            free
        };
        assert_eq!(fault(&["rule"], None, None, None), None);
        assert_eq!(fault(&["rule"], Some("2026-01-01"), None, None), None);
        for (rules, until, condition, misspelt, why) in [
            (&[][..], None, None, None, "names no rule"),
            (&["rule"], Some("9999-99-99"), None, None, "`9999-99-99` is not a day"),
            (&["rule"], Some("2025-12-31"), None, None, "ended on 2025-12-31"),
            (&["rule"], None, Some(":ws:dev"), None, "does not check the condition `:ws:dev`"),
            (
                &["this", "aws-x"],
                None,
                None,
                Some("tollgate-ignore"),
                "write `# tollgate:ignore aws-x -- reason`",
            ),
            (&[], None, None, Some("tollgate: ignore"), "`tollgate: ignore` is not how"),
        ] {
            let fault = fault(rules, until, condition, misspelt).unwrap();
            assert!(fault.contains(why), "{fault}");
        }
    }
}
