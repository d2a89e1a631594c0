//! The block of a page that holds the rule.

use std::ops::Range;

/// What the fence of the block says.
const INFO: &str = "hcl rule";

/// A fenced block: where its content stands in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fence {
    pub(crate) content: Range<usize>,
}

/// Whether a Markdown file is the page of a rule: it has a block `hcl rule`.
#[must_use]
pub fn is_rule(text: &str) -> bool {
    !fences(text).is_empty()
}

/// The blocks that hold rules. One that is not closed goes to the end.
pub(crate) fn fences(text: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    // The backticks of the fence that is open, and where its content starts if it is a rule.
    let mut open: Option<(usize, Option<usize>)> = None;
    let mut rest = 0;
    while let Some(tick) = text[rest..].find("```") {
        let tick = rest + tick;
        let at = text[..tick].rfind('\n').map_or(0, |end| end + 1);
        let end = text[tick..].find('\n').map_or(text.len(), |end| tick + end + 1);
        rest = end;
        let trimmed = text[at..end].trim();
        let ticks = trimmed.bytes().take_while(|byte| *byte == b'`').count();
        match open {
            None if ticks >= 3 => {
                let is_rule = trimmed[ticks..].split_whitespace().eq(INFO.split_whitespace());
                open = Some((ticks, is_rule.then_some(end)));
            }
            Some((opened, start)) if ticks >= opened && trimmed.len() == ticks => {
                found.extend(start.map(|start| Fence { content: start..at }));
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.and_then(|(_, start)| start).map(|start| Fence { content: start..text.len() }));
    found
}

/// The page with everything but a block blanked, so that places in it are places in the page.
pub(crate) fn only(text: &str, fence: &Fence) -> String {
    let blank =
        |part: &str| -> String { part.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect() };
    let Range { start, end } = fence.content.clone();
    [blank(&text[..start]), text[start..end].to_owned(), blank(&text[end..])].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_found_beside_other_blocks() {
        let text =
            "# Té\n\n````md\n```hcl rule\nx\n```\n````\n\n```hcl rule\na = 1\n```\n\n```hcl bad\n```\n";
        let found = fences(text);
        assert_eq!(found.iter().map(|it| &text[it.content.clone()]).collect::<Vec<_>>(), ["a = 1\n"]);
        let only = only(text, &found[0]);
        assert_eq!((only.len(), only.trim()), (text.len(), "a = 1"));
        assert_eq!(only.lines().position(|line| line == "a = 1"), text.lines().position(|it| it == "a = 1"));
        assert!(is_rule("```hcl rule\r\nx") && !is_rule("```hcl rules\n```\n"));
    }
}
