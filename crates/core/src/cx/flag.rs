//! What a rule says of a flaw that it has just reported.

use super::Cx;
use crate::block::Block;
use crate::fix;
use crate::flaw::{Edit, Fix, Flaw, Related, Safety, shortened};
use crate::source::Location;
use crate::value::{HopKind, Value};
use ecow::EcoString;

/// A flaw that was just reported, to say more about.
pub struct Flag<'f> {
    pub(super) flaw: &'f mut Flaw,
    /// What fixes may change beside the flaw. Without it there is none.
    pub(super) safety: Option<Safety>,
}

impl Flag<'_> {
    /// The attribute it is about, from the resource on.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn about(self, attribute: impl Into<EcoString>) -> Self {
        self.flaw.attribute = String::from(attribute.into());
        self
    }

    /// Where the attribute stands that it is about, if that is not where it is reported. It is found by itself where a
    /// flaw is reported at the header of the block that is checked, or of one that is nested in it.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn shown_at(self, place: Location) -> Self {
        self.flaw.attribute_at = (place != self.flaw.location).then_some(place);
        self
    }

    /// Where it is written what is wrong, where the attribute only refers to that.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn written_at(self, place: Option<Location>) -> Self {
        self.flaw.written_at = place;
        self
    }

    /// What to do, where the advice on the rule's page is for something else.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn advise(self, advice: impl Into<String>) -> Self {
        self.flaw.advice = Some(advice.into());
        self
    }

    /// The part of the block that is the cause, where each part may be one.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn caused_by(self, part: Location) -> Self {
        self.flaw.part = Some(part);
        self
    }

    /// What is the cause for several blocks, such as a statement of a policy.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn caused_for_all_by(self, place: Location) -> Self {
        self.flaw.cause = Some(place);
        self
    }

    /// Where most reviewers decline the advice here, it is given only where pedantic rules run.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn pedantic_if(self, declined: bool) -> Self {
        self.flaw.pedantic |= declined;
        self
    }

    /// The value that is wrong: where it came from becomes the finding's trace.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn because(self, value: &Value) -> Self {
        self.flaw.trace = trace(value);
        self
    }

    /// As `because`, of a value that is a secret: the trace says where it is written, and does not quote it.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn because_of_secret(self, value: &Value) -> Self {
        self.flaw.trace = way(value, |_| "it is written here".to_owned());
        self
    }

    /// Another place that explains this one.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn also(self, location: Location, message: impl Into<String>) -> Self {
        self.flaw.related.push(Related { location, message: shortened(message.into()) });
        self
    }

    /// The fix that sets an attribute to an expression: `path` is a name, or leads through nested blocks that are
    /// added. There is no fix where the value comes from elsewhere: an edit of this place would not fix it.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn set(self, block: &Block, path: &str, expression: &str) -> Self {
        let description = format!("Set `{}` to `{expression}`", block.path_of(path));
        self.fix(description, fix::set(block, path, expression))
    }

    /// The fix that sets an entry of a map, which is an attribute: the map is added where there is none.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn set_entry(self, block: &Block, path: &str, expression: &str) -> Self {
        let description = format!("Set `{}` to `{expression}`", block.path_of(path));
        self.fix(description, fix::set_entry(block, path, expression))
    }

    /// The fix that sets several attributes: of the block, or of one nested in it that is added, where `path` leads there.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn set_all(self, block: &Block, path: &str, settings: &[(&str, &str)]) -> Self {
        let Some((kind, _)) = path.rsplit_once('.') else {
            let each = settings.iter().map(|(name, it)| format!("`{}` to `{it}`", block.path_of(name)));
            let description = format!("Set {}", each.collect::<Vec<_>>().join(" and "));
            return self.fix(description, fix::set_all(block, settings));
        };
        if kind.contains('.') {
            return self;
        }
        let lines = fix::lines(settings);
        self.add_block(block, kind, &lines.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The fix that sets an attribute of several blocks to an expression: of all of them, since less would fix nothing.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn set_in_all(self, blocks: &[Block], name: &str, expression: &str) -> Self {
        let description = match blocks {
            [block] => format!("Set `{}` to `{expression}`", block.path_of(name)),
            _ => format!("Set {} attributes `{name}` to `{expression}`", blocks.len()),
        };
        let edits = blocks.iter().map(|block| fix::set(block, name, expression)).collect::<Option<Vec<_>>>();
        let edits = edits.map(|edits| {
            let mut edits = edits.concat();
            edits.sort_by_key(|edit| edit.location);
            edits.dedup();
            edits
        });
        self.fix(description, edits)
    }

    /// The fix that adds a nested block with these lines in it.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn add_block(self, block: &Block, kind: &str, lines: &[&str]) -> Self {
        let description = format!("Add a block `{}`", block.path_of(kind));
        self.fix(description, fix::add_block(block, kind, lines))
    }

    /// The fix that removes an attribute.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn remove(self, block: &Block, name: &str) -> Self {
        self.fix(format!("Remove `{}`", block.path_of(name)), fix::remove(block, name))
    }

    /// A fix that was worked out, if there is one.
    pub(crate) fn repair(self, repair: Option<(String, Vec<Edit>)>) {
        if let Some((description, edits)) = repair {
            self.fix(description, Some(edits));
        }
    }

    /// A fix, with the safety that is declared for the check; where none is, there is no fix.
    fn fix(self, description: String, edits: Option<Vec<Edit>>) -> Self {
        if let Some((safety, edits)) = self.safety.zip(edits) {
            self.flaw.fix = Some(Fix { description, safety, edits });
        }
        self
    }
}

