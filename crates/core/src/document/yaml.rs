//! Texts in YAML as values.

use super::Document;
use crate::source::Location;
use crate::value::{Number, Value};
use crate::yaml::{self, Node, Text};
use ecow::EcoString;

impl Document<'_> {
    /// The value of the text, if that is YAML and says more than a scalar.
    pub(super) fn parse_yaml(&self) -> Option<Value> {
        let node = yaml::document(self.text)?;
        node.text().is_none().then(|| self.value_of(&node))
    }

    fn value_of(&self, node: &Node) -> Value {
        let at = self.place_of(node);
        let value = match node {
            Node::Text(text) => self.scalar(text, at),
            Node::List(items) => Value::list(items.iter().map(|it| self.value_of(it)), at),
            Node::Mapping(members) => {
                let member = |(key, it): &(String, Node)| (EcoString::from(key), self.value_of(it));
                Value::object(members.iter().map(member).collect(), at)
            }
        };
        match node.first().and_then(|first| self.places.line(first.span.start as usize)) {
            Some(line) => value.on_line(line),
            None => value,
        }
    }

    /// From the first scalar that lies within to the last; else where the text is.
    fn place_of(&self, node: &Node) -> Location {
        let within = node.first().zip(node.last());
        let range = within
            .map_or(0..self.text.len(), |(first, last)| first.span.start as usize..last.span.end as usize);
        self.places.of(range)
    }

    /// What a scalar means by the core schema of YAML 1.2.
    fn scalar(&self, text: &Text, at: Location) -> Value {
        let said = &*text.said;
        match said {
            _ if !text.is_plain => self.string(said, at),
            "" | "~" | "null" | "Null" | "NULL" => Value::null(at),
            "true" | "True" | "TRUE" => Value::bool(true, at),
            "false" | "False" | "FALSE" => Value::bool(false, at),
            _ => Number::parse(said).map_or_else(|| self.string(said, at), |it| Value::number(it, at)),
        }
    }
}
