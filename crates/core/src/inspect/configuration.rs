//! The same for Terragrunt's configurations: units, and what they include and read.

use super::value::{Seen, Subject, Valued, add, seen, uses, valued};
use super::{Place, header, holds, names_before, reference};
use crate::engine::Limits;
use crate::eval::{Evaluator, InstanceId, Scope, look_at_unit};
use crate::files::Files;
use crate::project::Project;
use crate::source::{Location, SourceId, Span};
use crate::syntax::{Block, Expr, ExprKind, Step, Steps, TopBlock};
use crate::terragrunt::Unit;

/// How many units are looked at: people read a few.
const MOST: usize = 8;

/// The number of a file among those that units are made of. `None` where it is of none.
pub(super) fn number_of(project: &Project, file: SourceId) -> Option<usize> {
    let path = &project.sources.get_checked(file)?.real_path;
    project.terragrunt.inputs.iter().position(|input| *input.real_path == **path)
}

/// The units that a file is a part of.
fn units_of(project: &Project, number: usize) -> impl Iterator<Item = &Unit> {
    project.terragrunt.units.iter().filter(move |unit| unit.files.contains(&number)).take(MOST)
}

/// The values of what stands at a place, for each unit.
pub(super) fn values(
    project: &Project,
    number: usize,
    place: &Place<'_>,
    offset: u32,
    files: &dyn Files,
    limits: Limits,
) -> Option<Seen> {
    let subject = Subject::of(place, offset)?;
    let Subject::Expr(span, expr) = subject else { return None };
    if uses(expr, &place.bound) {
        return None;
    }
    let mut values: Vec<Valued> = Vec::new();
    for unit in units_of(project, number) {
        let (evaluator, instances) = look_at_unit(project, unit, number, files, limits);
        for instance in instances {
            let scope = Scope { instance, source: expr.source(), bindings: None };
            let of = vec![format!("for the unit `{}`", unit.path.display())];
            add(&mut values, Valued { of, ..valued(&evaluator.evaluate(expr, &scope), span) });
        }
    }
    seen(project.sources.get(expr.source()), subject, values)
}

/// The places where what is named at a place is declared.
pub(super) fn definitions(
    project: &Project,
    number: usize,
    place: &Place<'_>,
    offset: u32,
    files: &dyn Files,
) -> Vec<Location> {
    let limits = Limits::default();
    let found = units_of(project, number).flat_map(|unit| {
        if let Some(module) = module_named(place, offset) {
            return module.of(project, unit).into_iter().collect::<Vec<_>>();
        }
        let (evaluator, instances) = look_at_unit(project, unit, number, files, limits);
        let look = |instance| Look { project, evaluator: &evaluator, instance, number };
        instances.into_iter().filter_map(|it| look(it).definition(place, offset)).collect()
    });
    found.collect()
}

/// What is meant of the module that a unit runs.
enum Named<'t> {
    /// The module, by its source.
    Whole,
    /// A variable, by an input.
    Variable(&'t str),
}

impl Named<'_> {
    fn of(&self, project: &Project, unit: &Unit) -> Option<Location> {
        let module = &project.modules[unit.module?];
        match self {
            Self::Whole => module.place(),
            Self::Variable(name) => header(module.variables.get(*name)?),
        }
    }
}

fn module_named<'t>(place: &Place<'t>, offset: u32) -> Option<Named<'t>> {
    let attribute = place.attribute?;
    match (place.blocks.as_slice(), attribute.name()) {
        ([block], "source") if block.kind() == "terraform" => Some(Named::Whole),
        ([], "inputs") => inputs(attribute.expr())
            .into_iter()
            .find(|(span, _)| holds(*span, offset))
            .map(|(_, name)| Named::Variable(name)),
        _ => None,
    }
}

/// The inputs that an expression gives by their names: of an object, and of those that are merged.
fn inputs<'t>(expr: Expr<'t>) -> Vec<(Span, &'t str)> {
    match expr.kind() {
        ExprKind::Parenthesis(inner) => inputs(inner),
        ExprKind::Call(call) if call.name == "merge" => call.arguments.iter().flat_map(inputs).collect(),
        ExprKind::Object(members) => {
            let named = |(key, _): (Expr<'t>, Expr<'t>)| match key.kind() {
                ExprKind::String(name) => Some((key.span(), name)),
                _ => None,
            };
            members.iter().filter_map(named).collect()
        }
        _ => Vec::new(),
    }
}

