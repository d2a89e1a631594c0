//! Modules: the configuration in one directory, gathered from its files as Terraform does.

use crate::address::{Address, Sort};
use crate::hash::{HashMap, HashSet};
use crate::source::{Location, SourceId};
use crate::syntax::{Attribute, Block, Body, ExprKind, OwnedAttribute, TopBlock, Tree};
use ecow::EcoString;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Who reads a directory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tool {
    /// OpenTofu: `.tofu` files too, and instead of `.tf` files of the same name.
    #[default]
    OpenTofu,
    /// Terraform: no `.tofu` files.
    Terraform,
    /// Terragrunt: a unit whose module is not at hand. The module is a call of it.
    Terragrunt,
}

/// The configuration in one directory, or in one plan.
#[derive(Debug, Default)]
pub struct Module {
    /// Whose reading of the directory this is. Where both read the same, there is one module, OpenTofu's.
    pub tool: Tool,
    /// The directory as people see it.
    pub directory: PathBuf,
    /// The directory, absolute, with symbolic links resolved.
    pub real_directory: PathBuf,
    /// `variable` blocks by name.
    pub variables: BTreeMap<EcoString, TopBlock>,
    /// Local values by name.
    pub locals: BTreeMap<EcoString, OwnedAttribute>,
    /// `output` blocks by name.
    pub outputs: BTreeMap<EcoString, TopBlock>,
    /// `resource` and `data` blocks, in the order of their places.
    pub resources: Vec<Resource>,
    /// `module` blocks by name.
    pub calls: BTreeMap<EcoString, TopBlock>,
    /// Other blocks of the top level: `provider`, `terraform`, …
    pub others: Vec<TopBlock>,
    /// Values given to variables by `terraform.tfvars` and `*.auto.tfvars`; they count where this is the root.
    pub inputs: Inputs,
    /// Whether more values of variables stand in a file that is encrypted.
    pub hides_inputs: bool,
    /// The variables to which a pipeline gives values: a template of a variable file names them.
    pub(crate) templated: HashSet<EcoString>,
    /// What other variable files give, in the order of their paths; each counts by itself where this is the root.
    pub scenarios: Vec<Scenario>,
    /// What variable files above it give, where this is the root.
    pub(crate) above: Above,
    /// The modules that its calls lead to, by the names of the calls, as far as those are of the repository and at hand.
    pub(crate) callees: HashMap<EcoString, usize>,
    by_name: [ByName; 2],
    is_installed: bool,
}

/// A variable file that Terraform reads only where somebody names it.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The file.
    pub source: SourceId,
    /// What it holds.
    pub inputs: Inputs,
}

/// What variable files above a root module give: it is never run without one of them, since they give what it has to be given.
/// Several are alternatives or layers, and nobody can tell which.
#[derive(Debug, Default)]
pub(crate) struct Above {
    /// How many files there are.
    pub(crate) files: usize,
    /// The values that they give to variables which the module declares, in the order of their paths.
    pub(crate) inputs: BTreeMap<EcoString, Vec<OwnedAttribute>>,
}

/// Values of variables by name.
pub type Inputs = BTreeMap<EcoString, OwnedAttribute>;

/// The indices of resources by their types and names.
type ByName = HashMap<EcoString, OfType>;

/// The indices of resources of one type by their names. Most modules have one of a type, which needs no map.
#[derive(Debug)]
enum OfType {
    One(EcoString, usize),
    Several(HashMap<EcoString, usize>),
}

impl OfType {
    fn get(&self, name: &str) -> Option<usize> {
        match self {
            Self::One(own, index) => (own == name).then_some(*index),
            Self::Several(indices) => indices.get(name).copied(),
        }
    }

    /// Adds a resource, unless there is one of its name.
    fn add(&mut self, name: EcoString, index: usize) {
        if let Self::One(own, first) = self {
            *self = Self::Several([(std::mem::take(own), *first)].into_iter().collect());
        }
        if let Self::Several(indices) = self {
            indices.entry(name).or_insert(index);
        }
    }
}

/// Whether Terraform manages an object or only reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// `resource`.
    Managed,
    /// `data`.
    Data,
}

/// A `resource` or `data` block.
#[derive(Debug)]
pub struct Resource {
    /// Which of the two.
    pub mode: Mode,
    /// The resource type: `aws_vpc`.
    pub kind: EcoString,
    /// The address within the module: `aws_vpc.main`, `data.aws_ami.latest`.
    pub address: Address,
    /// The block.
    pub block: TopBlock,
}

