//! Reads the TypeScript declarations that the CDK for Terraform generates from a provider's schema.
//!
//! ```text
//! export interface BranchProtectionConfig extends cdktf.TerraformMetaArguments {
//!     /**
//!     * required_status_checks block
//!     *
//!     * Docs at Terraform Registry: {@link https://…/github/6.9.0/docs/…#required_status_checks …}
//!     */
//!     readonly requiredStatusChecks?: BranchProtectionRequiredStatusChecks[] | cdktf.IResolvable;
//! ```
//!
//! The link has Terraform's name of the argument; a question mark says that it is optional;
//! of what is a block, the comment says so.

use super::tree::{Content, Schema};
use super::{Types, read as read_file};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// An argument of an interface, as it is declared.
#[derive(Debug, PartialEq, Eq)]
struct Argument<'a> {
    name: &'a str,
    /// In TypeScript, without what stands for expressions.
    of: &'a str,
    is_map: bool,
    is_block: bool,
    required: bool,
}

type Interfaces<'a> = BTreeMap<&'a str, Vec<Argument<'a>>>;

/// The provider's release, and what the package knows of the types that are wanted.
pub(super) fn read(package: &Path, wanted: &BTreeSet<String>) -> Result<(String, Types)> {
    let manifest: Manifest = serde_json::from_str(&read_file(&package.join("package.json"))?)?;
    let library = package.join("lib");
    let mut types = Types::new();
    for entry in fs::read_dir(&library).with_context(|| format!("cannot read `{}`", library.display()))? {
        let path = entry?.path();
        // Old packages have a file, newer ones a directory for each type.
        let file = if path.is_dir() { path.join("index.d.ts") } else { path.clone() };
        if !file.exists() {
            continue;
        }
        let mut text = read_file(&file)?;
        if let Some(name) = type_name(&text).filter(|name| wanted.contains(name)) {
            text += &structures(&path)?;
            types.insert(
                name,
                schema(&text).with_context(|| format!("`{}` declares nothing", file.display()))?,
            );
        }
    }
    Ok((manifest.cdktf.provider.version, types))
}

/// What `package.json` says of the provider.
#[derive(Deserialize)]
struct Manifest {
    cdktf: Bindings,
}

#[derive(Deserialize)]
struct Bindings {
    provider: Provider,
}

#[derive(Deserialize)]
struct Provider {
    version: String,
}

/// Large declarations are split: `index-structs/structs0.d.ts`.
fn structures(directory: &Path) -> Result<String> {
    let directory = directory.join("index-structs");
    if !directory.exists() {
        return Ok(String::new());
    }
    let mut text = String::new();
    for file in fs::read_dir(directory)? {
        text += &read_file(&file?.path())?;
    }
    Ok(text)
}

/// The type that a file is about, as a snapshot calls it.
fn type_name(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("tfResourceType = \"")?;
    let (name, _) = rest.split_once('"')?;
    let is = |class: &str| text.contains(&format!(".{class} {{"));
    Some(match () {
        () if is("TerraformDataSource") => format!("data.{name}"),
        () if is("TerraformProvider") => format!("provider.{name}"),
        () => name.to_owned(),
    })
}

/// The schema of the first interface.
fn schema(text: &str) -> Option<Schema> {
    let first = declarations(text).next()?.0;
    let interfaces: Interfaces<'_> = declarations(text).collect();
    Some(Schema::new("", false, content(&interfaces, first, &[])))
}

/// What an interface holds. One that holds itself, such as a statement of a firewall, is shown once on the way.
fn content<'a>(interfaces: &Interfaces<'a>, name: &'a str, around: &[&'a str]) -> Content {
    if around.contains(&name) {
        return Content::default();
    }
    let around = [around, &[name]].concat();
    let arguments = interfaces.get(name).into_iter().flatten();
    arguments.map(|argument| (argument.name.to_owned(), of_argument(interfaces, argument, &around))).collect()
}

