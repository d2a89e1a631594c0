//! What a block tells of the modules and providers that the configuration asks for, and their versions.

use super::Block;
use crate::config::Module;
use crate::eval::{InstanceId, Scope};
use crate::registry::{ModuleInputs, Version, newest};
use crate::source::Location;
use crate::syntax::TopBlock;
use crate::value::{self, Checked, Data};
use std::borrow::Cow;

impl<'e> Block<'e> {
    /// Whether it is in a module that `terraform init` installed: code that belongs to somebody else.
    #[must_use]
    pub fn is_installed(&self) -> bool {
        self.module().is_installed()
    }

    /// The module that it is in.
    pub(crate) fn module(&self) -> &'e Module {
        self.evaluator.module(self.scope.instance)
    }

    /// Where the module that this block is in is called from code of who scans, if it is an installed one.
    pub(crate) fn call_of_installed(&self) -> Option<Location> {
        let mut instance = self.scope.instance;
        let mut call = None;
        while self.evaluator.module(instance).is_installed() {
            let caller = self.evaluator.instance(instance).caller.as_ref()?;
            call = self.evaluator.module(caller.instance).calls.get(&caller.name);
            instance = caller.instance;
        }
        call.map(|call| call.block().header_location())
    }

    /// The call of a module whose inputs stand for attributes.
    pub(crate) fn of_module(self, module: &'static ModuleInputs) -> Self {
        let version = self.string("version").ok().flatten();
        let sets = |input: &str| self.body().is_some_and(|body| body.attribute(input).is_some());
        let module = module.asked_for(version.as_ref().map(|it| it.as_str()), sets);
        Self { module: Some(module), ..self }
    }

    /// The name of a rule's attribute in this block.
    pub(crate) fn local_name<'n>(&self, name: &'n str) -> Cow<'n, str> {
        match self.input_for(name) {
            Some(input) => input.into(),
            None if self.manifest.is_some() => self.name_in_manifest(name),
            None => name.into(),
        }
    }

    /// The input of the module that stands for an attribute, which may be one of a nested block, under another name.
    pub(crate) fn input_for(&self, path: &str) -> Option<&'static str> {
        let mut renamed = self.module.into_iter().flat_map(|module| module.renamed);
        renamed.find(|(_, attribute)| *attribute == path).map(|(input, _)| *input)
    }

    /// Whether the module of the call makes anything: none of its switches is off. Of a manifest of a kind that is not
    /// known nobody can say it.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub(crate) fn is_made(&self) -> Checked<bool> {
        if let Some(unknown) = self.unknown_manifest() {
            return Err(unknown.clone());
        }
        let mut switches = self.module.into_iter().flat_map(ModuleInputs::switches);
        value::all(&mut switches, |switch| Ok(self.bool(switch)?.is_none_or(|on| *on)))
    }

    /// Whether it is the call of a module whose source is not at hand.
    pub(crate) fn is_outside(&self) -> bool {
        self.is_call()
            && self.evaluator.children(self.scope.instance, self.address.name()).instances.is_none()
    }

    /// Whether it is the call of a module that sets an attribute right where the call leaves it out. What it sets depends
    /// on the version that the call asks for.
    ///
    /// # Errors
    /// Where that version is not known.
    pub fn has_right_default(&self, attribute: &str) -> Checked<bool> {
        let mut rights = self.module.into_iter().flat_map(|it| it.rights_of(attribute)).peekable();
        if rights.peek().is_none() {
            return Ok(false);
        }
        let version = self.string("version")?;
        let newest = newest(version.as_ref().map(|version| version.as_str()));
        Ok(rights.any(|it| it.holds_in(newest)))
    }

    /// The newest version of a provider that the block's module and the root module allow; later than any where they do
    /// not say.
    #[must_use]
    pub fn provider_version(&self, provider: &str) -> Version {
        let allowed = |instance: InstanceId| {
            let settings = self.evaluator.module(instance).others.iter().map(TopBlock::block);
            let required = settings.filter(|it| it.kind() == "terraform").flat_map(|it| it.body().blocks());
            let demand = required
                .filter(|it| it.kind() == "required_providers")
                .find_map(|it| it.body().attribute(provider))?;
            let scope = Scope { instance, source: demand.source(), bindings: None };
            let demand = self.evaluator.evaluate(demand.expr(), &scope);
            match demand.data() {
                Data::Object(members) => Some(newest(members.get("version")?.as_str())),
                _ => Some(newest(demand.as_str())),
            }
        };
        [self.scope.instance, 0].into_iter().filter_map(allowed).min().unwrap_or_else(|| newest(None))
    }
}
