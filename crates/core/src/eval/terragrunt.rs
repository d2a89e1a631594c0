//! Terragrunt's configurations: what a `terragrunt.hcl` includes, reads and gives (Terragrunt 1.1, "HCL reference").
//!
//! A configuration is evaluated with the names of its own file, but for the paths of the one that includes it. The files
//! that are asked for and not loaded yet are wanted: whoever loads files reads them and evaluates the unit again.

mod overrides;

use super::{Evaluator, Instance, InstanceId, Limits, Memo, Scope, invalid, operators};
use crate::config::Tool;
use crate::files::{Files, normalize};
use crate::hash::HashMap;
use crate::note::{Note, NoteKind};
use crate::project::Project;
use crate::source::{Location, directory};
use crate::syntax::{Attribute, Block, Expr, ExprKind, OwnedAttribute, Step, Steps, TopBlock};
use crate::terragrunt::{FILE, Found, Source, Unit, joined};
use crate::value::{Data, Reason, Symbol, Value};
use ecow::{EcoString, eco_format};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// As what a file is evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Context {
    /// The configuration that it belongs to: itself, or the one that includes it. Terragrunt's paths start there.
    pub(super) config: PathBuf,
    /// Whether that configuration includes it.
    pub(super) is_included: bool,
}

/// What is known of the configurations.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The files that are evaluated, by their numbers and as what they are.
    instances: RefCell<HashMap<(usize, Context), InstanceId>>,
    /// What others read of them.
    values: Memo<InstanceId>,
    /// Files that are not loaded yet.
    wanted: RefCell<BTreeSet<PathBuf>>,
}

/// What a unit comes to.
pub(crate) struct Evaluated {
    /// Where its source is written, else the start of its file.
    pub(crate) place: Location,
    /// The module that it runs.
    pub(crate) source: Source,
    /// What it gives to the module's variables, the weakest first.
    pub(crate) inputs: Vec<Value>,
    /// What there is to say of it.
    pub(crate) notes: Vec<Note>,
    /// What its files of variables give, the weakest first.
    pub(crate) overrides: Vec<Value>,
    /// The configurations that it is made of, by their numbers.
    pub(crate) files: BTreeSet<usize>,
    /// Files that are to be loaded before this counts.
    pub(crate) wanted: BTreeSet<PathBuf>,
}

/// Evaluates the unit whose configuration is a file of this number, at `path`: absolute, its directory without symbolic
/// links.
pub(crate) fn evaluate(
    project: &Project,
    file: usize,
    path: &Path,
    start: Location,
    files: &dyn Files,
) -> Evaluated {
    let (evaluator, unit) = of_configuration(project, file, path, files, Limits::default());
    let is_skipped = evaluator.attribute_of_configuration(unit, "skip").is_some_and(|it| is_true(&it));
    let (source, place) = if is_skipped { (Source::Unknown, start) } else { evaluator.source(unit, start) };
    let inputs = evaluator.inputs(unit, start);
    let overrides = evaluator.overrides(unit);
    if let Err(spent) = evaluator.budget.check() {
        evaluator.note(NoteKind::Budget, place, format!("the unit is not read to the end: {spent}"));
    }
    let wanted = evaluator.terragrunt.wanted.take();
    let files = evaluator.terragrunt.instances.take().into_keys().map(|(file, _)| file).collect();
    Evaluated { place, source, inputs, overrides, files, wanted, notes: evaluator.into_notes() }
}

/// An evaluator of the configuration of a unit, and its instance.
fn of_configuration<'p>(
    project: &'p Project,
    file: usize,
    path: &Path,
    files: &'p dyn Files,
    limits: Limits,
) -> (Evaluator<'p>, InstanceId) {
    let evaluator = Evaluator::without_instances(project, &project.terragrunt.files, files, limits);
    let unit = evaluator.configuration(file, Context { config: path.to_owned(), is_included: false });
    (evaluator, unit)
}

