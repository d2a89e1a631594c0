//! What stands at a place of a file, for people who look at it: where a name is declared, and which values an expression
//! has.

mod configuration;
mod value;

pub use value::{Seen, Valued, values};

use crate::config::{Mode, Module, call_source, is_local_source};
use crate::files::{Files, Kind, kind_of};
use crate::project::Project;
use crate::source::{Location, SourceId, Span, directory};
use crate::syntax::{self, Attribute, Block, Body, Expr, ExprKind, Language, Step, Steps, TopBlock, Tree};
use std::sync::Arc;

/// The places where what is named at an offset of a file is declared: of variables, local values, module calls and what they
/// lead to, resources and data sources, and what Terragrunt's configurations include and depend on. None where nothing is
/// named, or what is named is declared nowhere.
#[must_use]
pub fn definitions(project: &Project, file: SourceId, offset: u32, files: &dyn Files) -> Vec<Location> {
    let Some(tree) = tree_of(project, file) else { return Vec::new() };
    let place = Place::at(&tree, offset);
    let mut found: Vec<_> = match configuration::number_of(project, file) {
        Some(number) => configuration::definitions(project, number, &place, offset, files),
        None => {
            modules_of(project, file).filter_map(|module| place.definition(project, module, offset)).collect()
        }
    };
    found.sort();
    found.dedup();
    found
}

/// The tree of a file of configuration or of values of variables, in either syntax.
fn tree_of(project: &Project, file: SourceId) -> Option<Arc<Tree>> {
    let source = project.sources.get_checked(file)?;
    let language = match kind_of(&source.path) {
        Some(
            Kind::Configuration(it)
            | Kind::AutomaticVariables(it)
            | Kind::Variables(it)
            | Kind::Terragrunt(it),
        ) => it,
        // Units include and read files of any name.
        Some(Kind::PossiblePlan) | None => {
            configuration::number_of(project, file)?;
            let is_json = source.path.extension().is_some_and(|extension| extension == "json");
            if is_json { Language::Json } else { Language::Hcl }
        }
    };
    Some(syntax::parse(file, source, language).tree)
}

/// The modules that a file belongs to, as each tool reads them. Values of variables may be for one above.
fn modules_of(project: &Project, file: SourceId) -> impl Iterator<Item = &Module> {
    let source = project.sources.get(file);
    let is_values = matches!(kind_of(&source.path), Some(Kind::Variables(_)));
    let levels = if is_values { usize::MAX } else { 1 };
    let directories = directory(&source.real_path).ancestors().take(levels);
    let here = directories.into_iter().find_map(|it| project.by_directory.get(it));
    let for_terraform = here.and_then(|it| project.for_terraform.get(it));
    here.into_iter().chain(for_terraform).map(|&index| &project.modules[index])
}

/// What stands at an offset.
struct Place<'t> {
    /// The blocks around it, the outermost first.
    blocks: Vec<Block<'t>>,
    attribute: Option<Attribute<'t>>,
    /// The innermost expression that is not written out: a reference, a call, an operation.
    expr: Option<Expr<'t>>,
    /// Names that are bound around it by `for` and `dynamic`: what they mean differs from turn to turn.
    bound: Vec<&'t str>,
}

impl<'t> Place<'t> {
    fn at(tree: &'t Tree, offset: u32) -> Self {
        let (mut body, mut blocks) = (tree.body(), Vec::new());
        while let Some(block) = block_at(body, offset) {
            blocks.push(block);
            body = block.body();
        }
        let attribute = body.attributes().find(|it| holds(it.span(), offset));
        let mut place =
            Self { bound: blocks.iter().filter_map(iterator).collect(), blocks, attribute, expr: None };
        if let Some(attribute) = attribute {
            if attribute.name() == "dynamic" {
                place.bound.extend(iterators(attribute.expr()));
            }
            attribute.expr().each(&mut |it| place.narrow(it, offset));
        }
        place
    }

    /// Takes in an expression that may be nearer than what is known: what holds it was shown before.
    fn narrow(&mut self, expr: Expr<'t>, offset: u32) {
        if !holds(expr.span(), offset) {
            return;
        }
        let is_written_out = matches!(
            expr.kind(),
            ExprKind::Null
                | ExprKind::Deferred
                | ExprKind::Bool(_)
                | ExprKind::Number(_)
                | ExprKind::String(_)
        );
        if is_written_out {
            return;
        }
        // The places of the parts of a string in JSON are not known where something in it is escaped.
        let is_shifted =
            |outer: Expr<'_>| matches!(outer.kind(), ExprKind::Template(_)) && outer.span() == expr.span();
        if self.expr.is_some_and(is_shifted) {
            return;
        }
        // What a `for` binds, it binds for what is in it.
        if let Some(ExprKind::For(outer)) = self.expr.map(Expr::kind)
            && !holds(outer.collection().span(), offset)
        {
            self.bound.extend(outer.key_name().into_iter().chain([outer.value_name()]));
        }
        self.expr = Some(expr);
    }

