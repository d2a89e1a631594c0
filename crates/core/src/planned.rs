//! A plan that stands beside the configuration it was made from: it tells what the configuration alone does not.
//!
//! The configuration is judged as ever, and its places are those of the source. Where a value is not known, the plan is
//! asked: what providers compute and read, and what the variables of the root module are. What the plan itself leaves open
//! (`after_unknown`) stays unknown. The format is described in Terraform's documentation, "JSON Output Format".

use crate::address::{Address, Sort, is_identity};
use crate::config::Module;
use crate::hash::{HashMap, HashSet};
use crate::source::Location;
use crate::syntax::parse_json;
use crate::value::{HopKind, NOWHERE, Number, Value};
use ecow::{EcoString, eco_format};
use jsonc_parser::ast::{Object, Value as Json};
use std::path::{Path, PathBuf};

/// What a plan says.
#[derive(Debug)]
pub struct Planned {
    /// The path of the plan as people see it.
    path: EcoString,
    /// The directory of the root module: absolute, without symbolic links.
    directory: PathBuf,
    /// The attributes of resources and data sources, as far as they are known, by their addresses.
    objects: HashMap<EcoString, HashMap<EcoString, Value>>,
    /// The variables of the root module.
    variables: HashMap<EcoString, Value>,
}

impl Planned {
    /// Reads a plan of the root module in a directory: absolute, without symbolic links.
    ///
    /// # Errors
    /// Why it is none, as the end of a sentence.
    pub fn read(path: &str, directory: PathBuf, text: &str) -> Result<Self, String> {
        let root = match parse_json(text.trim_start_matches('\u{feff}'), 0) {
            Ok(Some(Json::Object(root))) => root,
            Ok(_) => return Err("it is not a JSON object".to_owned()),
            Err(error) => return Err(format!("it is not JSON: {}", error.message)),
        };
        let Some(planned) = root.get_object("planned_values") else {
            return Err("it has no `planned_values`".to_owned());
        };
        let mut it =
            Self { path: path.into(), directory, objects: HashMap::default(), variables: variables(&root) };
        let unknown: HashMap<&str, &Object<'_>> = objects(&root, "resource_changes")
            .filter_map(|change| {
                let address = change.get_string("address")?;
                Some((&*address.value, change.get_object("change")?.get_object("after_unknown")?))
            })
            .collect();
        // What was read before the plan was made; what is planned is newer.
        let prior = root.get_object("prior_state").and_then(|it| it.get_object("values"));
        prior.into_iter().for_each(|values| it.take_in(values, &HashMap::default()));
        it.take_in(planned, &unknown);
        Ok(it)
    }

    /// Takes in the resources and data sources of all modules.
    fn take_in(&mut self, values: &Object<'_>, unknown: &HashMap<&str, &Object<'_>>) {
        let mut modules: Vec<_> = values.get_object("root_module").into_iter().collect();
        // Modules nest; the list grows while it is walked.
        let mut next = 0;
        while let Some(&module) = modules.get(next) {
            next += 1;
            modules.extend(objects(module, "child_modules"));
            for resource in objects(module, "resources") {
                let Some(address) = resource.get_string("address").map(|it| &*it.value) else { continue };
                let unknown = unknown.get(address).copied();
                self.objects.insert(address.into(), attributes(resource, unknown));
            }
        }
    }

    /// Whether it is a plan of the root module in a directory.
    #[must_use]
    pub fn is_of(&self, directory: &Path) -> bool {
        self.directory == directory
    }

    /// Whether it can have been made from a module: something that the module declares is planned, or nothing is.
    #[must_use]
    pub fn may_be_of(&self, module: &Module) -> bool {
        let resources = module.resources.iter().map(|it| eco_format!("{}", it.address));
        let calls = module.calls.keys().map(|name| eco_format!("module.{name}"));
        let declared: HashSet<_> = resources.chain(calls).collect();
        let is_declared = |known: &EcoString| {
            let ends = known.match_indices(['[', '.']).map(|(end, _)| end).chain([known.len()]);
            ends.into_iter().any(|end| declared.contains(&known[..end]))
        };
        self.objects.is_empty() || self.objects.keys().any(is_declared)
    }

