//! Reads the schemas in the Go source of a provider that is written with Terraform's plugin SDK.
//!
//! ```text
//! "network_interface": {
//!     Type:     schema.TypeSet,
//!     Required: true,
//!     Elem: &schema.Resource{
//!         Schema: map[string]*schema.Schema{
//! ```
//!
//! gofmt wrote it, so that the indentation is the structure.

use super::tree::{Content, Schema};
use super::{Types, read as read_file};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A line, and the lines that are indented below it.
#[derive(Debug, Default)]
struct Node<'a> {
    line: &'a str,
    below: Vec<Self>,
}

/// The lines of a function, and the directory of its package.
#[derive(Debug)]
struct Function<'a> {
    package: &'a Path,
    lines: Vec<Node<'a>>,
}

/// The source of a provider.
struct Code {
    files: Vec<(PathBuf, String)>,
}

/// What the provider knows of the types that are wanted.
pub(super) fn read(repository: &Path, wanted: &BTreeSet<String>) -> Result<Types> {
    let code = Code::load(repository)?;
    let known = wanted.iter().filter_map(|name| Some((name, code.registered(name)?)));
    let types = known.map(|(name, function)| {
        let content = code.resource(function, repository).with_context(|| format!("cannot read `{name}`"))?;
        Ok((name.clone(), Schema::new("", false, content)))
    });
    types.collect()
}

impl Code {
    /// Every file of the provider itself, without tests.
    fn load(repository: &Path) -> Result<Self> {
        let mut files = Vec::new();
        for entry in ignore::Walk::new(repository) {
            let path = entry?.into_path();
            let name = path.to_string_lossy();
            if name.ends_with(".go") && !name.ends_with("_test.go") && !name.contains("/vendor/") {
                files.push((path.clone(), read_file(&path)?));
            }
        }
        Ok(Self { files })
    }

    /// The function that `provider.go` lists for a type: `cvm.ResourceTencentCloudInstance`.
    fn registered(&self, name: &str) -> Option<&str> {
        let (section, name) = match name.split_once('.') {
            Some(("data", name)) => ("DataSourcesMap", name),
            Some(_) => return None,
            None => ("ResourcesMap", name),
        };
        let section = format!("{section}:");
        let mut listing = self.files.iter().filter(|(path, _)| path.ends_with("provider.go"));
        let (_, rest) = listing.find_map(|(_, text)| text.split_once(&section))?;
        let (_, rest) = rest.split_once(&format!("\"{name}\":"))?;
        Some(rest.split_once("()")?.0.trim())
    }

    /// What the resource of a function holds.
    fn resource(&self, function: &str, package: &Path) -> Result<Content> {
        let scope = self.function(function, package)?;
        let schema = scope.lines.iter().find_map(|node| node.find("Schema: "));
        self.content(schema.with_context(|| format!("`{function}` has no schema"))?, &scope)
    }

