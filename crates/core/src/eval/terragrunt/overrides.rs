//! Files of variables that Terragrunt names to Terraform: they win over all that Terraform reads by itself.

use super::{Context, Merge};
use crate::eval::{Evaluator, InstanceId};
use crate::files::normalize;
use crate::source::{Location, directory};
use crate::syntax::Block;
use crate::terragrunt::Found;
use crate::value::Value;
use ecow::eco_format;
use std::path::{Path, PathBuf};

impl Evaluator<'_> {
    /// The files of variables that Terragrunt names to Terraform (`extra_arguments`), as values whose members are
    /// variables, the weakest first.
    pub(super) fn overrides(&self, id: InstanceId) -> Vec<Value> {
        let includes = self.includes(id);
        let merged = includes.iter().filter(|it| it.merge != Merge::No);
        let included = merged.filter_map(|it| self.included(id, it).ok());
        // Of blocks of the same name the child's counts, at the place of the parent's.
        let mut blocks: Vec<(InstanceId, Block<'_>)> = Vec::new();
        for configuration in included.chain([id]) {
            for block in self.blocks(configuration, "terraform").flat_map(|it| it.body().blocks()) {
                if block.kind() != "extra_arguments" {
                    continue;
                }
                match blocks.iter_mut().find(|(_, other)| other.label(0) == block.label(0)) {
                    Some(same) => *same = (configuration, block),
                    None => blocks.push((configuration, block)),
                }
            }
        }
        blocks
            .into_iter()
            .flat_map(|(configuration, block)| self.variable_files(configuration, block))
            .collect()
    }

    /// The values of the files of variables that a block of arguments names.
    fn variable_files(&self, id: InstanceId, block: Block<'_>) -> Vec<Value> {
        let commands =
            self.of_block(id, block, "commands").unwrap_or_else(|| Value::null(block.header_location()));
        let plans = commands.elements().is_none_or(|commands| {
            commands.iter().any(|it| it.as_str().is_none_or(|it| matches!(it, "plan" | "apply")))
        });
        if !plans {
            return Vec::new();
        }
        let mut values = Vec::new();
        for name in ["arguments", "required_var_files", "optional_var_files"] {
            let Some(list) = self.of_block(id, block, name) else { continue };
            let Some(items) = list.elements() else {
                values.extend(list.as_unknown().is_some().then_some(list));
                continue;
            };
            let mut follows = false;
            for item in items {
                let Some(text) = item.as_str() else {
                    values.extend(item.as_unknown().is_some().then(|| item.clone()));
                    continue;
                };
                let path = match text.strip_prefix("-var-file=") {
                    _ if name != "arguments" => Some(text),
                    Some(path) => Some(path),
                    None => follows.then_some(text),
                };
                follows = text == "-var-file";
                let Some(path) = path else { continue };
                match self.variable_file(id, path, item.at) {
                    Err(_) if name == "optional_var_files" && self.is_missing(id, path) => {}
                    read => values.push(read.unwrap_or_else(|unknown| unknown)),
                }
            }
        }
        values
    }

    fn variable_file(&self, id: InstanceId, path: &str, at: Location) -> Result<Value, Value> {
        let path = self.variable_path(id, path);
        let file = self.open(&path, Context { config: path.clone(), is_included: false }, at)?;
        let given = self.module(file).inputs.iter();
        let members = given.map(|(name, it)| {
            (
                name.clone(),
                self.own(file, it.attribute()).through(eco_format!("-var-file {}", self.shown(&path)), at),
            )
        });
        Ok(Value::object(members.collect(), at))
    }

    fn is_missing(&self, id: InstanceId, path: &str) -> bool {
        matches!(self.project.terragrunt.at.get(&self.variable_path(id, path)), Some(Found::Missing))
    }

    fn variable_path(&self, id: InstanceId, path: &str) -> PathBuf {
        let config = self.context(id).map(|context| context.config.as_path());
        normalize(&directory(config.unwrap_or(Path::new(""))).join(path))
    }
}
