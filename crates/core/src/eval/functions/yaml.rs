//! `yamldecode`: the events of a YAML parser, read as `go-cty-yaml` reads them.
//!
//! It takes words for booleans that YAML 1.2 takes for strings (`yes`, `on`, `y`), dates for timestamps, and `<<` for
//! a merge. A document of more than one value, and keys that are not scalars, are errors.

mod scalar;

use super::json::{of_text, without_sets};
use super::{Call, MAX_ELEMENTS, Outcome, Stop, refuse};
use crate::decoded::Format;
use crate::eval::operators::to_text;
use crate::hash::HashMap;
use crate::value::{Data, Value};
use ecow::{EcoString, eco_format};
use saphyr_parser::{Event, Parser, StrInput, Tag};
use std::collections::BTreeMap;

/// How deep a document may nest.
const MAX_DEPTH: usize = 100;

pub(super) fn decode(call: &Call) -> Outcome {
    // JSON is YAML.
    if let Some(value) = call.value(0).encoded() {
        return Ok(without_sets(value));
    }
    let decoded = call.evaluator.project.decoded.get(Format::Yaml, call.text(0)?, call.at, |text| {
        let parser = Parser::new_from_str(text);
        Reader { call, parser, anchors: HashMap::default(), size: 0, depth: 0, line: 0 }.document()
    });
    Ok(of_text(call, decoded?))
}

struct Reader<'t> {
    call: &'t Call<'t>,
    parser: Parser<'t, StrInput<'t>>,
    /// Values with an anchor, and how many nodes they are.
    anchors: HashMap<usize, (Value, usize)>,
    /// How many nodes have been begun; those of an alias are counted each time.
    size: usize,
    depth: usize,
    /// Where the last event stands.
    line: usize,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Outcome {
        loop {
            match self.next()? {
                Event::StreamStart | Event::Nothing => {}
                Event::DocumentStart(_) => break,
                _ => return refuse("the string holds no YAML document"),
            }
        }
        let first = self.next()?;
        let value = self.node(first)?;
        match (self.next()?, self.next()?) {
            (Event::DocumentEnd, Event::StreamEnd) => Ok(value),
            _ => refuse("the string holds more than one YAML document"),
        }
    }

    fn next(&mut self) -> Result<Event<'t>, Stop> {
        match self.parser.next() {
            Some(Ok((event, span))) => {
                self.line = span.start.line();
                Ok(event)
            }
            Some(Err(error)) => refuse(eco_format!("the string is not YAML: {}", error.info())),
            None => refuse("the YAML document ends too early"),
        }
    }

    fn node(&mut self, start: Event<'t>) -> Outcome {
        self.count(1)?;
        let (before, line) = (self.size, self.line);
        let (anchor, value) = match start {
            Event::Alias(anchor) => {
                let Some((value, size)) = self.anchors.get(&anchor).cloned() else {
                    return refuse("an alias stands within the value that it names");
                };
                self.count(size)?;
                return Ok(value);
            }
            Event::Scalar(text, style, anchor, tag) => {
                (anchor, scalar::value(self.call, &text, style, tag.as_deref())?)
            }
            Event::SequenceStart(anchor, tag) => {
                expect_tag(tag.as_deref(), "seq")?;
                (anchor, self.nested(Self::sequence)?)
            }
            Event::MappingStart(anchor, tag) => {
                expect_tag(tag.as_deref(), "map")?;
                (anchor, self.nested(Self::mapping)?)
            }
            _ => return refuse("the YAML document has no value"),
        };
        let value = value.on_line(line);
        if anchor > 0 {
            self.anchors.insert(anchor, (value.clone(), self.size - before));
        }
        Ok(value)
    }

    fn count(&mut self, nodes: usize) -> Result<(), Stop> {
        self.size = self.size.saturating_add(nodes);
        if self.size > MAX_ELEMENTS {
            return Err(Stop::Limit(eco_format!("the YAML document has more than {MAX_ELEMENTS} values")));
        }
        Ok(())
    }

    fn nested(&mut self, read: fn(&mut Self) -> Outcome) -> Outcome {
        if self.depth >= MAX_DEPTH {
            return Err(Stop::Limit(eco_format!("the YAML document nests deeper than {MAX_DEPTH} levels")));
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn sequence(&mut self) -> Outcome {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Event::SequenceEnd => return self.call.list(items),
                start => items.push(self.node(start)?),
            }
        }
    }

    fn mapping(&mut self) -> Outcome {
        let mut members = BTreeMap::new();
        loop {
            let key = match self.next()? {
                Event::MappingEnd => return Ok(Value::object(members.into(), self.call.at)),
                Event::Scalar(text, _, _, tag) if text == "<<" && tag.is_none() => {
                    let start = self.next()?;
                    merge(&self.node(start)?, &mut members)?;
                    continue;
                }
                Event::Scalar(text, style, _, tag) => scalar::key(self.call, &text, style, tag.as_deref())?,
                _ => return refuse("only scalars can be keys of a YAML mapping"),
            };
            let Some(key) = to_text(&key) else { return refuse("null cannot be the key of a YAML mapping") };
            let start = self.next()?;
            let value = self.node(start)?;
            members.insert(key, value);
        }
    }
}

/// Takes in the members of a mapping, or of several.
fn merge(value: &Value, members: &mut BTreeMap<EcoString, Value>) -> Result<(), Stop> {
    match value.data() {
        Data::Object(merged) => {
            members.extend(merged.iter().map(|(key, value)| (key.clone(), value.clone())));
            Ok(())
        }
        Data::List(items) if items.iter().all(|item| matches!(item.data(), Data::Object(_))) => {
            items.iter().try_for_each(|item| merge(item, members))
        }
        _ => refuse("`<<` needs a mapping or a list of mappings"),
    }
}

fn expect_tag(tag: Option<&Tag>, wanted: &str) -> Result<(), Stop> {
    match tag {
        Some(tag) if !(tag.is_yaml_core_schema() && tag.suffix == wanted) => {
            refuse(eco_format!("the tag {tag} cannot stand here"))
        }
        _ => Ok(()),
    }
}
