//! The page of a rule, in Markdown: for `explain`, for the catalogue, and for viewers of SARIF.

use std::fmt::Write;
use tollgate_core::flaw::Safety;
use tollgate_core::rule::{Page, Rule};

/// The page below the title, with a word above each example that says what it is: `hcl bad` itself is shown nowhere.
#[must_use]
pub fn body(page: &Page) -> String {
    let mut markdown = prose(page);
    let definition = match page.definition.as_str() {
        "" => String::new(),
        definition => format!("```hcl\n{definition}\n```"),
    };
    let examples = captioned(&page.examples);
    for (heading, text) in [("Rule", &definition), ("Examples", &examples), ("References", &page.references)]
    {
        if !text.is_empty() {
            // Writing to a String does not fail.
            _ = write!(markdown, "\n## {heading}\n\n{}\n", text.trim_end());
        }
    }
    markdown
}

/// What the page says beside examples and references.
#[must_use]
pub fn prose(page: &Page) -> String {
    let fix = if page.fix.is_empty() { String::new() } else { format!("## Fix\n\n{}", page.fix) };
    let parts = [&page.risk, &page.background, &fix];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    parts.join("\n\n") + "\n"
}

fn captioned(examples: &str) -> String {
    let mut markdown = String::new();
    for line in examples.lines() {
        let caption = match line.trim().strip_prefix("```hcl ") {
            Some("bad") => "A finding:",
            Some("good") => "No finding:",
            Some("undecided") => "Undecided:",
            _ => {
                markdown.push_str(line);
                markdown.push('\n');
                continue;
            }
        };
        let gap = if markdown.is_empty() || markdown.ends_with("\n\n") { "" } else { "\n" };
        markdown.push_str(gap);
        markdown.push_str(caption);
        markdown.push_str("\n\n```hcl\n");
    }
    markdown
}

/// What else there is to know: names, severity, what is looked at, as a list.
#[must_use]
pub fn facts(rule: &Rule) -> String {
    let mut list = String::new();
    let mut fact = |name: &str, text: &str| {
        // Writing to a String does not fail.
        _ = writeln!(list, "- {name}: {text}");
    };
    fact("rule", &code([rule.id]));
    fact("severity", rule.severity.name());
    fact("category", rule.category.name());
    if rule.pedantic {
        fact("set", "pedantic: it runs with `--pedantic`, or where it is named");
    }
    if rule.cwe > 0 {
        let number = rule.cwe;
        fact("weakness", &format!("[CWE-{number}](https://cwe.mitre.org/data/definitions/{number}.html)"));
    }
    match rule.fix {
        Some(Safety::Safe) => fact("fix", "safe (`tollgate scan --fix`)"),
        Some(Safety::Unsafe) => {
            fact("fix", "unsafe (`tollgate scan --unsafe-fixes`)");
        }
        None => {}
    }
    if !rule.targets.is_empty() {
        fact("checks", &code(rule.targets.iter().copied()));
    }
    if !rule.modules.is_empty() {
        fact("and at calls of", &code(rule.modules.iter().map(|module| module.source)));
    }
    if !rule.implies.is_empty() {
        fact("includes", &code(rule.implies.iter().copied()));
    }
    fact("aliases", &code([rule.guid].into_iter().chain(rule.aliases.iter().copied())));
    fact("suppress it with", &format!("`# tollgate:ignore {} -- reason`", rule.id));
    list
}

fn code<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    items.into_iter().map(|item| format!("`{item}`")).collect::<Vec<_>>().join(", ")
}