impl Cx<'_, '_> {
    /// Reports that an element of a list in an attribute of a block is wrong, with the way of its value.
    pub(crate) fn wrong_item(
        &mut self,
        block: &Block,
        name: &str,
        item: &Value,
        message: impl Into<String>,
    ) -> Flag<'_> {
        let place = block.place_of_item(name, item);
        let flag = self.flag(place, message);
        flag.flaw.attribute_at = Some(place);
        flag.about(block.path_of(name)).because(item)
    }
}

/// The longest text that is quoted where it is written, in bytes.
const MAX_QUOTED: usize = 120;

/// The way of a value from where it is written to where it is used; empty where it is used as written.
pub(crate) fn trace(value: &Value) -> Vec<Related> {
    way(value, |value| match value.as_str() {
        // A document tells nothing in a line.
        Some(text) if text.len() > MAX_QUOTED => "its text is written here".to_owned(),
        _ => shortened(format!("`{value}` is written here")),
    })
}

/// The way of a value, with what is said of the place where it is written.
fn way(value: &Value, written: impl Fn(&Value) -> String) -> Vec<Related> {
    let mut steps: Vec<_> = value
        .hops()
        .filter_map(|hop| {
            let message = match &hop.kind {
                HopKind::Reference(name) => format!("read as `{name}`"),
                HopKind::Attribute(attribute) => format!("read as `{attribute}`"),
                HopKind::File { path, has_its_lines } => match value.line().filter(|_| *has_its_lines) {
                    Some(line) => format!("read from the file `{path}`, line {line}"),
                    None => format!("read from the file `{path}`"),
                },
                HopKind::Encoded(_) | HopKind::Base64(_) => return None,
            };
            Some(Related { location: hop.at, message: shortened(message) })
        })
        .collect();
    // What the provider makes is written nowhere, and what is read from a file stands there. The place of a secret is not shown: whoever sees the line sees the secret.
    if value.as_unknown().is_some_and(|it| it.cases().is_empty()) {
        steps.retain(|step| step.message != format!("read as `{value}`"));
    } else if !steps.is_empty()
        && value.file().is_none()
        && !value.is_secret()
        && value.at.span.start < value.at.span.end
    {
        steps.push(Related { location: value.at, message: written(value) });
    }
    steps.reverse();
    steps
}