fn of_argument<'a>(interfaces: &Interfaces<'a>, argument: &Argument<'a>, around: &[&'a str]) -> Schema {
    let element = argument.of.trim_end_matches("[]");
    let is_list = argument.of.ends_with("[]");
    let kind = match element {
        "boolean" => "bool",
        "string" | "number" | "any" => element,
        name if interfaces.contains_key(name) => "object",
        _ => "any",
    };
    let kind = match kind {
        "object" if argument.is_block && is_list => "blocks".to_owned(),
        "object" if argument.is_block => "block".to_owned(),
        _ if argument.is_map => format!("map({kind})"),
        _ if is_list => format!("list({kind})"),
        _ => kind.to_owned(),
    };
    Schema::new(kind, argument.required, content(interfaces, element, around))
}

/// The interfaces of a file with their arguments.
fn declarations(text: &str) -> impl Iterator<Item = (&str, Vec<Argument<'_>>)> {
    text.split("export interface ").skip(1).map(|declaration| {
        let name = declaration.split_whitespace().next().unwrap_or_default();
        let body = declaration.split_once("\n}").map_or("", |(body, _)| body);
        (name, arguments(body))
    })
}

fn arguments(body: &str) -> Vec<Argument<'_>> {
    let mut found = Vec::new();
    let mut name = "";
    let mut is_block = false;
    let mut lines = body.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if line == "/**" {
            (name, is_block) = ("", false);
        } else if line.starts_with('*') {
            is_block |=
                line.strip_suffix(" block").is_some_and(|it| !it.trim_start_matches("* ").contains(' '));
            if let Some((_, link)) = line.split_once("Docs at Terraform Registry: {@link ") {
                name = link.rsplit_once('#').map_or("", |(_, name)| name.trim_end_matches('}'));
            }
        } else if let Some((declared, of)) =
            line.strip_prefix("readonly ").and_then(|line| line.split_once(": "))
        {
            let is_map = of == "{";
            let of = if is_map {
                lines.next().and_then(|line| line.split_once("]: ")).map_or("", |(_, of)| of)
            } else {
                of
            };
            let of = of.trim_end_matches(';').split(" | ").next().unwrap_or_default().trim_start_matches('(');
            found.push(Argument { name, of, is_map, is_block, required: !declared.ends_with('?') });
        }
    }
    found.retain(|argument| !argument.name.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
export interface BranchConfig extends cdktf.TerraformMetaArguments {
    /**
    * Docs at Terraform Registry: {@link https://r/providers/integrations/github/6.9.0/docs/resources/branch#is_safe Branch#is_safe}
    */
    readonly isSafe?: boolean | cdktf.IResolvable;
    /**
    * Docs at Terraform Registry: {@link https://r/providers/integrations/github/6.9.0/docs/resources/branch#tags Branch#tags}
    */
    readonly tags: {
        [key: string]: string;
    };
    /**
    * checks block
    *
    * Docs at Terraform Registry: {@link https://r/providers/integrations/github/6.9.0/docs/resources/branch#checks Branch#checks}
    */
    readonly checks?: BranchChecks[] | cdktf.IResolvable;
}
export interface BranchChecks {
    /**
    * Docs at Terraform Registry: {@link https://r/providers/integrations/github/6.9.0/docs/resources/branch#contexts Branch#contexts}
    */
    readonly contexts?: string[];
}
export declare class Branch extends cdktf.TerraformResource {
    static readonly tfResourceType = \"github_branch\";
";

    #[test]
    fn arguments_and_blocks_are_read_under_terraforms_names() {
        assert_eq!(type_name(TEXT).as_deref(), Some("github_branch"));
        let schema = schema(TEXT).unwrap();
        let lines: Vec<_> =
            schema.content.iter().map(|(name, it)| (name.as_str(), &*it.kind, it.required)).collect();
        assert_eq!(
            lines,
            [("checks", "blocks", false), ("is_safe", "bool", false), ("tags", "map(string)", true)]
        );
        assert_eq!(schema.content["checks"].content["contexts"].kind, "list(string)");
    }
}