/// The configuration of a unit that is loaded, for whoever looks at it: an evaluator, of which a file of this number is these
/// instances.
pub(crate) fn looked_at<'p>(
    project: &'p Project,
    unit: &Unit,
    file: usize,
    files: &'p dyn Files,
    limits: Limits,
) -> (Evaluator<'p>, Vec<InstanceId>) {
    let path = &project.terragrunt.inputs[unit.file].entry;
    let (evaluator, own) = of_configuration(project, unit.file, path, files, limits);
    // What the unit includes and reads is met as it is evaluated.
    _ = (evaluator.source(own, unit.place), evaluator.inputs(own, unit.place), evaluator.overrides(own));
    let known = evaluator.terragrunt.instances.borrow();
    let mut instances: Vec<_> =
        known.iter().filter(|((it, _), _)| *it == file).map(|(_, instance)| *instance).collect();
    drop(known);
    instances.sort_unstable();
    (evaluator, instances)
}

/// An `include` block.
struct Include<'b> {
    block: Block<'b>,
    merge: Merge,
}

/// How the configuration that is included is merged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Merge {
    /// Not at all.
    No,
    /// The configuration that includes it wins.
    Shallow,
    /// Maps are merged and lists put together.
    Deep,
}

impl Evaluator<'_> {
    /// What the unit gives to the module that the root calls, if that is not at hand.
    pub(crate) fn inputs_of_call(&self, caller: InstanceId) -> Option<Value> {
        let unit = self.unit.filter(|_| caller == 0 && self.module(0).tool == Tool::Terragrunt)?;
        Some(unit.all_inputs())
    }

    /// The configuration of Terragrunt that an expression stands in.
    pub(super) fn context(&self, instance: InstanceId) -> Option<&Context> {
        self.instance(instance).context.as_ref()
    }

    /// The path of the unit that is evaluated.
    pub(super) fn unit_path(&self) -> Option<&Path> {
        Some(&self.context(0)?.config)
    }

    /// The instance of a file in a context.
    fn configuration(&self, file: usize, context: Context) -> InstanceId {
        let next = self.instances.len();
        *self.terragrunt.instances.borrow_mut().entry((file, context.clone())).or_insert_with(|| {
            let instance = Instance::new(next, file, EcoString::new());
            self.instances.push(Box::new(Instance { context: Some(context), ..instance }));
            next
        })
    }

    /// The file at a path, as `what` says.
    fn open(&self, path: &Path, context: Context, at: Location) -> Result<InstanceId, Value> {
        let unread = |why: EcoString| Value::unknown(Reason::Terragrunt(why), None, at);
        match self.project.terragrunt.at.get(path) {
            Some(Found::File(file)) => Ok(self.configuration(*file, context)),
            Some(Found::Missing) => Err(invalid(eco_format!("there is no file {:?}", self.shown(path)), at)),
            Some(Found::Unreadable(why)) => Err(unread(eco_format!("{} ({why})", self.shown(path)))),
            None => {
                self.terragrunt.wanted.borrow_mut().insert(path.to_owned());
                Err(unread(self.shown(path)))
            }
        }
    }

    /// A path as people in the repository would write it.
    pub(super) fn shown(&self, path: &Path) -> EcoString {
        let boundary = self.project.boundaries.around(path);
        let below = boundary.and_then(|it| path.strip_prefix(it.path()).ok()).unwrap_or(path);
        below.to_string_lossy().as_ref().into()
    }

    /// The configuration at a path, as `read_terragrunt_config` makes a value of it. `None` where nothing is there.
    pub(super) fn read_configuration(&self, path: &Path, at: Location) -> Option<Value> {
        let config = match self.project.terragrunt.at.get(path) {
            Some(Found::Missing) => return None,
            // A directory stands for the unit in it.
            Some(&Found::File(file)) if self.modules[file].real_directory == path => path.join(FILE),
            _ => path.to_owned(),
        };
        let context = Context { config, is_included: false };
        Some(self.open(path, context, at).map_or_else(|unknown| unknown, |it| self.as_value(it, at)))
    }

    /// The `include` blocks of a configuration. One that is included may not include others.
    fn includes(&self, id: InstanceId) -> Vec<Include<'_>> {
        if self.context(id).is_none_or(|context| context.is_included) {
            return Vec::new();
        }
        let include = |block| {
            let merge = match self.of_block(id, block, "merge_strategy").as_ref().and_then(Value::as_str) {
                Some("no_merge") => Merge::No,
                Some("deep") => Merge::Deep,
                _ => Merge::Shallow,
            };
            Include { block, merge }
        };
        self.blocks(id, "include").map(include).collect()
    }

    /// The configuration that a block includes.
    fn included(&self, id: InstanceId, include: &Include<'_>) -> Result<InstanceId, Value> {
        let at = include.block.header_location();
        let path = self.included_path(id, include.block)?;
        let config = self.context(id).map(|context| context.config.clone()).unwrap_or_default();
        let included = self.open(&path, Context { config, is_included: true }, at);
        if matches!(self.project.terragrunt.at.get(&path), Some(Found::Missing)) {
            let message = format!(
                "the configuration \"{}\" is included and not there; what it gives is not known",
                self.shown(&path)
            );
            self.note(NoteKind::UnresolvedModule, at, message);
        }
        included
    }

    /// The number of the file that a configuration includes by the name of the block; without one, if it has none.
    pub(crate) fn included_file(&self, id: InstanceId, name: Option<&str>) -> Option<usize> {
        let include = self.includes(id).into_iter().find(|it| it.block.label(0) == name)?;
        Some(self.instance(self.included(id, &include).ok()?).module)
    }

    /// The path that an attribute of a block names: absolute.
    pub(crate) fn path_of(&self, id: InstanceId, block: Block<'_>, name: &str) -> Option<PathBuf> {
        let value = self.of_block(id, block, name)?;
        let config = self.context(id).map(|context| context.config.as_path())?;
        Some(normalize(&directory(config).join(value.as_str()?)))
    }

    /// The path of the configuration that a block includes: absolute.
    fn included_path(&self, id: InstanceId, block: Block<'_>) -> Result<PathBuf, Value> {
        let at = block.header_location();
        let Some(path) = self.of_block(id, block, "path") else {
            return Err(invalid("an `include` has no `path`", at));
        };
        match path.as_str() {
            Some(text) => {
                let config = self.context(id).map(|context| context.config.as_path());
                Ok(normalize(&directory(config.unwrap_or(Path::new(""))).join(text)))
            }
            None if path.as_unknown().is_some() => Err(path),
            None => Err(invalid("the path of an `include` is a string", at)),
        }
    }

    /// The directory of the configuration that Terragrunt's functions mean by "include": of itself where it is included,
    /// else of the one that it includes, by the name of the block where there are several. `None` where there is none.
    pub(super) fn include_directory(
        &self,
        id: InstanceId,
        name: Option<&str>,
    ) -> Result<Option<PathBuf>, Value> {
        if self.context(id).is_some_and(|context| context.is_included) {
            return Ok(Some(self.module(id).real_directory.clone()));
        }
        let includes = self.includes(id);
        let chosen = match &includes[..] {
            [] => return Ok(None),
            [only] => Some(only),
            several => several.iter().find(|it| it.block.label(0) == name),
        };
        let Some(include) = chosen else {
            let at = includes[0].block.header_location();
            return Err(invalid("there are several `include` blocks, and none is named", at));
        };
        Ok(Some(directory(&self.included_path(id, include.block)?).to_owned()))
    }

    /// The source of a configuration and where it stands; the configuration's own wins over those that it includes.
    fn source(&self, id: InstanceId, start: Location) -> (Source, Location) {
        let directory = self.context(id).map_or(Path::new(""), |context| directory(&context.config));
        let mut not_known = None;
        let includes = self.includes(id);
        let merged = includes.iter().rev().filter(|it| it.merge != Merge::No);
        let merged = merged.map(|it| (self.included(id, it), Some(it.block.header_location())));
        for (configuration, included_at) in std::iter::once((Ok(id), None)).chain(merged) {
            let configuration = match configuration {
                Ok(configuration) => configuration,
                Err(unknown) => {
                    // It may hold the source.
                    not_known = not_known.or(Some(unknown));
                    continue;
                }
            };
            let mut sources = self.blocks(configuration, "terraform").filter_map(|block| {
                Some((block.body().attribute("source")?, self.of_block(configuration, block, "version")))
            });
            let Some((attribute, version)) = sources.next() else { continue };
            let value = self.own(configuration, attribute);
            let place = included_at.unwrap_or_else(|| attribute.location());
            return match operators::to_text(&value) {
                _ if not_known.is_some() => (Source::Unknown, place),
                None => {
                    self.note_unknown_source(&value, place);
                    (Source::Unknown, place)
                }
                Some(text) => match (Source::parse(&text, directory), version) {
                    (Source::Elsewhere { source, version: None }, Some(version)) => {
                        let version = version.as_str().map(EcoString::from);
                        (Source::Elsewhere { source, version }, place)
                    }
                    (source, _) => (source, place),
                },
            };
        }
        match not_known {
            None => (Source::Directory(directory.to_owned()), start),
            Some(unknown) => {
                self.note_unknown_source(&unknown, start);
                (Source::Unknown, start)
            }
        }
    }

    fn attribute_of_configuration(&self, id: InstanceId, name: &str) -> Option<Value> {
        Some(self.own(id, self.module(id).inputs.get(name)?.attribute()))
    }

    fn note_unknown_source(&self, value: &Value, at: Location) {
        let reason = match value.as_unknown() {
            Some(unknown) => unknown.reason.to_string(),
            None => format!("`source` is {}, not a string", value.type_name()),
        };
        let message =
            format!("the module of the unit is not known: {reason}; its resources are not looked at");
        self.note(NoteKind::UnresolvedModule, at, message);
    }

    /// What stands for what is missing in a file of which something could not be read.
    fn broken(&self, id: InstanceId, at: Location) -> Option<Value> {
        let is_broken = self.project.terragrunt.broken.contains(&self.instance(id).module);
        let what = || self.context(id).map(|context| self.shown(&context.config)).unwrap_or_default();
        is_broken.then(|| self.known_at_run(id, what(), at))
    }

    /// What a configuration gives to variables, the weakest first: of the ones that it includes, the last wins, and it
    /// wins over all of them.
    fn inputs(&self, id: InstanceId, start: Location) -> Vec<Value> {
        let mut inputs = self.own_inputs(id, start);
        for include in self.includes(id).iter().rev().filter(|it| it.merge != Merge::No) {
            let mut included = match self.included(id, include) {
                Ok(included) => self.own_inputs(included, start),
                Err(unknown) => vec![unknown],
            };
            let at = include.block.header_location();
            let name = include.block.label(0).map_or("include".into(), |name| eco_format!("include.{name}"));
            for inputs in &mut included {
                *inputs = each_through(inputs, &name, at);
            }
            inputs = match include.merge {
                Merge::Deep => match (joined(&included), joined(&inputs)) {
                    (Some(below), Some(above)) => vec![self.deep_merge(below, above)],
                    _ => included.into_iter().chain(inputs).collect(),
                },
                _ => {
                    included.append(&mut inputs);
                    included
                }
            };
        }
        inputs
    }

    fn own_inputs(&self, id: InstanceId, start: Location) -> Vec<Value> {
        let Some(inputs) = self.module(id).inputs.get("inputs").map(OwnedAttribute::attribute) else {
            return self.broken(id, start).into_iter().collect();
        };
        let scope = Scope { instance: id, source: inputs.source(), bindings: None };
        let mut layers = Vec::new();
        self.layers(inputs.expr(), &scope, &mut layers);
        layers
    }

    /// The values of an expression that is merged from several: what is known of one of them stays known where another one
    /// is not.
    fn layers(&self, expr: Expr<'_>, scope: &Scope, into: &mut Vec<Value>) {
        match expr.kind() {
            ExprKind::Parenthesis(inner) => self.layers(inner, scope, into),
            ExprKind::Call(call) if call.name == "merge" && !call.is_expanded => {
                call.arguments.iter().for_each(|argument| self.layers(argument, scope, into));
            }
            kind => {
                let value = self.evaluate(expr, scope);
                let mut places: BTreeMap<&str, Location> = BTreeMap::new();
                if let ExprKind::Object(members) = kind {
                    let named = members.iter().filter_map(|(key, value)| match key.kind() {
                        ExprKind::String(name) => Some((name, scope.at(key.span().to(value.span())))),
                        _ => None,
                    });
                    places.extend(named);
                }
                let Data::Object(members) = value.data() else {
                    into.push(value);
                    return;
                };
                let given = |(name, member): (&EcoString, &Value)| {
                    let at = places.get(name.as_str()).copied();
                    let at = at.unwrap_or_else(|| scope.at(expr.span()));
                    (name.clone(), member.clone().through(eco_format!("inputs.{name}"), at))
                };
                let members = members.iter().map(given).collect();
                into.push(value.clone().with(Data::Object(members)));
            }
        }
    }

    /// A configuration as others read it: its locals, and what it holds once what it includes is merged in.
    fn as_value(&self, id: InstanceId, at: Location) -> Value {
        let value = self.terragrunt.values.get(id, || self.work_out_configuration(id, at));
        let name = || self.context(id).map(|it| self.shown(&it.config)).unwrap_or_default();
        value.unwrap_or_else(|| Value::unknown(Reason::Cycle(name()), None, at))
    }

    fn work_out_configuration(&self, id: InstanceId, at: Location) -> Value {
        let mut members = BTreeMap::new();
        for include in self.includes(id).iter().filter(|it| it.merge != Merge::No) {
            match self.included(id, include) {
                Ok(included) => members.append(&mut self.own_members(included)),
                Err(unknown) => return unknown,
            }
        }
        members.append(&mut self.own_members(id));
        members.insert("locals".into(), self.locals(id, at));
        let inputs = self.inputs(id, at);
        if let Some(inputs) = joined(&inputs) {
            members.insert("inputs".into(), inputs);
        }
        Value::object(members.into(), at)
    }

    /// What a file holds beside its locals and inputs. What Terragrunt alone needs is not worked out.
    fn own_members(&self, id: InstanceId) -> BTreeMap<EcoString, Value> {
        let module = self.module(id);
        let attributes = module.inputs.iter().filter(|(name, _)| *name != "inputs");
        let mut members: BTreeMap<_, _> =
            attributes.map(|(name, it)| (name.clone(), self.own(id, it.attribute()))).collect();
        for block in module.others.iter().map(TopBlock::block) {
            let at = block.header_location();
            match block.kind() {
                "include" => {}
                "terraform" | "remote_state" => {
                    let attributes = block.body().attributes();
                    let values = attributes.map(|it| (it.name().into(), self.own(id, it))).collect();
                    members.insert(block.kind().into(), Value::object(values, at));
                }
                kind => _ = members.insert(kind.into(), self.known_at_run(id, kind.into(), at)),
            }
        }
        members
    }

    /// A reference in a configuration, and the steps after it.
    pub(super) fn in_configuration(
        &self,
        root: &str,
        steps: Steps<'_>,
        scope: &Scope,
        at: Location,
    ) -> Value {
        let id = scope.instance;
        let Some(Step::Attribute(name)) = steps.get(0) else {
            // All of them, as `lookup(values, "name")` needs.
            let value = match root {
                "local" => self.locals(id, at),
                "values" | "dependency" | "feature" | "include" => self.known_at_run(id, root.into(), at),
                _ => self.undeclared(root.into(), at),
            };
            return self.follow(value, steps, scope, at);
        };
        let value = match root {
            "local" => self.local(name, id, at),
            "include" => self.exposed(id, name, at),
            "feature" => self.feature(id, name, at),
            "dependency" | "values" => {
                let value = self.known_at_run(id, eco_format!("{root}.{name}"), at);
                // The whole reference says more than its start.
                let reason = Reason::Terragrunt(self.text_at(at).into());
                let symbol = value.as_unknown().and_then(|it| it.symbol.clone());
                Value::unknown(reason, symbol, at)
            }
            _ => self.undeclared(eco_format!("{root}.{name}"), at),
        };
        self.follow(value, steps.skip(1), scope, at)
    }

    fn locals(&self, id: InstanceId, at: Location) -> Value {
        let names = self.module(id).locals.keys();
        Value::object(names.map(|name| (name.clone(), self.local(name, id, at))).collect(), at)
    }

    /// `include.name`: what a block that is exposed includes, or a part of it where the only block has no name.
    fn exposed(&self, id: InstanceId, name: &str, at: Location) -> Value {
        let includes = self.includes(id);
        let (include, is_bare) = match &includes[..] {
            [only] if only.block.label(0).is_none() => (Some(only), true),
            _ => (includes.iter().find(|it| it.block.label(0) == Some(name)), false),
        };
        let is_exposed = |include: &&Include| {
            let exposed = self.of_block(id, include.block, "expose");
            exposed.is_some_and(|it| operators::as_bool(&it) != Some(false))
        };
        let Some(include) = include.filter(is_exposed) else {
            return self.undeclared(eco_format!("include.{name}"), at);
        };
        let value = match self.included(id, include) {
            Ok(included) => self.as_value(included, at),
            Err(unknown) => unknown,
        };
        if is_bare { self.member(value, name, at) } else { value }
    }

    /// `feature.name`: its default, which holds unless somebody sets it when Terragrunt runs.
    fn feature(&self, id: InstanceId, name: &str, at: Location) -> Value {
        let includes = self.includes(id);
        let included = includes.iter().rev().filter_map(|it| self.included(id, it).ok());
        let default = std::iter::once(id).chain(included).find_map(|id| {
            let block = self.blocks(id, "feature").find(|block| block.label(0) == Some(name))?;
            self.of_block(id, block, "default")
        });
        match default {
            Some(default) => Value::object([("value".into(), default)].into(), at),
            None => self.known_at_run(id, eco_format!("feature.{name}"), at),
        }
    }

    /// A value that Terragrunt finds out when it runs.
    pub(super) fn known_at_run(&self, id: InstanceId, what: EcoString, at: Location) -> Value {
        // Every configuration has names of its own.
        let symbol = match self.context(id) {
            Some(context) => eco_format!("{what} of {}", self.shown(&context.config)),
            None => what.clone(),
        };
        Value::unknown(Reason::Terragrunt(what), Some(Symbol::Expression(symbol)), at)
    }

    /// Two values merged: of maps the members, lists put together, of others the second.
    pub(super) fn deep_merge(&self, below: Value, above: Value) -> Value {
        let merged = match (below.data(), above.data()) {
            (Data::Object(a), Data::Object(b)) => {
                let above = b.iter().map(|(name, member)| {
                    let member = match a.get(name) {
                        Some(below) => self.deep_merge(below.clone(), member.clone()),
                        None => member.clone(),
                    };
                    (name.clone(), member)
                });
                let below = a.iter().map(|(name, member)| (name.clone(), member.clone()));
                Data::Object(below.chain(above).collect())
            }
            (Data::List(a), Data::List(b)) => Data::List(a.iter().chain(b.iter()).cloned().collect()),
            // A map or a list that is not known may hold what is merged in.
            (Data::Unknown(unknown), Data::Object(_) | Data::List(_)) => Data::Unknown(unknown.clone()),
            _ => return above,
        };
        let merged = above.with(merged);
        match self.budget.copy(&merged) {
            Ok(()) => merged,
            Err(spent) => spent.value(merged.at),
        }
    }

    fn blocks<'e>(&'e self, id: InstanceId, kind: &'static str) -> impl Iterator<Item = Block<'e>> {
        let blocks = self.module(id).others.iter().map(TopBlock::block);
        blocks.filter(move |block| block.kind() == kind)
    }

    /// The value of an attribute in a configuration.
    fn own(&self, id: InstanceId, attribute: Attribute<'_>) -> Value {
        let scope = Scope { instance: id, source: attribute.source(), bindings: None };
        self.evaluate(attribute.expr(), &scope)
    }

    fn of_block(&self, id: InstanceId, block: Block<'_>, name: &str) -> Option<Value> {
        Some(self.own(id, block.body().attribute(name)?))
    }
}

/// Inputs of which each was read through a reference.
fn each_through(inputs: &Value, reference: &EcoString, at: Location) -> Value {
    let Data::Object(members) = inputs.data() else {
        return inputs.clone().through(reference.clone(), at);
    };
    let members = members.iter().map(|(name, it)| (name.clone(), it.clone().through(reference.clone(), at)));
    inputs.clone().with(Data::Object(members.collect()))
}

fn is_true(value: &Value) -> bool {
    operators::as_bool(value) == Some(true)
}
