//! Units of Terragrunt: what their configurations give to the modules that they run.

use std::path::Path;
use tollgate_core::cx::Root;
use tollgate_core::engine::{self, Limits, Options};
use tollgate_core::eval::Evaluator;
use tollgate_core::files::Memory;
use tollgate_core::load;
use tollgate_core::note::NoteKind;
use tollgate_core::project::Project;
use tollgate_core::value::Value;

/// A module that reads its variable `x`.
const MODULE: &str =
    "variable \"x\" {\n  default = \"default\"\n}\nresource \"test_reader\" \"r\" {\n  read = var.x\n}\n";

const UNIT: &str = "live/prod/app/terragrunt.hcl";

fn memory(files: &[(&str, &str)]) -> Memory {
    files.iter().fold(Memory::default(), |memory, (path, text)| {
        memory.with(Path::new("/repo").join(path), text.as_bytes())
    })
}

fn load(files: &[(&str, &str)]) -> (Project, Memory) {
    let memory = memory(files);
    let inputs = memory.inputs();
    (load::load(inputs, &[], Path::new("/repo"), &memory, &()), memory)
}

/// What each unit gives to the module's variable, in the order of their paths.
fn given(files: &[(&str, &str)]) -> Vec<Value> {
    let (project, memory) = load(files);
    let starts = engine::starts(&project);
    let mut read: Vec<_> = starts.iter().filter(|start| start.unit.is_some()).collect();
    read.sort_by_key(|start| start.unit.map(|unit| &unit.path));
    let read = read.into_iter().map(|start| {
        let evaluator =
            Evaluator::new(&project, start.module, &memory, Limits::default()).of_unit(start.unit);
        let root = Root::new(&evaluator, None);
        root.blocks("test_reader").iter().map(|it| it.value("read")).collect::<Vec<_>>()
    });
    read.flatten().collect()
}

/// The value of an expression in a unit that includes `live/root.hcl`.
fn value(expression: &str) -> Value {
    let unit = format!(
        "include \"root\" {{\n  path = find_in_parent_folders(\"root.hcl\")\n  expose = true\n}}\ninputs = {{ x = {expression} }}\n"
    );
    let found = given(&[
        (UNIT, &unit),
        ("live/prod/app/main.tf", MODULE),
        ("live/prod/app/policy.json", "{\"a\": [1]}"),
        (
            "live/prod/env.hcl",
            "locals {\n  env = \"prod\"\n  here = get_terragrunt_dir()\n  unit = get_original_terragrunt_dir()\n}\n",
        ),
        (
            "live/root.hcl",
            "locals {\n  own = path_relative_to_include()\n  env = read_terragrunt_config(find_in_parent_folders(\"env.hcl\")).locals.env\n  text = file(\"root.txt\")\n}\n",
        ),
        ("live/root.txt", "text"),
        ("live/terragrunt.hcl", ""),
    ]);
    found.into_iter().next().unwrap()
}

/// The notes of a scan without rules.
fn notes(files: &[(&str, &str)]) -> Vec<(NoteKind, String)> {
    let (project, memory) = load(files);
    let report = engine::scan(&project, &Options::default(), &memory, &());
    report.notes.into_iter().map(|note| (note.kind, note.message)).collect()
}