impl Module {
    /// A module without content.
    #[must_use]
    pub fn new(directory: PathBuf, real_directory: PathBuf) -> Self {
        let is_installed = real_directory.components().any(|it| it.as_os_str() == ".terraform");
        Self { directory, real_directory, is_installed, ..Self::default() }
    }

    /// The resource of a type and a name. Where it is declared twice, the first.
    #[must_use]
    pub fn resource(&self, mode: Mode, kind: &str, name: &str) -> Option<(usize, &Resource)> {
        let index = self.index_of(mode, kind, name)?;
        Some((index, self.resources.get(index)?))
    }

    /// Whether there is a resource of a type.
    pub(crate) fn declares(&self, mode: Mode, kind: &str) -> bool {
        self.by_name[mode as usize].contains_key(kind)
    }

    fn index_of(&self, mode: Mode, kind: &str, name: &str) -> Option<usize> {
        self.by_name[mode as usize].get(kind)?.get(name)
    }

    /// Whether `terraform init` put it here, from a registry or another repository: not code of who scans.
    #[must_use]
    pub fn is_installed(&self) -> bool {
        self.is_installed
    }

    /// Whether it, as a root module, runs against an emulator instead of a cloud, such as LocalStack: it says that its
    /// environment is the `local` one, or that the endpoints of its providers are on this machine.
    pub(crate) fn is_emulated(&self) -> bool {
        let is_local = |name: &&str| {
            let value = self.locals.get(*name).and_then(|local| literal(local.attribute()));
            matches!(value, Some("local" | "localstack"))
        };
        let providers = self.others.iter().map(TopBlock::block).filter(|block| block.kind() == "provider");
        let mut endpoints = providers
            .flat_map(|provider| provider.body().blocks_of("endpoints"))
            .flat_map(|endpoints| endpoints.body().attributes())
            .filter_map(literal);
        let is_here = |url: &str| ["localhost", "localstack", "127.0.0.1"].iter().any(|it| url.contains(it));
        ["env", "environment", "stage"].iter().any(is_local) || endpoints.any(is_here)
    }

    /// Whether it says where its state is kept, which only root modules do.
    pub(crate) fn keeps_state(&self) -> bool {
        let settings = self.others.iter().map(TopBlock::block).filter(|block| block.kind() == "terraform");
        let mut kept = settings
            .flat_map(|it| ["backend", "cloud"].map(|name| it.body().blocks_of(name).next().is_some()));
        kept.any(|it| it)
    }

    /// Whether anything is declared here at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many blocks and local values are declared here.
    #[must_use]
    pub fn len(&self) -> usize {
        let named = self.variables.len() + self.locals.len() + self.outputs.len() + self.calls.len();
        named + self.resources.len() + self.others.len()
    }

    /// A place in it to speak of it as a whole: the first block or local value that is declared.
    #[must_use]
    pub fn place(&self) -> Option<Location> {
        let named = [&self.variables, &self.outputs, &self.calls].map(BTreeMap::values);
        let blocks = named.into_iter().flatten().chain(self.resources.iter().map(|it| &it.block));
        let blocks = blocks.chain(&self.others).map(|it| it.block().header_location());
        blocks.chain(self.locals.values().map(|it| it.attribute().location())).min()
    }

    /// Takes in the blocks of a configuration file.
    pub fn add_file(&mut self, tree: &Arc<Tree>) {
        TopBlock::all(tree).for_each(|block| self.add(block));
    }

    /// Merges in the blocks of an override file, which must come after all other files.
    pub fn add_override(&mut self, tree: &Arc<Tree>) {
        for overriding in TopBlock::all(tree) {
            let block = overriding.block();
            let target = match (block.kind(), block.label(0)) {
                ("resource" | "data", _) => {
                    let labels = block.label(0).zip(block.label(1));
                    let index = labels.and_then(|(kind, name)| self.index_of(Mode::of(block), kind, name));
                    index.and_then(|index| self.resources.get_mut(index)).map(|it| &mut it.block)
                }
                ("variable", Some(name)) => self.variables.get_mut(name),
                ("output", Some(name)) => self.outputs.get_mut(name),
                ("module", Some(name)) => self.calls.get_mut(name),
                _ => None,
            };
            match target {
                Some(target) => target.merge(overriding),
                None => self.add(overriding),
            }
        }
    }

    /// Takes in the values of a variable file; later files win.
    pub fn add_inputs(&mut self, tree: &Arc<Tree>) {
        self.inputs.extend(OwnedAttribute::all(tree).map(|it| (it.attribute().name().into(), it)));
    }

