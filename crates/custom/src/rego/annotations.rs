//! OPA's annotations of a rule: YAML in the comments above it, after `# METADATA`.

use tollgate_core::rule::Severity;
use tollgate_core::yaml::{Node, document};

/// What a rule says of itself.
#[derive(Debug, Default)]
pub(super) struct Annotations {
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    /// `custom.severity`, or `severity` as some write it.
    pub(super) severity: Option<Severity>,
    pub(super) related: Vec<Related>,
}

/// Something to read.
#[derive(Debug)]
pub(super) struct Related {
    pub(super) address: String,
    pub(super) description: String,
}

/// The annotations above a line, which is counted from 0. What is no such comment says nothing.
pub(super) fn annotations(text: &str, line: usize) -> Annotations {
    let above: Vec<_> = text.lines().take(line).map(str::trim).collect();
    let comments = above.iter().rev().take_while(|it| it.starts_with('#')).count();
    let comments = above.get(above.len() - comments..).unwrap_or_default();
    let Some(start) = comments.iter().rposition(|it| it.trim_start_matches('#').trim() == "METADATA") else {
        return Annotations::default();
    };
    let lines = comments.get(start + 1..).unwrap_or_default().iter();
    let lines: Vec<_> = lines.map(|it| it.trim_start_matches('#')).collect();
    let yaml = lines.iter().map(|it| it.strip_prefix(' ').unwrap_or(it)).collect::<Vec<_>>().join("\n");
    let Some(root) = document(&yaml) else { return Annotations::default() };
    let severity =
        root.member("custom").and_then(|it| it.member("severity")).or_else(|| root.member("severity"));
    Annotations {
        // A title is one line.
        title: text_of(root.member("title")).map(|it| it.lines().collect::<Vec<_>>().join(" ")),
        description: text_of(root.member("description")),
        severity: severity.and_then(|it| it.text()?.said.parse().ok()),
        related: match root.member("related_resources") {
            Some(Node::List(items)) => items.iter().filter_map(related).collect(),
            _ => Vec::new(),
        },
    }
}

fn text_of(node: Option<&Node>) -> Option<String> {
    let said = node?.text()?.said.trim();
    (!said.is_empty()).then(|| said.to_owned())
}

/// An address, or a mapping with `ref` and perhaps `description`.
fn related(node: &Node) -> Option<Related> {
    let address = text_of(Some(node)).or_else(|| text_of(node.member("ref")))?;
    let description = text_of(node.member("description")).unwrap_or_else(|| address.clone());
    Some(Related { address, description })
}