    /// The outermost block.
    fn top(&self) -> Option<Block<'t>> {
        self.blocks.first().copied()
    }

    /// Whether the offset is in the name of the attribute.
    fn is_name(&self, offset: u32) -> Option<&'t str> {
        self.attribute.filter(|it| holds(it.name_span(), offset)).map(Attribute::name)
    }

    fn definition(&self, project: &Project, module: &Module, offset: u32) -> Option<Location> {
        let call = self.top().filter(|top| top.kind() == "module" && self.blocks.len() == 1);
        if let (Some(call), Some(name)) = (call, self.attribute.map(Attribute::name)) {
            if name == "source" {
                return callee(project, module, call)?.place();
            }
            if self.is_name(offset).is_some() {
                return header(callee(project, module, call)?.variables.get(name)?);
            }
        }
        // In a file of values, what is set is a variable.
        if let (true, Some(name)) = (self.blocks.is_empty(), self.is_name(offset)) {
            return header(module.variables.get(name)?);
        }
        let expr = self.expr?;
        let (root, steps) = reference(expr)?;
        if self.bound.contains(&root) {
            return None;
        }
        declared(project, module, self.top(), (root, steps), names_before(project, expr, offset))
    }
}

/// How many names of a reference are before the end of the one at an offset.
fn names_before(project: &Project, expr: Expr<'_>, offset: u32) -> usize {
    let text = project.sources.slice(Location { source: expr.source(), span: expr.span() });
    let before = text.get(..(offset - expr.span().start) as usize).unwrap_or(text);
    before.matches('.').count()
}

/// The name that an iterator of a `dynamic` block binds.
fn iterator<'t>(block: &Block<'t>) -> Option<&'t str> {
    if block.kind() != "dynamic" {
        return None;
    }
    match block.body().attribute("iterator").map(|it| it.expr().kind()) {
        Some(ExprKind::Reference(name, _)) => Some(name),
        _ => block.label(0),
    }
}

/// The names that `dynamic` blocks in JSON bind: an object for each type, or a list of them, with the block or several.
fn iterators<'t>(expr: Expr<'t>) -> Vec<&'t str> {
    let objects = |expr: Expr<'t>| match expr.kind() {
        ExprKind::Tuple(items) => items.iter().collect(),
        _ => vec![expr],
    };
    let members = |expr: Expr<'t>| match expr.kind() {
        ExprKind::Object(members) => members.iter().collect(),
        _ => Vec::new(),
    };
    let text = |expr: Expr<'t>| match expr.kind() {
        ExprKind::String(text) => Some(text),
        _ => None,
    };
    let mut names = Vec::new();
    for (kind, block) in objects(expr).into_iter().flat_map(members) {
        names.extend(text(kind));
        let own = objects(block).into_iter().flat_map(members);
        names.extend(own.filter(|(key, _)| text(*key) == Some("iterator")).filter_map(|(_, it)| text(it)));
    }
    names
}

/// A name and its steps, where an expression is one.
fn reference(expr: Expr<'_>) -> Option<(&str, Steps<'_>)> {
    match expr.kind() {
        ExprKind::Reference(root, steps) => Some((root, steps)),
        _ => None,
    }
}

