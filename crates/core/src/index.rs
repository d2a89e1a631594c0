//! Which rules look at what: made once for a scan, asked for every type of block of every root module.

use crate::hash::HashMap;
use crate::registry::ModuleInputs;
use crate::rule::Rule;

/// Rules by their targets.
pub(crate) struct Index {
    by_type: HashMap<&'static str, Vec<&'static Rule>>,
    /// Targets such as `azurerm_*`, without the star.
    by_prefix: Vec<(&'static str, &'static Rule)>,
    by_module: HashMap<&'static str, Vec<(&'static Rule, &'static ModuleInputs)>>,
}

impl Index {
    /// The index of some rules.
    pub(crate) fn new(rules: &[&'static Rule]) -> Self {
        let mut index =
            Self { by_type: HashMap::default(), by_prefix: Vec::new(), by_module: HashMap::default() };
        // There are about half as many types as rules.
        index.by_type.reserve(rules.len() / 2);
        for &rule in rules {
            for target in rule.targets {
                match target.strip_suffix('*') {
                    Some(prefix) => index.by_prefix.push((prefix, rule)),
                    None => index.by_type.entry(target).or_default().push(rule),
                }
            }
            for module in rule.modules {
                index.by_module.entry(module.source).or_default().push((rule, module));
            }
        }
        index
    }

    /// The rules that look at blocks of a type; `is_resource` tells resources from `variable`, `data.aws_ami` and the
    /// like, which no pattern means.
    pub(crate) fn of_type(&self, kind: &str, is_resource: bool) -> impl Iterator<Item = &'static Rule> {
        let exact = self.by_type.get(kind).map(Vec::as_slice).unwrap_or_default();
        let matching = self
            .by_prefix
            .iter()
            .filter(move |(prefix, rule)| is_resource && kind.starts_with(prefix) && (rule.among)(kind));
        exact.iter().copied().chain(matching.map(|(_, rule)| *rule))
    }

    /// The rules that look at calls of a registry module, and what its inputs stand for.
    pub(crate) fn of_module(&self, source: &str) -> &[(&'static Rule, &'static ModuleInputs)] {
        self.by_module.get(source).map(Vec::as_slice).unwrap_or_default()
    }
}
