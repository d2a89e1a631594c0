//! What cannot be parsed is one finding for each file.

use std::path::Path;
use tollgate_core::engine::{self, Options, Profile, SYNTAX_ERROR};
use tollgate_core::files::Memory;
use tollgate_core::load;

/// Message and other places of the finding of each file.
fn said(files: &Memory) -> Vec<(String, usize)> {
    let project = load::load(files.inputs(), &[], Path::new("/"), files, &());
    let options = Options { profiles: vec![&SYNTAX_ERROR].into(), ..Options::default() };
    let findings = engine::scan(&project, &options, files, &()).findings;
    findings.iter().map(|it| (it.message.clone(), it.related.len())).collect()
}

#[test]
fn the_first_error_of_a_file_counts_the_others() {
    let block = |body: &str| format!("resource \"a\" \"b\" {{\n  {body}\n}}\n");
    let broken = block("x = ");
    let files = Memory::default()
        .with("/good.tf", block("x = 1"))
        .with("/one.tf", broken.clone())
        .with("/three.tf", broken.repeat(3))
        .with("/two.tf", broken.repeat(2));
    let wrong = "expected a value";
    assert_eq!(
        said(&files),
        [
            (wrong.to_owned(), 0),
            (format!("{wrong}; the file has 2 more errors"), 2),
            (format!("{wrong}; the file has one more error"), 1),
        ]
    );
}

#[test]
fn a_text_that_is_not_a_configuration_is_one_finding() {
    let page =
        "# Title\n\nSome text, see `x`.\n\n- a list: {\n- of things\n\nThe end (really).\n\n| a | b |\n"
            .repeat(9);
    let found = said(&Memory::default().with("/main.tf", page));
    let [(_, shown)] = &found[..] else { panic!("{found:?}") };
    assert!(*shown <= 5, "{shown} places");
}

#[test]
fn settings_of_old_versions_of_terragrunt_are_not_errors() {
    let settings = "# old\nterragrunt = {\n  terraform {\n    source = \"../..//tf\"\n  }\n}\n\nregion = \"eu-west-2\"\n";
    let files = Memory::default()
        .with("/live/terraform.tfvars", settings)
        .with("/live/main.tf", "variable \"region\" {}\n")
        .with("/broken/terraform.tfvars", format!("{settings}name = \n"))
        .with("/broken/main.tf", "variable \"name\" {}\n");
    assert_eq!(said(&files).len(), 1);
}

#[test]
fn what_only_old_versions_of_terraform_read_is_called_that() {
    let alert = |name: &str| {
        format!(
            "resource \"a\" \"b\" {{\n  name = {name}\n  conditions = [\n    {{\n      threshold {{\n        x = 1\n      }}\n    }},\n  ]\n}}\n"
        )
    };
    let files = Memory::default()
        .with("/new/main.tf", alert("var.name"))
        .with("/old/main.tf", alert("\"${var.name}\""))
        .with("/old/bucket.tf", "resource \"a\" \"b\" {\n  key = \"k\" }\n")
        .with("/old/lines.tf", "variable \"days\" { description = \"kept for\", default = 7 }\n")
        .with("/old/outputs.tf", "output \"key\" {\n  id_rsa.pub = \"\"\n}\n")
        .with("/old/policy.tf", "data \"a\" \"b\" {\n  condition = {\n  }\n  condition = {\n  }\n}\n")
        .with("/old/variables.tf", "variable \"name\" {\n  description = \"a name\",\n}\n");
    let wrong = "expected `=` and the value of the key";
    let old = "; only Terraform before 0.12 reads this";
    let said = said(&files);
    assert_eq!(said[0].0, wrong);
    assert!(said.iter().any(|(message, _)| *message == format!("{wrong}{old}")), "{said:?}");
    assert_eq!(said.len(), 7);
    assert!(said[1..].iter().all(|(message, _)| message.ends_with(old)), "{said:?}");
}

#[test]
fn what_git_could_not_merge_is_called_that() {
    let text = "variable \"a\" {\n<<<<<<< HEAD\n  default = \"${var.b}\"\n=======\n  default = \"c\"\n>>>>>>> main\n}\n";
    let [(message, _)] = &said(&Memory::default().with("/main.tf", text))[..] else { panic!() };
    assert!(message.starts_with("a merge conflict is left here"), "{message}");
    assert!(!message.contains("0.12"), "{message}");
}

#[test]
fn what_a_templating_tool_fills_in_is_told_on_request() {
    let files = Memory::default()
        .with("/a.tf", "resource \"a\" \"b\" {\n  on = {{ .Spec.on }}\n}\n")
        .with("/b.tf", "resource \"a\" \"b\" {\n  on = \n}\n")
        .with("/c.tf", "{% if on %}\nresource \"a\" \"b\" {\n}\n");
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    let found = |pedantic: bool| {
        let profile = Profile { rules: vec![&SYNTAX_ERROR], pedantic, ..Profile::default() };
        let options = Options { profiles: profile.into(), ..Options::default() };
        engine::scan(&project, &options, &files, &()).findings.len()
    };
    assert_eq!((found(false), found(true)), (1, 3));
}
