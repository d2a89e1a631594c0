//! Terragrunt's functions (Terragrunt 1.1, "Functions"): they are there in its configurations, beside Terraform's.
//!
//! The environment is never read: a variable of it has its default, as one of Terraform that nobody sets, or is not known.

use super::{Call, Function, MANY, Outcome, file, function, refuse};
use crate::eval::terragrunt::Context;
use crate::files::{self, normalize};
use crate::source::directory;
use crate::terragrunt::FILE;
use crate::value::{Data, Reason, Symbol, Value};
use ecow::{EcoString, eco_format};
use std::path::{Path, PathBuf};

/// All functions, by name.
pub(super) static FUNCTIONS: &[Function] = &[
    function("constraint_check", 2, 2, at_run),
    function("deep_merge", 0, MANY, deep_merge).deep().by_parts(),
    function("find_in_parent_folders", 0, 2, find_in_parent_folders),
    function("get_aws_account_alias", 0, 0, at_run),
    function("get_aws_account_id", 0, 0, at_run),
    function("get_aws_caller_identity_arn", 0, 0, at_run),
    function("get_aws_caller_identity_user_id", 0, 0, at_run),
    function("get_default_retryable_errors", 0, 0, at_run),
    function("get_env", 1, 2, environment),
    function("get_original_terragrunt_dir", 0, 0, |call| path(call, directory(unit(call)))),
    function("get_parent_terragrunt_dir", 0, 1, parent_directory),
    function("get_path_from_repo_root", 0, 0, |call| relative(call, repository(call), own(call))),
    function("get_path_to_repo_root", 0, 0, |call| relative(call, own(call), repository(call))),
    function("get_platform", 0, 0, at_run),
    function("get_repo_root", 0, 0, |call| path(call, repository(call))),
    function("get_terraform_cli_args", 0, 0, at_run),
    function("get_terraform_command", 0, 0, at_run),
    function("get_terraform_commands_that_need_input", 0, 0, at_run),
    function("get_terraform_commands_that_need_locking", 0, 0, at_run),
    function("get_terraform_commands_that_need_parallelism", 0, 0, at_run),
    function("get_terraform_commands_that_need_vars", 0, 0, at_run),
    function("get_terragrunt_dir", 0, 0, |call| path(call, own(call))),
    function("get_terragrunt_source_cli_flag", 0, 0, |call| call.string("")),
    function("get_working_dir", 0, 0, at_run),
    function("mark_as_read", 1, 1, |call| call.string(call.text(0)?)),
    function("mark_glob_as_read", 1, MANY, at_run),
    function("path_relative_from_include", 0, 1, from_include),
    function("path_relative_to_include", 0, 1, to_include),
    function("read_terragrunt_config", 1, 2, read).nullable().deep().by_parts(),
    function("read_tfvars_file", 1, 1, at_run),
    function("run_cmd", 1, MANY, at_run),
    function("sops_decrypt_file", 1, 1, at_run),
];

impl<'c> Call<'c> {
    /// The configuration of Terragrunt that the call stands in.
    pub(super) fn context(&self) -> Option<&'c Context> {
        self.evaluator.context(self.scope.instance)
    }
}

/// What only Terragrunt finds out: what a command prints, who runs it, what is encrypted.
fn at_run(call: &Call) -> Outcome {
    Ok(Value::unknown(Reason::Terragrunt(eco_format!("{}()", call.name)), call.symbol(), call.at))
}

/// `get_env(name, default)`.
fn environment(call: &Call) -> Outcome {
    if call.arguments.len() == 2 {
        return call.string(call.text(1)?);
    }
    let what = eco_format!("get_env({:?})", call.text(0)?);
    let symbol = Symbol::Expression(what.clone());
    Ok(Value::unknown(Reason::Terragrunt(what), Some(symbol), call.at))
}

/// The configuration that Terragrunt's paths start at.
fn config<'c>(call: &Call<'c>) -> &'c Path {
    call.context().map_or(Path::new(""), |context| &context.config)
}

/// Its directory.
fn own<'c>(call: &Call<'c>) -> &'c Path {
    directory(config(call))
}

/// The configuration of the unit, whoever reads whom.
fn unit<'c>(call: &Call<'c>) -> &'c Path {
    call.evaluator.unit_path().unwrap_or(config(call))
}

/// The top of the repository: nothing above it is read.
fn repository<'c>(call: &Call<'c>) -> &'c Path {
    let own = own(call);
    call.evaluator.project.boundaries.around(own).map_or(own, |boundary| boundary.path())
}

fn path(call: &Call, path: &Path) -> Outcome {
    call.string(path.to_string_lossy().as_ref())
}

/// `find_in_parent_folders(name, fallback)`: the nearest file or directory of that name above the configuration.
fn find_in_parent_folders(call: &Call) -> Outcome {
    let name = if call.arguments.is_empty() { EcoString::new() } else { call.text(0)? };
    let name = if name.is_empty() { FILE.into() } else { name };
    let top = repository(call);
    for folder in own(call).ancestors().skip(1).take_while(|folder| folder.starts_with(top)) {
        let wanted = normalize(&folder.join(&*name));
        if file::is_there(call, &wanted)? {
            return path(call, &wanted);
        }
    }
    match call.arguments.get(1) {
        Some(fallback) => Ok(fallback.clone()),
        None => refuse(eco_format!("no folder above {:?} holds {name:?}", call.evaluator.shown(own(call)))),
    }
}

/// The directory of what is included, where there is something.
fn included(call: &Call) -> Result<Option<PathBuf>, super::Stop> {
    let name = if call.arguments.is_empty() { None } else { Some(call.text(0)?) };
    Ok(call.evaluator.include_directory(call.scope.instance, name.as_deref())?)
}

/// `path_relative_to_include(name)`.
fn to_include(call: &Call) -> Outcome {
    match included(call)? {
        Some(included) => relative(call, &included, own(call)),
        None => call.string("."),
    }
}

/// `path_relative_from_include(name)`.
fn from_include(call: &Call) -> Outcome {
    match included(call)? {
        Some(included) => relative(call, own(call), &included),
        None => call.string("."),
    }
}

/// `get_parent_terragrunt_dir(name)`.
fn parent_directory(call: &Call) -> Outcome {
    match included(call)? {
        Some(included) => path(call, &included),
        None => path(call, own(call)),
    }
}

/// The way from one directory to another.
fn relative(call: &Call, from: &Path, to: &Path) -> Outcome {
    path(call, &files::relative(from, to))
}

/// `read_terragrunt_config(path, default)`.
fn read(call: &Call) -> Outcome {
    let path = normalize(&own(call).join(&*call.text(0)?));
    match (call.evaluator.read_configuration(&path, call.at), call.arguments.get(1)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => refuse(eco_format!("there is no file {:?}", call.evaluator.shown(&path))),
    }
}

/// `deep_merge(maps…)`.
fn deep_merge(call: &Call) -> Outcome {
    let mut merged = Value::object([].into(), call.at);
    for (index, map) in call.arguments.iter().enumerate().filter(|(_, map)| !map.is_null()) {
        match map.data() {
            Data::Object(_) | Data::Unknown(_) => {
                merged = call.evaluator.deep_merge(merged, call.known(index)?.clone());
            }
            _ => return refuse(eco_format!("argument {} is not a map", index + 1)),
        }
    }
    Ok(merged)
}