    /// A function by its name, as it is called in a package.
    fn function(&self, called: &str, package: &Path) -> Result<Function<'_>> {
        let (of, name) = called.split_once('.').unwrap_or(("", called));
        let start = format!("\nfunc {name}(");
        let fits = |path: &Path| if of.is_empty() { path == package } else { path.ends_with(of) };
        let found =
            self.files.iter().filter_map(|(path, text)| Some((path.parent()?, text.split_once(&start)?.1)));
        let found = found.min_by_key(|(path, _)| !fits(path));
        let (package, text) = found.with_context(|| format!("the function `{called}` is nowhere"))?;
        let body = text.split_once("\n}\n").map_or(text, |(body, _)| body);
        let mut lines = body.lines().skip(1).filter(|line| !line.trim().is_empty()).peekable();
        Ok(Function { package, lines: nodes(&mut lines, 0) })
    }

    /// What a line with `Schema: ` holds: the map itself, a variable, or a function that returns it.
    fn content(&self, schema: &Node<'_>, scope: &Function<'_>) -> Result<Content> {
        if let Some(function) = call(schema.line) {
            let function = self.function(function, scope.package)?;
            return self.entries(function.returned(), &function);
        }
        if schema.line.ends_with('{') {
            return self.entries(&schema.below, scope);
        }
        let variable = schema.line.rsplit("Schema: ").next().unwrap_or_default();
        let start = format!("{} := ", variable.trim_end_matches(['}', ',']));
        let assigned = scope.lines.iter().find(|node| node.line.starts_with(&start));
        let assigned = assigned.with_context(|| format!("cannot follow `{}`", schema.line))?;
        let mut content = self.entries(&assigned.below, scope)?;
        for function in scope.copied_into(variable.trim_end_matches(['}', ','])) {
            let function = self.function(function, scope.package)?;
            content.extend(self.entries(function.returned(), &function)?);
        }
        Ok(content)
    }

    fn entries(&self, entries: &[Node<'_>], scope: &Function<'_>) -> Result<Content> {
        let mut content = Content::new();
        for entry in entries {
            let Some((name, _)) = entry.line.strip_prefix('"').and_then(|line| line.split_once("\":")) else {
                continue;
            };
            let schema = match call(entry.line) {
                Some(function) => {
                    let function = self.function(function, scope.package)?;
                    self.argument(function.returned(), &function)
                }
                None => self.argument(&entry.below, scope),
            };
            let schema = schema.with_context(|| format!("cannot read the argument `{name}`"))?;
            content.extend(schema.map(|schema| (name.to_owned(), schema)));
        }
        Ok(content)
    }

    /// The schema of an argument from its fields; none where the provider alone sets it.
    fn argument(&self, fields: &[Node<'_>], scope: &Function<'_>) -> Result<Option<Schema>> {
        let field = |name: &str| fields.iter().find(|node| node.line.starts_with(name));
        let value = |name: &str| field(name).map(|node| node.line[name.len()..].trim().trim_end_matches(','));
        let required = value("Required:") == Some("true");
        if !required && value("Optional:") != Some("true") {
            return Ok(None);
        }
        let of = value("Type:").context("it has no type")?.trim_start_matches("schema.Type");
        let element = field("Elem:").filter(|_| of != "Map");
        let content = match element.map(|node| (call(node.line), node.find("Schema: "))) {
            Some((Some(function), _)) => self.resource(function, scope.package)?,
            Some((None, Some(schema))) => self.content(schema, scope)?,
            _ => Content::new(),
        };
        let scalar = field("Elem:")
            .and_then(|node| node.find("Type: "))
            .map_or("string", |node| scalar(node.line.rsplit("schema.Type").next().unwrap_or_default()));
        let kind = match of {
            "List" | "Set" if content.is_empty() => format!("list({scalar})"),
            "List" | "Set" if value("MaxItems:") == Some("1") => "block".to_owned(),
            "List" | "Set" => "blocks".to_owned(),
            "Map" => format!("map({scalar})"),
            name => self::scalar(name).to_owned(),
        };
        Ok(Some(Schema::new(kind, required, content)))
    }
}

impl Function<'_> {
    /// The lines of what it returns at its end.
    fn returned(&self) -> &[Node<'_>] {
        let returned = self.lines.iter().rfind(|node| node.line.starts_with("return "));
        returned.map_or(&[], |node| &node.below)
    }

    /// The functions whose maps loops copy into a variable: `basic := F()`, `for k, v := range basic {`.
    fn copied_into(&self, variable: &str) -> Vec<&str> {
        let copy = format!("{variable}[k] = v");
        let loops = self.lines.iter().filter(|node| node.below.iter().any(|it| it.line == copy));
        let maps = loops.filter_map(|node| node.line.strip_prefix("for k, v := range ")?.strip_suffix(" {"));
        let called = |map: &str| {
            let start = format!("{map} := ");
            self.lines.iter().find_map(|node| node.line.strip_prefix(&start)?.strip_suffix("()"))
        };
        maps.filter_map(called).collect()
    }
}

/// The function that a line calls: `"tags": tagsSchema(),`.
fn call(line: &str) -> Option<&str> {
    let (_, value) = line.split_once(": ")?;
    Some(value.strip_suffix("),")?.split_once('(')?.0.trim())
}

