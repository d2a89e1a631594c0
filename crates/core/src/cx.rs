//! What a check can ask beside its own block, and how it reports.

use crate::block::{Block, Checked};
use crate::config::Mode;
use crate::eval::{Evaluator, InstanceId, Repeated};
use crate::files::{Kind, kind_of};
use crate::finding::{Edit, Finding, Fix, Related, Safety};
use crate::rule::Rule;
use crate::source::{Location, Span};
use crate::syntax::{self, ExprKind};
use crate::value::{self, HopKind, Value};
use ecow::{EcoString, eco_format};
use std::collections::HashMap;

/// The whole configuration of one root module, indexed by block type.
pub struct Root<'e> {
    evaluator: &'e Evaluator<'e>,
    by_type: HashMap<EcoString, Vec<Entry<'e>>>,
}

/// A block at the top level of a module instance.
enum Entry<'e> {
    /// The index of a resource or data source.
    Resource(InstanceId, usize),
    /// A block of another type, with its address.
    Other(InstanceId, &'e syntax::Block, EcoString),
}

impl<'e> Root<'e> {
    /// Indexes everything that the evaluator's root module holds.
    #[must_use]
    pub fn new(evaluator: &'e Evaluator<'e>) -> Self {
        let mut by_type: HashMap<EcoString, Vec<Entry<'e>>> = HashMap::new();
        for instance in evaluator.all_instances() {
            let module = evaluator.module(instance);
            let prefix = &evaluator.instance(instance).prefix;
            for (index, resource) in module.resources.iter().enumerate() {
                let kind = match resource.mode {
                    Mode::Managed => resource.kind.clone(),
                    Mode::Data => eco_format!("data.{}", resource.kind),
                };
                by_type.entry(kind).or_default().push(Entry::Resource(instance, index));
            }
            let named =
                [("variable", &module.variables), ("output", &module.outputs), ("module", &module.calls)];
            for (kind, blocks) in named {
                let address = |name: &EcoString| match kind {
                    "variable" => eco_format!("{prefix}var.{name}"),
                    _ => eco_format!("{prefix}{kind}.{name}"),
                };
                let entries = blocks.iter().map(|(name, block)| Entry::Other(instance, block, address(name)));
                by_type.entry(kind.into()).or_default().extend(entries);
            }
            for block in &module.others {
                let label = block.label(0).map(|label| eco_format!(".{label}")).unwrap_or_default();
                let address = eco_format!("{prefix}{}{label}", block.kind);
                by_type.entry(block.kind.clone()).or_default().push(Entry::Other(instance, block, address));
            }
        }
        Self { evaluator, by_type }
    }

    /// Every instance of the blocks of a type: `aws_vpc`, `data.aws_ami`, `variable`.
    #[must_use]
    pub fn blocks(&self, kind: &str) -> Vec<Block<'e>> {
        let entries = self.by_type.get(kind).map(Vec::as_slice).unwrap_or_default();
        entries.iter().flat_map(|entry| self.instances(entry)).collect()
    }

    /// The calls of a registry module.
    pub fn calls_of<'r>(&'r self, source: &'r str) -> impl Iterator<Item = Block<'e>> + 'r {
        let entries = self.by_type.get("module").map(Vec::as_slice).unwrap_or_default();
        let calls = entries.iter().filter(move |entry| match entry {
            Entry::Other(_, block, _) => {
                crate::config::call_source(block).is_some_and(|(it, _)| registry_address(it) == source)
            }
            Entry::Resource(..) => false,
        });
        calls.flat_map(|entry| self.instances(entry))
    }

    /// How many blocks there are, each counted once however often it is repeated.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_type.values().map(Vec::len).sum()
    }

    /// Whether there is no block.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_type.is_empty()
    }

    fn instances(&self, entry: &Entry<'e>) -> Vec<Block<'e>> {
        match entry {
            Entry::Resource(instance, index) => {
                let resource = &self.evaluator.module(*instance).resources[*index];
                let prefix = &self.evaluator.instance(*instance).prefix;
                let expansion = self.evaluator.expansion(*instance, *index);
                let kind =
                    if resource.mode == Mode::Managed { resource.kind.clone() } else { EcoString::new() };
                let block = |repeated: &Repeated| {
                    let address = eco_format!("{prefix}{}{}", resource.address, repeated.suffix());
                    Block::top(self.evaluator, &resource.block, address, kind.clone(), *instance, repeated)
                };
                expansion.instances.iter().map(block).collect()
            }
            Entry::Other(instance, block, address) => {
                let single = Repeated::single(None);
                vec![Block::top(self.evaluator, block, address.clone(), EcoString::new(), *instance, &single)]
            }
        }
    }
}

/// The registry address in a module source, without the public registry's host and a submodule's path kept.
fn registry_address(source: &str) -> &str {
    source.strip_prefix("registry.terraform.io/").unwrap_or(source)
}

/// What a check works with: the configuration around its block, and the findings.
pub struct Cx<'c, 'e> {
    root: &'c Root<'e>,
    rule: &'static Rule,
    subject: Block<'e>,
    findings: &'c mut Vec<Finding>,
}