    /// The value of an attribute, as if it were written at a place. `None` where the plan does not know it, and for what tells
    /// objects that Terraform manages from others: references between them say more than a text.
    pub(crate) fn attribute(&self, address: &Address, name: &str, at: Location) -> Option<Value> {
        if address.sort() != Sort::Data && is_identity(name) {
            return None;
        }
        let value = self.objects.get(&eco_format!("{address}"))?.get(name)?;
        Some(self.placed(value, at))
    }

    /// The value of a variable of the root module, as if it were written at a place.
    pub(crate) fn variable(&self, name: &str, at: Location) -> Option<Value> {
        Some(self.placed(self.variables.get(name)?, at))
    }

    /// Whether it says what a variable of the root module is.
    pub(crate) fn sets(&self, variable: &str) -> bool {
        self.variables.contains_key(variable)
    }

    /// The addresses of the resources and data sources that it knows, in no order.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &EcoString> {
        self.objects.keys()
    }

    fn placed(&self, value: &Value, at: Location) -> Value {
        value.moved(at).after(HopKind::File { path: self.path.clone(), has_its_lines: false }, at)
    }
}

/// The attributes of a resource that are known.
fn attributes(resource: &Object<'_>, unknown: Option<&Object<'_>>) -> HashMap<EcoString, Value> {
    let Some(values) = resource.get_object("values") else { return HashMap::default() };
    let secret = resource.get_object("sensitive_values");
    let marked = |marks: Option<&Object<'_>>, name: &str| {
        marks.and_then(|it| it.get(name)).is_some_and(|it| has_mark(&it.value))
    };
    let known = values.properties.iter().filter(|it| !marked(unknown, it.name.as_str()));
    let known = known.map(|it| {
        let name = it.name.as_str();
        (name.into(), value_of(&it.value).marked(marked(secret, name)))
    });
    known.collect()
}

fn variables(root: &Object<'_>) -> HashMap<EcoString, Value> {
    let variables = root.get_object("variables").map(|it| it.properties.as_slice()).unwrap_or_default();
    let given = variables.iter().filter_map(|it| {
        let value = &it.value.as_object()?.get("value")?.value;
        Some((it.name.as_str().into(), value_of(value)))
    });
    given.collect()
}

/// Whether something is marked in what mirrors a value: `true` where a part is.
fn has_mark(marks: &Json<'_>) -> bool {
    match marks {
        Json::BooleanLit(mark) => mark.value,
        Json::Array(items) => items.elements.iter().any(has_mark),
        Json::Object(members) => members.properties.iter().any(|it| has_mark(&it.value)),
        _ => false,
    }
}

fn objects<'v>(object: &'v Object<'v>, name: &str) -> impl Iterator<Item = &'v Object<'v>> {
    let elements = object.get_array(name).map(|array| array.elements.as_slice()).unwrap_or_default();
    elements.iter().filter_map(Json::as_object)
}

fn value_of(json: &Json<'_>) -> Value {
    match json {
        Json::NullKeyword(_) => Value::null(NOWHERE),
        Json::BooleanLit(literal) => Value::bool(literal.value, NOWHERE),
        Json::NumberLit(literal) => match Number::parse(literal.value) {
            Some(number) => Value::number(number, NOWHERE),
            None => Value::string(literal.value, NOWHERE),
        },
        Json::StringLit(text) => Value::string(&*text.value, NOWHERE),
        Json::Array(items) => Value::list(items.elements.iter().map(value_of), NOWHERE),
        Json::Object(object) => {
            let members = object.properties.iter().map(|it| (it.name.as_str().into(), value_of(&it.value)));
            Value::object(members.collect(), NOWHERE)
        }
    }
}