/// Terraform's name for `schema.TypeInt`, without the beginning.
fn scalar(name: &str) -> &'static str {
    match name.trim_end_matches(|it: char| !it.is_ascii_alphabetic()) {
        "String" => "string",
        "Bool" => "bool",
        "Int" | "Float" => "number",
        _ => "any",
    }
}

impl Node<'_> {
    /// The first line from here on that has a field, from the outside in.
    fn find(&self, field: &str) -> Option<&Self> {
        if self.line.contains(field) {
            return Some(self);
        }
        self.below.iter().find_map(|node| node.find(field))
    }
}

/// The lines that are indented by more than `depth` tabs.
fn nodes<'a>(lines: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>, depth: usize) -> Vec<Node<'a>> {
    let indentation = |line: &str| line.len() - line.trim_start_matches('\t').len();
    let mut found = Vec::new();
    while let Some(line) = lines.next_if(|line| indentation(line) > depth) {
        found.push(Node { line: line.trim(), below: nodes(lines, indentation(line)) });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_and_blocks_are_read_from_what_gofmt_wrote() {
        let file = |path: &str, text: &str| (PathBuf::from(path), text.to_owned());
        let provider = "ResourcesMap: map[string]*schema.Resource{\n\"x_disk\": disk.New(),\n";
        let disk = "
func New() *schema.Resource {
\treturn &schema.Resource{
\t\tSchema: newSchema(),
\t}
}

func newSchema() map[string]*schema.Schema {
\treturn map[string]*schema.Schema{
\t\t\"size\": {
\t\t\tType:     schema.TypeInt,
\t\t\tRequired: true,
\t\t},
\t\t\"arn\": {
\t\t\tType:     schema.TypeString,
\t\t\tComputed: true,
\t\t},
\t\t\"tags\": tagsSchema(),
\t\t\"key\": {
\t\t\tType:     schema.TypeList,
\t\t\tOptional: true,
\t\t\tMaxItems: 1,
\t\t\tElem: &schema.Resource{
\t\t\t\tSchema: map[string]*schema.Schema{
\t\t\t\t\t\"ids\": {
\t\t\t\t\t\tType:     schema.TypeSet,
\t\t\t\t\t\tOptional: true,
\t\t\t\t\t\tElem:     &schema.Schema{Type: schema.TypeString},
\t\t\t\t\t},
\t\t\t\t},
\t\t\t},
\t\t},
\t}
}
";
        let tags = "
func tagsSchema() *schema.Schema {
\treturn &schema.Schema{
\t\tType:     schema.TypeMap,
\t\tOptional: true,
\t}
}
";
        let files =
            vec![file("p/provider.go", provider), file("p/disk/schema.go", disk), file("p/tags.go", tags)];
        let code = Code { files };
        let content = code.resource(code.registered("x_disk").unwrap(), Path::new("p")).unwrap();
        let lines: Vec<_> =
            content.iter().map(|(name, it)| (name.as_str(), &*it.kind, it.required)).collect();
        assert_eq!(
            lines,
            [("key", "block", false), ("size", "number", true), ("tags", "map(string)", false)]
        );
        assert_eq!(content["key"].content["ids"].kind, "list(string)");
    }

    #[test]
    fn what_a_loop_copies_into_the_map_is_read_too() {
        let disk = "
func New() *schema.Resource {
\tall := map[string]*schema.Schema{
\t\t\"size\": {
\t\t\tType:     schema.TypeInt,
\t\t\tRequired: true,
\t\t},
\t}
\tbasic := basicSchema()
\tfor k, v := range basic {
\t\tall[k] = v
\t}
\treturn &schema.Resource{
\t\tSchema: all,
\t}
}

func basicSchema() map[string]*schema.Schema {
\treturn map[string]*schema.Schema{
\t\t\"name\": {
\t\t\tType:     schema.TypeString,
\t\t\tOptional: true,
\t\t},
\t}
}
";
        let code = Code { files: vec![(PathBuf::from("p/disk.go"), disk.to_owned())] };
        let content = code.resource("New", Path::new("p")).unwrap();
        let names: Vec<_> = content.keys().map(String::as_str).collect();
        assert_eq!(names, ["name", "size"]);
    }
}