impl<'c, 'e> Cx<'c, 'e> {
    /// The context of one check.
    pub(crate) fn new(
        root: &'c Root<'e>,
        rule: &'static Rule,
        subject: Block<'e>,
        findings: &'c mut Vec<Finding>,
    ) -> Self {
        Self { root, rule, subject, findings }
    }

    /// Every instance of the resources of a type, in this module, its callers and callees.
    #[must_use]
    pub fn resources(&self, kind: &str) -> Vec<Block<'e>> {
        self.root.blocks(kind)
    }

    /// Whether a test holds for some resource of a type. One certain match wins over any unknown ones; a match that
    /// may be absent where the checked block exists is not certain.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn any(&self, kind: &str, test: impl Fn(&Block<'e>) -> Checked<bool>) -> Checked<bool> {
        value::any(self.resources(kind), |block| block.if_present(test(&block), &self.subject))
    }

    /// Reports a finding of the rule.
    pub fn flag(&mut self, location: Location, message: impl Into<String>) -> Flag<'_> {
        let index = self.findings.len();
        let addresses = vec![self.subject.address.clone()];
        self.findings.push(Finding { addresses, ..Finding::new(self.rule, location, message) });
        Flag { finding: &mut self.findings[index] }
    }
}

/// A finding that was just reported, to say more about.
pub struct Flag<'f> {
    finding: &'f mut Finding,
}

impl Flag<'_> {
    /// The attribute it is about, from the resource on.
    #[must_use = "chain what else there is to say, or drop the call"]
    pub fn about(self, attribute: impl Into<EcoString>) -> Self {
        self.finding.attribute = String::from(attribute.into());
        self
    }

    /// The value that is wrong: where it came from becomes the finding's trace.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn because(self, value: &Value) -> Self {
        self.finding.trace = trace(value);
        self
    }

    /// Another place that explains this one.
    #[allow(clippy::must_use_candidate, reason = "the last link of a chain")]
    pub fn also(self, location: Location, message: impl Into<String>) -> Self {
        self.finding.related.push(Related { location, message: message.into() });
        self
    }

    /// The fix that sets an attribute of a block to a literal, where that can be done by editing one place.
    pub fn set(self, block: &Block, name: &str, literal: &str, safety: Safety) {
        if let Some(edit) = set_attribute(block, block.local_name(name), literal) {
            let description = format!("Set `{}` to `{literal}`", block.path_of(name));
            self.finding.fix = Some(Fix { description, safety, edits: vec![edit] });
        }
    }
}

/// The way of a value from where it is written to where it is used; empty where it is used as written.
fn trace(value: &Value) -> Vec<Related> {
    let mut steps: Vec<_> = value
        .hops()
        .filter_map(|hop| match &hop.kind {
            HopKind::Reference(name) => {
                Some(Related { location: hop.at, message: format!("read as `{name}`") })
            }
            HopKind::Encoded(_) => None,
        })
        .collect();
    // The place of a secret is not shown: whoever sees the line sees the secret.
    if !steps.is_empty() && !value.sensitive {
        steps.push(Related { location: value.at, message: format!("`{value}` is written here") });
    }
    steps.reverse();
    steps
}

/// The edit that sets an attribute: it replaces a literal, or adds the attribute as the first of the block. `None`
/// where the value is computed, which an edit of this place would not mend, or the block stands on one line.
fn set_attribute(block: &Block, name: &str, literal: &str) -> Option<Edit> {
    let body = block.body()?;
    let source = block.evaluator().project.sources.get(block.header().source);
    // A plan is not where a configuration is mended.
    if kind_of(&source.path) == Some(Kind::PossiblePlan) {
        return None;
    }
    if let Some(attribute) = body.attribute(name) {
        let simple = matches!(
            attribute.expr.kind,
            ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) | ExprKind::Null
        );
        let location = attribute.location().with_span(attribute.expr.span);
        return simple.then(|| Edit { location, replacement: literal.to_owned() });
    }
    let inside = source.slice(body.span);
    let (first, rest) = inside.split_once('\n').map_or((inside, None), |(first, rest)| (first, Some(rest)));
    let header_line = source.line_text(source.line(block.header().span.start));
    let outer: String = header_line.chars().take_while(|it| matches!(it, ' ' | '\t')).collect();
    let json = source.real_path.extension().is_some_and(|extension| extension == "json");
    let (at, replacement) = match rest {
        _ if json => return None,
        Some(_) => {
            let first_line_end = body.span.start as usize + first.trim_end_matches('\r').len();
            let line_break = if first.ends_with('\r') { "\r\n" } else { "\n" };
            (first_line_end, format!("{line_break}{outer}  {name} = {literal}"))
        }
        None if inside.trim().is_empty() => {
            (body.span.start as usize, format!("\n{outer}  {name} = {literal}\n{outer}"))
        }
        None => return None,
    };
    let end = if rest.is_none() { body.span.end as usize } else { at };
    Some(Edit { location: block.header().with_span(Span::new(at, end)), replacement })
}