/// Where what a reference names is declared. `names` are how many dots are before the offset that is asked for.
fn declared(
    project: &Project,
    module: &Module,
    top: Option<Block<'_>>,
    (root, steps): (&str, Steps<'_>),
    names: usize,
) -> Option<Location> {
    let name = |index: usize| match steps.get(index) {
        Some(Step::Attribute(name)) => Some(name),
        _ => None,
    };
    match root {
        "var" => header(module.variables.get(name(0)?)?),
        "local" => {
            let local = module.locals.get(name(0)?)?.attribute();
            Some(Location { source: local.source(), span: local.name_span() })
        }
        "module" => {
            let call = module.calls.get(name(0)?)?;
            let output =
                (names >= 2).then(|| callee(project, module, call.block())?.outputs.get(name(1)?)).flatten();
            header(output.unwrap_or(call))
        }
        "each" | "count" => {
            let body = top?.body();
            Some(body.attribute("for_each").or_else(|| body.attribute("count"))?.location())
        }
        "self" => Some(top?.header_location()),
        "data" => header(&module.resource(Mode::Data, name(0)?, name(1)?)?.1.block),
        kind => header(&module.resource(Mode::Managed, kind, name(0)?)?.1.block),
    }
}

/// The module that a call leads to, where that is at hand.
fn callee<'p>(project: &'p Project, module: &Module, call: Block<'_>) -> Option<&'p Module> {
    let (source, _) = call_source(call)?;
    let index = match is_local_source(source) {
        true => project.local_module(module, source)?,
        false => {
            let directory = project.installed_directory(&module.real_directory, call.label(0)?);
            let installed = directory.and_then(|directory| project.module_at(&directory, module));
            installed.or_else(|| module.callees.get(call.label(0)?).copied())?
        }
    };
    project.modules.get(index)
}

#[allow(clippy::unnecessary_wraps, reason = "it ends chains")]
fn header(block: &TopBlock) -> Option<Location> {
    Some(block.block().header_location())
}

fn block_at(body: Body<'_>, offset: u32) -> Option<Block<'_>> {
    body.blocks_around(offset + 1).0.filter(|it| holds(it.span(), offset))
}

/// Whether an offset is in a span, or behind its last character: there, a cursor is said to be.
fn holds(span: Span, offset: u32) -> bool {
    (span.start..=span.end).contains(&offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Limits;
    use crate::files::Memory;
    use crate::load;
    use std::path::Path;

    const MAIN: &str = r#"variable "size" {
  default = "nano"
}
locals {
  zones = { a = 1, b = 2 }
}
module "net" {
  source = "./net"
  cidr   = local.cidr
}
resource "a" "x" {
  for_each = local.zones
  size     = var.size
  name     = "${each.key}-${module.net.name}"
  id       = a.y.id
  all      = [for zone in local.zones : zone]
  dynamic "part" {
    for_each = local.zones
    content {
      n = part.value
    }
  }
}
resource "a" "y" {
  secret = sensitive(var.size)
}
"#;

    const NET: &str = "variable \"cidr\" {}\noutput \"name\" {\n  value = var.cidr\n}\n";

    const JSON: &str = r#"{
  "resource": { "b": { "z": {
    "size": "${var.size}",
    "name": "n-${local.cidr}",
    "note": "\"${var.size}\"",
    "dynamic": { "part": { "for_each": "${local.zones}", "content": { "n": "${part.value}" } } }
  } } }
}
"#;

    fn project() -> (Project, Memory) {
        let files = Memory::default()
            .with("/more.tf.json", JSON)
            .with("/env/test.tfvars.json", "{ \"size\": \"tiny\" }")
            .with("/main.tf", MAIN)
            .with("/more.tf", "locals {\n  cidr = \"10.0.0.0/8\"\n}\n")
            .with("/env/prod.tfvars", "size = \"large\"\n")
            .with("/net/net.tf", NET);
        (load::load(files.inputs(), &[], Path::new("/"), &files, &()), files)
    }

    fn place(project: &Project, path: &str, needle: &str) -> (SourceId, u32) {
        let id = project.sources.at(Path::new(path)).unwrap();
        let (before, after) = needle.split_once('|').unwrap();
        let at = project.sources.get(id).text().find(&format!("{before}{after}")).unwrap() + before.len();
        (id, Span::at(u32::try_from(at).unwrap()).start)
    }

    /// The lines at which what is named at the `|` is declared.
    fn declared(path: &str, needle: &str) -> Vec<String> {
        let (project, files) = project();
        let (id, offset) = place(&project, path, needle);
        definitions(&project, id, offset, &files).into_iter().map(|it| project.sources.describe(it)).collect()
    }

    #[test]
    fn names_lead_to_their_declarations() {
        for (needle, expected) in [
            ("size     = v|ar.size", "main.tf:1"),
            ("= var.size|\n  name", "main.tf:1"),
            ("for_each = local.|zones\n  size", "main.tf:5"),
            ("cidr   = local.c|idr", "more.tf:2"),
            ("module.n|et.name", "main.tf:7"),
            ("module.net.na|me", "net/net.tf:2"),
            ("id       = a.y|.id", "main.tf:24"),
            ("each.k|ey", "main.tf:12"),
            ("\"./n|et\"", "net/net.tf:1"),
            ("  c|idr   =", "net/net.tf:1"),
        ] {
            assert_eq!(declared("/main.tf", needle), [expected], "{needle}");
        }
        assert_eq!(declared("/env/prod.tfvars", "si|ze"), ["main.tf:1"]);
        assert_eq!(declared("/net/net.tf", "var.ci|dr"), ["net/net.tf:1"]);
        for (needle, expected) in [
            ("${v|ar.size}\",\n    \"name", "main.tf:1"),
            ("n-${local.ci|dr}", "more.tf:2"),
            ("${local.zo|nes}", "main.tf:5"),
        ] {
            assert_eq!(declared("/more.tf.json", needle), [expected], "{needle}");
        }
        assert_eq!(declared("/env/test.tfvars.json", "si|ze"), ["main.tf:1"]);
        for nothing in ["${part.va|lue}", "\\\"${var.si|ze}"] {
            assert_eq!(declared("/more.tf.json", nothing), [""; 0], "{nothing}");
        }
        for nothing in ["zones : zo|ne]", "part.va|lue", "\"na|no\"", "resource \"a|\" \"x\""] {
            assert_eq!(declared("/main.tf", nothing), [""; 0], "{nothing}");
        }
    }

    /// The values of what stands at the `|`: each with what it is of.
    fn shown(path: &str, needle: &str) -> Vec<String> {
        let (project, files) = project();
        let (id, offset) = place(&project, path, needle);
        let seen = values(&project, id, offset, &files, Limits::default());
        let values = seen.into_iter().flat_map(|it| it.values);
        let shown = |it: Valued| {
            let unknown = it.unknown.map(|(why, _)| format!(": {why}")).unwrap_or_default();
            let of: String = it.of.iter().map(|of| format!(" ({of})")).collect();
            format!("{}{unknown}{of}", it.value)
        };
        values.map(shown).collect()
    }

    const SIZES: &[&str] = &[
        r#""nano" (by default)"#, r#""large" (with `env/prod.tfvars`)"#,
        r#""tiny" (with `env/test.tfvars.json`)"#,
    ];

    #[test]
    fn expressions_have_the_values_that_evaluation_gives_them() {
        for (needle, expected) in [
            ("size     = v|ar.size", SIZES),
            ("variable |\"size\"", SIZES),
            (
                "  nam|e     =",
                &[
                    r#""a-10.0.0.0/8" (for `["a"]`, by default) (for `["a"]`, with `env/prod.tfvars`) (for `["a"]`, with `env/test.tfvars.json`)"#,
                    r#""b-10.0.0.0/8" (for `["b"]`, by default) (for `["b"]`, with `env/prod.tfvars`) (for `["b"]`, with `env/test.tfvars.json`)"#,
                ],
            ),
            ("module.net.na|me", &[r#""10.0.0.0/8""#]),
            ("id       = a.y|.id", &["a.y.id: `a.y.id` is known only after apply"]),
            ("[f|or zone", &["[1, 2]"]),
            ("sensi|tive(", &["(sensitive)"]),
            ("zones : zo|ne]", &[]),
            ("part.va|lue", &[]),
            ("\"na|no\"", &[]),
        ] {
            assert_eq!(shown("/main.tf", needle), expected, "{needle}");
        }
        assert_eq!(shown("/net/net.tf", "var.ci|dr"), [r#""10.0.0.0/8""#]);
    }

    #[test]
    fn expressions_in_json_have_values() {
        for (needle, expected) in [
            ("n-${local.ci|dr}", &[r#""10.0.0.0/8""#] as &[_]),
            ("n|-${local.cidr}", &[r#""n-10.0.0.0/8""#]),
            ("\"na|me\": \"n-", &[r#""n-10.0.0.0/8""#]),
            ("${part.va|lue}", &[]),
        ] {
            assert_eq!(shown("/more.tf.json", needle), expected, "{needle}");
        }
        // Of a string in which something is escaped, nothing but the whole has a place.
        let [first, ..] = &shown("/more.tf.json", "\\\"${var.si|ze}")[..] else { panic!("a value") };
        assert_eq!(first, r#""\"nano\"" (by default)"#);
    }

    #[test]
    fn a_value_tells_where_it_comes_from() {
        let (project, files) = project();
        let (id, offset) = place(&project, "/net/net.tf", "var.ci|dr");
        let seen = values(&project, id, offset, &files, Limits::default()).unwrap();
        let [value] = seen.values.as_slice() else { unreachable!() };
        let trace: Vec<_> = value
            .trace
            .iter()
            .map(|it| (project.sources.describe(it.location), it.message.as_str()))
            .collect();
        assert_eq!(trace[0], ("more.tf:2".to_owned(), "`\"10.0.0.0/8\"` is written here"));
        assert_eq!(trace.last().unwrap().0, "net/net.tf:3");
        assert_eq!(seen.text, "var.cidr");
    }
}