    fn add(&mut self, top: TopBlock) {
        let block = top.block();
        let name = EcoString::from(block.label(0).unwrap_or_default());
        match block.kind() {
            "resource" | "data" => self.add_resource(top),
            "variable" => _ = self.variables.entry(name).or_insert(top),
            "output" => _ = self.outputs.entry(name).or_insert(top),
            "module" => _ = self.calls.entry(name).or_insert(top),
            "locals" => {
                let locals = OwnedAttribute::all_in(&top);
                self.locals.extend(locals.map(|it| (it.attribute().name().into(), it)));
            }
            _ => self.others.push(top),
        }
    }

    fn add_resource(&mut self, block: TopBlock) {
        let declared = block.block();
        let (Some(kind), Some(name)) = (declared.label(0), declared.label(1)) else {
            self.others.push(block);
            return;
        };
        let mode = Mode::of(declared);
        let by_name = &mut self.by_name[mode as usize];
        // All resources of a type share its name.
        let kind = by_name.get_key_value(kind).map_or_else(|| kind.into(), |(known, _)| known.clone());
        let name = EcoString::from(name);
        let address = planned_address(declared);
        let address = address.unwrap_or_else(|| mode.address(kind.clone(), name.clone()));
        let name = if address.name() == name { name } else { address.name().into() };
        let index = self.resources.len();
        match by_name.get_mut(&kind) {
            Some(of_type) => of_type.add(name, index),
            None => _ = by_name.insert(kind.clone(), OfType::One(name, index)),
        }
        self.resources.push(Resource { mode, kind, address, block });
    }
}

impl Mode {
    /// The address of such a block in its module.
    #[must_use]
    pub fn address(self, kind: impl Into<EcoString>, name: impl Into<EcoString>) -> Address {
        let sort = match self {
            Self::Managed => Sort::Managed,
            Self::Data => Sort::Data,
        };
        Address::new(None, sort, kind, name)
    }

    fn of(block: Block<'_>) -> Self {
        if block.kind() == "data" { Self::Data } else { Self::Managed }
    }
}

/// The address of a block of a plan: it is the third label.
fn planned_address(block: Block<'_>) -> Option<Address> {
    let (address, rest) = Address::parse(block.label(2)?)?;
    rest.is_empty().then_some(address)
}

/// The source of a module call, where it is a literal, and where it stands.
#[must_use]
pub fn call_source(call: Block<'_>) -> Option<(&str, Location)> {
    let source = call.body().attribute("source")?;
    match source.expr().kind() {
        ExprKind::String(text) => Some((text, source.location())),
        _ => None,
    }
}

/// The text of an attribute, where it is written as one without interpolations.
fn literal(attribute: Attribute<'_>) -> Option<&str> {
    match attribute.expr().kind() {
        ExprKind::String(text) => Some(text),
        _ => None,
    }
}

/// The sources of the module calls in a file that are local paths.
pub(crate) fn local_sources(file: Body<'_>) -> impl Iterator<Item = &str> {
    let sources = file.blocks_of("module").filter_map(call_source).map(|(source, _)| source);
    sources.filter(|source| is_local_source(source))
}

/// Whether a module source is a local path (Terraform language, "Module Sources").
#[must_use]
pub fn is_local_source(source: &str) -> bool {
    source.starts_with("./") || source.starts_with("../") || matches!(source, "." | "..")
}

/// The directory that a module source names in a repository, from the top of it, where that is the repository at `top`, as its
/// name says: `git::https://example.com/team/infra.git//modules/network?ref=v1` in `infra`.
pub(crate) fn own_source<'s>(source: &'s str, top: &Path) -> Option<&'s str> {
    const GIT: [&str; 4] = ["git::", "git@", "github.com/", "bitbucket.org/"];
    let address = source.split('?').next().filter(|it| GIT.iter().any(|git| it.starts_with(git)))?;
    let (repository, path) = address.split_once("://").map_or(address, |it| it.1).split_once("//")?;
    let (owner, name) = repository.rsplit_once(['/', ':'])?;
    let name = name.strip_suffix(".git").unwrap_or(name);
    let top = top.file_name()?.to_str()?;
    // A clone may be called after its owner as well.
    let before = top.len().checked_sub(name.len()).and_then(|it| top.split_at_checked(it));
    let is_named = before.is_some_and(|(before, it)| {
        let before = before.trim_end_matches(|it: char| !it.is_ascii_alphanumeric());
        it.eq_ignore_ascii_case(name) && owner.to_ascii_lowercase().ends_with(&before.to_ascii_lowercase())
    });
    (is_named && !name.is_empty() && !path.is_empty()).then_some(path)
}
