//! The formats of configuration files as one tree.

use hcl::edit::expr::{Expression, ObjectKey};
use std::str::FromStr;
use tollgate_core::rule::Severity;
use tollgate_core::source::Span;
use tollgate_core::yaml::{self, Node, Text};

/// A text of a list, with the comment behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub said: String,
    pub remark: String,
}

/// The members of a document in YAML or JSON; `None` where it is neither, or no mapping.
pub(super) fn members(text: &str) -> Option<Vec<(String, Node)>> {
    if text.trim().is_empty() {
        return Some(Vec::new());
    }
    match yaml::document(text)? {
        Node::Mapping(members) => Some(members),
        _ => None,
    }
}

/// The same, also of a document in TOML or HCL: KICS takes all four, whatever the file is called.
pub(super) fn members_in_any_format(text: &str) -> Option<Vec<(String, Node)>> {
    members(text).or_else(|| in_toml(text)).or_else(|| in_hcl(text))
}

fn in_toml(text: &str) -> Option<Vec<(String, Node)>> {
    fn node(value: toml::Value) -> Node {
        match value {
            toml::Value::String(text) => plain(text),
            toml::Value::Array(values) => Node::List(values.into_iter().map(node).collect()),
            toml::Value::Table(table) => {
                Node::Mapping(table.into_iter().map(|(key, value)| (key, node(value))).collect())
            }
            toml::Value::Integer(number) => plain(number.to_string()),
            toml::Value::Float(number) => plain(number.to_string()),
            toml::Value::Boolean(value) => plain(value.to_string()),
            toml::Value::Datetime(time) => plain(time.to_string()),
        }
    }
    let table: toml::Table = text.parse().ok()?;
    Some(table.into_iter().map(|(key, value)| (key, node(value))).collect())
}

/// Members of a body whose names may be in quotes, as in the first version of HCL: such a body is the inside of an object.
fn in_hcl(text: &str) -> Option<Vec<(String, Node)>> {
    fn node(value: &Expression) -> Node {
        match value {
            Expression::String(text) => plain(text.to_string()),
            Expression::Array(values) => Node::List(values.iter().map(node).collect()),
            other => plain(other.to_string().trim().to_owned()),
        }
    }
    let Expression::Object(object) = Expression::from_str(&format!("{{\n{text}\n}}")).ok()? else {
        return None;
    };
    let key = |key: &ObjectKey| match key {
        ObjectKey::Ident(name) => name.to_string().trim().to_owned(),
        ObjectKey::Expression(Expression::String(text)) => text.to_string(),
        ObjectKey::Expression(other) => other.to_string().trim().to_owned(),
    };
    Some(object.iter().map(|(name, value)| (key(name), node(value.expr()))).collect())
}

fn plain(said: String) -> Node {
    Node::Text(Text { said, is_plain: false, span: Span::new(0, 0), remark: String::new() })
}

/// The texts of a list, each perhaps several with commas between them.
pub(super) fn items(node: &Node) -> Vec<Item> {
    match node {
        Node::Text(text) => {
            let parts = text.said.split(',').map(str::trim).filter(|part| !part.is_empty());
            parts.map(|said| Item { said: said.to_owned(), remark: text.remark.clone() }).collect()
        }
        Node::List(nodes) => nodes.iter().flat_map(items).collect(),
        Node::Mapping(_) => Vec::new(),
    }
}

/// Whether a setting asks for nothing: it is off or empty.
pub(super) fn is_off(node: &Node) -> bool {
    match node {
        Node::Text(text) => matches!(text.said.to_ascii_lowercase().as_str(), "" | "~" | "null" | "false"),
        Node::List(nodes) => nodes.iter().all(is_off),
        Node::Mapping(members) => members.iter().all(|(_, node)| is_off(node)),
    }
}

/// Whether a setting is on.
pub(super) fn is_on(node: &Node) -> bool {
    node.text().is_some_and(|text| text.said.eq_ignore_ascii_case("true"))
}

/// A severity of another scanner.
pub(super) fn severity(text: &str) -> Option<Severity> {
    match text.to_ascii_lowercase().as_str() {
        "unknown" | "trace" => Some(Severity::Info),
        text => text.parse().ok(),
    }
}

/// The severity above another one.
pub(super) fn above(severity: Severity) -> Option<Severity> {
    Severity::ALL.into_iter().filter(|it| *it > severity).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_formats_say_the_same() {
        let expected = vec![("exclude-queries", vec!["a", "b"]), ("verbose", vec!["true"])];
        for text in [
            r#"{"exclude-queries": ["a", "b"], "verbose": true}"#,
            "exclude-queries:\n  - a\n  - b\nverbose: true\n",
            "exclude-queries = [\"a\", 'b']\nverbose = true\n",
            "exclude-queries = [\"a\", \"b\"]\n// said\nverbose = true\n",
            "\"exclude-queries\" = \"a,b\"\n\"verbose\" = true\n",
        ] {
            let members = members_in_any_format(text).unwrap_or_else(|| panic!("{text}"));
            let said: Vec<_> = members.iter().map(|(key, node)| (key.as_str(), items(node))).collect();
            let said: Vec<_> = said
                .iter()
                .map(|(key, items)| (*key, items.iter().map(|it| it.said.as_str()).collect::<Vec<_>>()))
                .collect();
            assert_eq!(said, expected, "{text}");
        }
        assert!(members_in_any_format("{ nothing").is_none());
    }
}