/// A look at a file as a part of a unit.
struct Look<'l, 'p> {
    project: &'p Project,
    evaluator: &'l Evaluator<'p>,
    instance: InstanceId,
    number: usize,
}

impl<'p> Look<'_, 'p> {
    fn definition(&self, place: &Place<'_>, offset: u32) -> Option<Location> {
        if let ([block], Some(attribute)) = (place.blocks.as_slice(), place.attribute) {
            match (block.kind(), attribute.name()) {
                ("include", "path") => return self.start(self.included(block.label(0))?),
                ("dependency", "config_path") => return Some(self.depended_on(*block)?.place),
                _ => {}
            }
        }
        let expr = place.expr?;
        let (root, steps) = reference(expr)?;
        if place.bound.contains(&root) {
            return None;
        }
        self.declared(root, steps, names_before(self.project, expr, offset))
    }

    /// Where what a reference names is declared; see [`super::declared`].
    fn declared(&self, root: &str, steps: Steps<'_>, names: usize) -> Option<Location> {
        let name = |index: usize| match steps.get(index) {
            Some(Step::Attribute(name)) => Some(name),
            _ => None,
        };
        let first = name(0)?;
        match root {
            "local" => self.local(self.number, first),
            "feature" => Some(self.block(self.number, root, Some(first))?.header_location()),
            "include" => {
                let block = self.block(self.number, root, Some(first));
                let (label, rest) = if block.is_some() { (Some(first), 1) } else { (None, 0) };
                if names <= rest {
                    return Some(block.or_else(|| self.block(self.number, root, None))?.header_location());
                }
                let included = self.included(label)?;
                match (name(rest)?, name(rest + 1)) {
                    ("locals", Some(local)) if names > rest + 1 => self.local(included, local),
                    _ => self.start(included),
                }
            }
            "dependency" => {
                let block = self.block(self.number, root, Some(first))?;
                match (name(1), name(2)) {
                    (Some("outputs"), Some(output)) if names > 2 => {
                        let module = &self.project.modules[self.depended_on(block)?.module?];
                        header(module.outputs.get(output)?)
                    }
                    _ => Some(block.header_location()),
                }
            }
            _ => None,
        }
    }

    fn local(&self, file: usize, name: &str) -> Option<Location> {
        let local = self.project.terragrunt.files[file].locals.get(name)?.attribute();
        Some(Location { source: local.source(), span: local.name_span() })
    }

    fn block(&self, file: usize, kind: &str, label: Option<&str>) -> Option<Block<'p>> {
        let blocks = self.project.terragrunt.files[file].others.iter().map(TopBlock::block);
        blocks.into_iter().find(|block| block.kind() == kind && block.label(0) == label)
    }

    /// The file that the block of a name includes.
    fn included(&self, name: Option<&str>) -> Option<usize> {
        self.evaluator.included_file(self.instance, name)
    }

    /// The unit that a block names.
    fn depended_on(&self, block: Block<'_>) -> Option<&'p Unit> {
        let directory = self.evaluator.path_of(self.instance, block, "config_path")?;
        self.project.terragrunt.units.iter().find(|unit| unit.directory == directory)
    }

    /// The start of a file.
    fn start(&self, file: usize) -> Option<Location> {
        let source = self.project.sources.at(&self.project.terragrunt.inputs[file].real_path)?;
        Some(Location { source, span: Span::at(0) })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{definitions, values};
    use super::*;
    use crate::files::Memory;
    use crate::load;
    use std::path::Path;

    const UNIT: &str = r#"include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}
terraform {
  source = "../../modules/app"
}
dependency "net" {
  config_path = "../net"
}
locals {
  size = "${include.root.locals.prefix}-large"
}
inputs = merge({
  size   = local.size
  subnet = dependency.net.outputs.subnet
}, {})
"#;

    fn project() -> (Project, Memory) {
        let files = Memory::default()
            .with("/live/root.hcl", "locals {\n  prefix = basename(get_terragrunt_dir())\n}\ninputs = {\n  stage = local.prefix\n}\n")
            .with("/live/app/terragrunt.hcl", UNIT)
            .with("/live/net/terragrunt.hcl", "include \"root\" {\n  path = \"../root.hcl\"\n}\nterraform {\n  source = \"../../modules/net\"\n}\n")
            .with("/modules/app/main.tf", "variable \"size\" {}\nvariable \"subnet\" {}\nvariable \"stage\" {}\nresource \"a\" \"b\" {\n  size = var.size\n}\n")
            .with("/modules/net/main.tf", "variable \"stage\" {}\noutput \"subnet\" {\n  value = var.stage\n}\n");
        let inputs = files.inputs().into_iter().filter(|input| !input.path.ends_with("root.hcl")).collect();
        (load::load(inputs, &[], Path::new("/"), &files, &()), files)
    }

    fn place(project: &Project, path: &str, needle: &str) -> (SourceId, u32) {
        let id = project.sources.at(Path::new(path)).unwrap();
        let (before, after) = needle.split_once('|').unwrap();
        let at = project.sources.get(id).text().find(&format!("{before}{after}")).unwrap() + before.len();
        (id, u32::try_from(at).unwrap())
    }

    #[test]
    fn names_in_configurations_lead_to_their_declarations() {
        let (project, files) = project();
        for (path, needle, expected) in [
            ("/live/app/terragrunt.hcl", "find_in|_parent", &["live/root.hcl:1"] as &[_]),
            ("/live/app/terragrunt.hcl", "modules/a|pp", &["modules/app/main.tf:1"]),
            ("/live/app/terragrunt.hcl", "\"../n|et\"", &["live/net/terragrunt.hcl:5"]),
            ("/live/app/terragrunt.hcl", "include.ro|ot.locals", &["live/app/terragrunt.hcl:1"]),
            ("/live/app/terragrunt.hcl", "include.root.lo|cals", &["live/root.hcl:1"]),
            ("/live/app/terragrunt.hcl", "locals.pre|fix", &["live/root.hcl:2"]),
            ("/live/app/terragrunt.hcl", "local.si|ze", &["live/app/terragrunt.hcl:12"]),
            ("/live/app/terragrunt.hcl", "  si|ze   =", &["modules/app/main.tf:1"]),
            ("/live/app/terragrunt.hcl", "depend|ency.net", &["live/app/terragrunt.hcl:8"]),
            ("/live/app/terragrunt.hcl", "outputs.sub|net", &["modules/net/main.tf:2"]),
            ("/live/root.hcl", "sta|ge", &["modules/app/main.tf:3", "modules/net/main.tf:1"]),
            ("/live/root.hcl", "local.pre|fix", &["live/root.hcl:2"]),
            ("/live/root.hcl", "base|name", &[]),
        ] {
            let (id, offset) = place(&project, path, needle);
            let found = definitions(&project, id, offset, &files);
            let found: Vec<_> = found.into_iter().map(|it| project.sources.describe(it)).collect();
            assert_eq!(found, expected, "{path} {needle}");
        }
    }

    #[test]
    fn expressions_in_configurations_have_a_value_for_each_unit() {
        let (project, files) = project();
        for (path, needle, expected) in [
            ("/live/app/terragrunt.hcl", "local.si|ze", &[r#""app-large""#] as &[_]),
            ("/live/app/terragrunt.hcl", "find_in|_parent", &[r#""/live/root.hcl""#]),
            (
                "/live/app/terragrunt.hcl",
                "outputs.sub|net",
                &[
                    "dependency.net of live/app/terragrunt.hcl.outputs.subnet: `dependency.net.outputs.subnet` is known only when Terragrunt runs",
                ],
            ),
            (
                "/live/root.hcl",
                "local.pre|fix",
                &[
                    r#""app" for the unit `live/app/terragrunt.hcl`"#,
                    r#""net" for the unit `live/net/terragrunt.hcl`"#,
                ],
            ),
        ] {
            let (id, offset) = place(&project, path, needle);
            let seen = values(&project, id, offset, &files, Limits::default());
            let shown = |it: Valued| {
                let of: String = it.of.iter().map(|of| format!(" {of}")).collect();
                format!(
                    "{}{of}{}",
                    it.value,
                    it.unknown.map(|(why, _)| format!(": {why}")).unwrap_or_default()
                )
            };
            let values: Vec<_> = seen.into_iter().flat_map(|it| it.values).map(shown).collect();
            assert_eq!(values, expected, "{path} {needle}");
        }
    }
}