fn texts(values: &[Value]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

#[test]
fn functions_are_evaluated_as_terragrunt_does() {
    for (expression, expected) in [
        ("path_relative_to_include()", "\"prod/app\""),
        ("path_relative_to_include(\"root\")", "\"prod/app\""),
        ("path_relative_from_include()", "\"../..\""),
        ("get_terragrunt_dir()", "\"/repo/live/prod/app\""),
        ("get_parent_terragrunt_dir()", "\"/repo/live\""),
        ("get_original_terragrunt_dir()", "\"/repo/live/prod/app\""),
        ("get_repo_root()", "\"/repo\""),
        ("get_path_from_repo_root()", "\"live/prod/app\""),
        ("get_path_to_repo_root()", "\"../../..\""),
        ("find_in_parent_folders(\"env.hcl\")", "\"/repo/live/prod/env.hcl\""),
        ("find_in_parent_folders(\"\")", "\"/repo/live/terragrunt.hcl\""),
        ("lookup(local, \"none\", \"none\")", "\"none\""),
        ("find_in_parent_folders(\"prod\")", "\"/repo/live/prod\""),
        ("find_in_parent_folders(\"none.hcl\", \"fallback\")", "\"fallback\""),
        ("basename(get_terragrunt_dir())", "\"app\""),
        ("read_terragrunt_config(find_in_parent_folders(\"env.hcl\")).locals.env", "\"prod\""),
        ("read_terragrunt_config(\"../env.hcl\").locals.here", "\"/repo/live/prod\""),
        ("read_terragrunt_config(\"../env.hcl\").locals.unit", "\"/repo/live/prod/app\""),
        ("read_terragrunt_config(\"none.hcl\", { inputs = {} })", "{inputs = {}}"),
        ("jsondecode(file(\"policy.json\")).a[0]", "1"),
        ("include.root.locals.own", "\"prod/app\""),
        ("include.root.locals.env", "\"prod\""),
        ("include.root.locals.text", "\"text\""),
        ("get_env(\"REGION\", \"eu-west-1\")", "\"eu-west-1\""),
        ("deep_merge({ a = { b = 1, c = [1] } }, { a = { b = 2, c = [2] } })", "{a = {b = 2, c = [1, 2]}}"),
    ] {
        assert_eq!(value(expression).to_string(), expected, "{expression}");
    }
}

#[test]
fn what_terragrunt_alone_knows_is_not_known() {
    for (expression, reason) in [
        ("get_env(\"TOKEN\")", "`get_env(\"TOKEN\")` is known only when Terragrunt runs"),
        ("run_cmd(\"make\", \"me\")", "`run_cmd()` is known only when Terragrunt runs"),
        ("sops_decrypt_file(\"a.yaml\")", "`sops_decrypt_file()` is known only when Terragrunt runs"),
        ("get_aws_account_id()", "`get_aws_account_id()` is known only when Terragrunt runs"),
        ("dependency.vpc.outputs.id", "`dependency.vpc.outputs.id` is known only when Terragrunt runs"),
        ("values.x", "`values.x` is known only when Terragrunt runs"),
        (
            "find_in_parent_folders(\"none.hcl\")",
            "`find_in_parent_folders`: no folder above \"live/prod/app\" holds \"none.hcl\"",
        ),
        (
            "read_terragrunt_config(\"none.hcl\").locals.x",
            "`read_terragrunt_config`: there is no file \"live/prod/app/none.hcl\"",
        ),
        ("include.other.locals.x", "`include.other` is not declared"),
    ] {
        let value = value(expression);
        assert_eq!(value.first_unknown().unwrap().reason.to_string(), reason, "{expression}");
    }
}

#[test]
fn a_module_is_run_by_every_unit_that_names_it() {
    let unit = |source: &str, x: &str| {
        format!("terraform {{\n  source = \"{source}\"\n}}\ninputs = {{\n  x = \"{x}\"\n}}\n")
    };
    let files = [
        ("modules/m/main.tf", MODULE),
        ("live/a/terragrunt.hcl", &unit("../../modules//m", "a")),
        ("live/b/terragrunt.hcl", &unit("${get_repo_root()}/modules//m", "b")),
        ("live/c/terragrunt.hcl", &unit("../../modules/m?ref=v1", "c")),
    ];
    assert_eq!(texts(&given(&files)), ["\"a\"", "\"b\"", "\"c\""]);
    let (project, _) = load(&files);
    assert!(engine::roots(&project).is_empty(), "a module that a unit runs is not a root of its own");
}

#[test]
fn files_of_variables_win_over_units() {
    let unit = "inputs = {\n  x = \"unit\"\n}\n";
    let files = [(UNIT, unit), ("live/prod/app/main.tf", MODULE)];
    assert_eq!(texts(&given(&files)), ["\"unit\""]);
    let given = given(&[files[0], files[1], ("live/prod/app/terraform.tfvars", "x = \"file\"\n")]);
    assert_eq!(texts(&given), ["\"file\""]);
}

#[test]
fn the_last_of_several_includes_wins_and_the_unit_over_all() {
    let include =
        |name: &str, more: &str| format!("include \"{name}\" {{\n  path = \"{name}.hcl\"\n  {more}\n}}\n");
    let judge = |unit: String| {
        let files = [
            (UNIT, unit.as_str()),
            ("live/prod/app/main.tf", MODULE),
            ("live/prod/app/one.hcl", "inputs = {\n  x = { a = \"one\", l = [1] }\n}\n"),
            ("live/prod/app/two.hcl", "inputs = {\n  x = { b = \"two\", l = [2] }\n}\n"),
            ("live/prod/app/run.hcl", "inputs = run_cmd(\"inputs\")\n"),
            ("live/prod/app/source.hcl", "terraform {\n  source = \".\"\n}\n"),
        ];
        texts(&given(&files)).concat()
    };
    let (one, two) = (include("one", ""), include("two", ""));
    assert_eq!(judge(one.clone() + &two), "{b = \"two\", l = [2]}");
    assert_eq!(judge(two + &one), "{a = \"one\", l = [1]}");
    let own = "inputs = {\n  x = { c = 3 }\n}\n";
    assert_eq!(judge(one.clone() + own), "{c = 3}");
    assert_eq!(
        judge(one.clone() + &include("two", "merge_strategy = \"no_merge\"")),
        "{a = \"one\", l = [1]}"
    );
    let deep = include("one", "merge_strategy = \"deep\"") + &include("two", "merge_strategy = \"deep\"");
    assert_eq!(judge(deep + own), "{a = \"one\", b = \"two\", c = 3, l = [1, 2]}");
    // What is not known may hold any input, unless something stronger gives it.
    assert!(judge(one.clone() + &include("run", "")).contains("run_cmd"));
    assert_eq!(judge(include("run", "") + &one), "{a = \"one\", l = [1]}");
    assert_eq!(judge(include("source", "") + &one), "{a = \"one\", l = [1]}");
}

#[test]
fn what_is_known_of_merged_inputs_stays_known() {
    let judge = |inputs: &str| {
        let unit = format!("inputs = {inputs}\n");
        given(&[(UNIT, &unit), ("live/prod/app/main.tf", MODULE)]).remove(0)
    };
    assert_eq!(judge("merge(run_cmd(\"x\"), { x = 1 })").to_string(), "1");
    assert!(judge("merge({ x = 1 }, run_cmd(\"x\"))").as_unknown().is_some());
    assert_eq!(judge("merge({ x = 1 }, { y = run_cmd(\"x\") })").to_string(), "1");
    assert_eq!(judge("{ y = 1 }").to_string(), "\"default\"");
}

#[test]
fn circles_end() {
    let read = |file: &str| {
        format!("locals {{\n  other = read_terragrunt_config(\"{file}\")\n  x = local.other.locals.x\n}}\n")
    };
    let found = given(&[
        (
            UNIT,
            "include {\n  path = \"a.hcl\"\n}\nlocals {\n  a = read_terragrunt_config(\"a.hcl\")\n}\ninputs = {\n  x = local.a.locals.x\n}\n",
        ),
        ("live/prod/app/main.tf", MODULE),
        ("live/prod/app/a.hcl", &read("b.hcl")),
        ("live/prod/app/b.hcl", &read("a.hcl")),
    ]);
    assert!(found[0].as_unknown().is_some(), "{}", found[0]);
    let own = given(&[
        (
            UNIT,
            "include {\n  path = \"terragrunt.hcl\"\n}\ninputs = {\n  x = read_terragrunt_config(\".\").inputs.x\n}\n",
        ),
        ("live/prod/app/main.tf", MODULE),
    ]);
    assert!(own[0].as_unknown().is_some(), "{}", own[0]);
}

#[test]
fn what_a_broken_configuration_gives_is_not_known() {
    let broken = "inputs = {\n  x = = 1\n}\n";
    for files in [
        [(UNIT, broken), ("live/prod/app/root.hcl", "")],
        [(UNIT, "include {\n  path = \"root.hcl\"\n}\n"), ("live/prod/app/root.hcl", broken)],
    ] {
        let files = [files[0], files[1], ("live/prod/app/main.tf", MODULE)];
        assert!(given(&files)[0].as_unknown().is_some());
        let (project, _) = load(&files);
        let [(location, _)] = &project.errors[..] else { panic!("{:?}", project.errors) };
        assert!(project.sources.describe(*location).ends_with(".hcl:2"));
    }
}

#[test]
fn what_is_not_read_is_noted() {
    let unit = |text: &str| notes(&[(UNIT, text), ("modules/m/main.tf", MODULE)]);
    let source = |source: &str| unit(&format!("terraform {{\n  source = {source}\n}}\n"));
    let (unresolved, outside) = (NoteKind::UnresolvedModule, NoteKind::OutsideRepository);
    for (notes, kind, message) in [
        (
            source("\"../../../modules/none\""),
            unresolved,
            "the unit names the directory \"../../../modules/none\", which holds no configuration",
        ),
        (
            source("\"../../../../elsewhere\""),
            outside,
            "the directory \"../../../../elsewhere\" of the unit is not read: it leads outside the repository",
        ),
        (
            source("\"git::https://x.io/y.git//m?ref=v1\""),
            unresolved,
            "`module.app` is not at hand (source \"git::https://x.io/y.git//m?ref=v1\"); its resources are not looked at",
        ),
        (
            source("get_env(\"SOURCE\")"),
            unresolved,
            "the module of the unit is not known: `get_env(\"SOURCE\")` is known only when Terragrunt runs; its resources are not looked at",
        ),
        (
            unit("include {\n  path = \"none.hcl\"\n}\nterraform {\n  source = \"../../../modules/m\"\n}\n"),
            unresolved,
            "the configuration \"live/prod/app/none.hcl\" is included and not there; what it gives is not known",
        ),
        (
            unit(
                "locals {\n  a = read_terragrunt_config(\"/etc/x.hcl\")\n}\ninputs = local.a.inputs\nterraform {\n  source = \"../../../modules/m\"\n}\n",
            ),
            outside,
            "`etc/x.hcl` is not read: it leads outside the repository",
        ),
    ] {
        assert_eq!(notes, [(kind, message.to_owned())]);
    }
}

#[test]
fn files_of_variables_that_terragrunt_names_win_over_all() {
    let judge = |arguments: &str| {
        let unit = format!(
            "terraform {{\n  source = \"../../../modules/m\"\n  extra_arguments \"files\" {{\n    commands = [\"plan\"]\n    {arguments}\n  }}\n}}\ninputs = {{\n  x = \"unit\"\n}}\n"
        );
        let files = [
            (UNIT, unit.as_str()),
            ("live/common.tfvars", "x = \"common\"\n"),
            ("live/prod/app/terraform.tfvars", "x = \"beside\"\n"),
            ("modules/m/main.tf", MODULE),
            ("modules/m/terraform.tfvars", "x = \"module\"\n"),
        ];
        given(&files).remove(0)
    };
    for (arguments, expected) in [
        ("", "\"beside\""),
        ("arguments = [\"-lock=false\"]", "\"beside\""),
        ("arguments = [\"-var-file=${get_terragrunt_dir()}/../../common.tfvars\"]", "\"common\""),
        ("arguments = [\"-var-file\", find_in_parent_folders(\"common.tfvars\")]", "\"common\""),
        ("required_var_files = [find_in_parent_folders(\"common.tfvars\")]", "\"common\""),
        ("optional_var_files = [\"none.tfvars\"]", "\"beside\""),
    ] {
        assert_eq!(judge(arguments).to_string(), expected, "{arguments}");
    }
    for arguments in
        ["required_var_files = [\"none.tfvars\"]", "arguments = [\"-var-file=${run_cmd(\"x\")}\"]"]
    {
        assert!(judge(arguments).as_unknown().is_some(), "{arguments}");
    }
}

#[test]
fn a_unit_that_is_skipped_is_none() {
    let unit = "skip = true\nterraform {\n  source = \"${path_relative_from_include()}/none//x\"\n}\n";
    assert_eq!(notes(&[(UNIT, unit)]), []);
}
