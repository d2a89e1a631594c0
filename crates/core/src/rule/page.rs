//! The page of a rule: a Markdown file of fixed sections.
//!
//! ````markdown
//! # RDS instance storage is not encrypted
//!
//! Whoever gets hold of a snapshot or a backup reads every row.
//!
//! `storage_encrypted` is `false` unless it is set.
//!
//! ## Fix
//!
//! Set `storage_encrypted = true`. Terraform replaces the instance.
//!
//! ## Examples
//!
//! ```hcl bad
//! …
//! ```
//!
//! ## References
//!
//! - […](https://…)
//! ````

use std::borrow::Cow;

/// The parts of a page, in Markdown. What a page does not have is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// What is wrong: the heading.
    pub title: String,
    /// What an attacker or an accident gains: the first paragraph, on one line.
    pub risk: String,
    /// What there is to know: the paragraphs before the first section.
    pub background: String,
    /// The block that is the rule itself, where users wrote it: `rule "…" { … }`.
    pub definition: String,
    /// What to do instead.
    pub fix: String,
    /// Configurations in which the rule finds something, and such in which it does not.
    pub examples: String,
    /// Where the facts come from: a list of links.
    pub references: String,
}

impl Page {
    /// Takes a page apart.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (text, definition) = without_definition(text);
        let (head, sections) = text.split_once("\n## ").unwrap_or((&text, ""));
        let (title, body) = head.split_once('\n').unwrap_or((head, ""));
        let (risk, background) = body.trim().split_once("\n\n").unwrap_or((body.trim(), ""));
        let mut page = Self {
            title: title.trim_start_matches("# ").to_owned(),
            risk: on_one_line(risk),
            background: background.trim().to_owned(),
            definition,
            ..Self::default()
        };
        for section in sections.split("\n## ") {
            let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
            let part = match heading.trim() {
                "Fix" => &mut page.fix,
                "Examples" => &mut page.examples,
                "References" => &mut page.references,
                _ => continue,
            };
            body.trim().clone_into(part);
        }
        page
    }

    /// What to do, in one sentence: the first of [`fix`](Self::fix).
    #[must_use]
    pub fn advice(&self) -> String {
        let paragraph = self.fix.split("\n\n").next().unwrap_or_default();
        first_sentence(&on_one_line(paragraph)).to_owned()
    }

    /// The examples, in order.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        examples(&self.examples)
    }
}

/// A page without the block that is the rule itself, and that block.
fn without_definition(text: &str) -> (Cow<'_, str>, String) {
    let Some((before, rest)) = text.split_once("\n```hcl rule\n") else {
        return (text.into(), String::new());
    };
    let (definition, after) = rest.split_once("\n```").unwrap_or((rest, ""));
    (format!("{before}{after}").into(), definition.trim().to_owned())
}

fn on_one_line(paragraph: &str) -> String {
    paragraph.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The text up to the first full stop that a blank and a new sentence follow.
#[must_use]
pub fn first_sentence(text: &str) -> &str {
    let starts_a_sentence = |rest: &str| !rest.starts_with(|first: char| first.is_lowercase());
    let mut stops = text.match_indices(". ").map(|(stop, _)| stop + 1);
    let end = stops.find(|&end| text.get(end + 1..).is_some_and(starts_a_sentence));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A fenced example in a rule's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule finds something in it.
    pub kind: ExampleKind,
    /// The Terraform code, markers included.
    pub code: String,
}

/// What a rule makes of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleKind {
    /// `hcl bad`: a finding on every line marked `# finding`, and on no other.
    Bad,
    /// `hcl good`: decided, and nothing is found.
    Good,
    /// `hcl undecided`: nothing is found because a value cannot be known.
    Undecided,
}

fn examples(section: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut rest = section;
    while let Some((_, fenced)) = rest.split_once("```hcl ") {
        let (kind, after) = fenced.split_once('\n').unwrap_or((fenced, ""));
        let (code, after) = after.split_once("```").unwrap_or((after, ""));
        let kind = match kind.trim() {
            "bad" => Some(ExampleKind::Bad),
            "good" => Some(ExampleKind::Good),
            "undecided" => Some(ExampleKind::Undecided),
            _ => None,
        };
        found.extend(kind.map(|kind| Example { kind, code: code.to_owned() }));
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_falls_into_its_parts() {
        let text = "# Disk is not encrypted\n\nWhoever copies it\nreads it.\n\nA default.\n\nMore, e.g. this.\n\n\
            ## Fix\n\nSet `a = 1.5`, e.g.\nso. Then wait.\n\n## Examples\n\n```hcl bad\na = 1\n```\n\n\
            ## References\n\n- [a](https://example.org)\n";
        let page = Page::read(text);
        assert_eq!((&*page.title, &*page.risk), ("Disk is not encrypted", "Whoever copies it reads it."));
        assert_eq!(page.background, "A default.\n\nMore, e.g. this.");
        assert_eq!(page.advice(), "Set `a = 1.5`, e.g. so.");
        assert_eq!(page.examples, "```hcl bad\na = 1\n```");
        assert_eq!(page.references, "- [a](https://example.org)");
        assert_eq!(Page::read(""), Page::default());
    }

    #[test]
    fn a_sentence_ends_at_a_full_stop_before_another() {
        assert_eq!(first_sentence("Use 1.2.3 or later. Then rest."), "Use 1.2.3 or later.");
        assert_eq!(first_sentence("No stop"), "No stop");
        assert_eq!(first_sentence("Use one, e.g. two. `three` rests."), "Use one, e.g. two.");
    }

    #[test]
    fn examples_are_found_in_order() {
        let section = "```hcl bad\na = 1\n```\ntext\n```hcl good\nb = 2\n```\n```text\nx\n```\n";
        let found = examples(section);
        let kinds: Vec<_> = found.iter().map(|it| (it.kind, it.code.trim())).collect();
        assert_eq!(kinds, [(ExampleKind::Bad, "a = 1"), (ExampleKind::Good, "b = 2")]);
    }
}
