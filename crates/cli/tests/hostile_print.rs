//! What a hostile repository makes Tollgate print: nothing of it acts on the terminal or on the CI server.
#![cfg(unix)]

use super::{Outcome, tollgate};
use std::fs;
use tempfile::TempDir;

/// A name of a file that clears the screen, turns the text around and speaks to the runners of GitHub and Azure.
const NAME: &str = "\u{1b}[2J\u{9b}1m\u{202e}\n::error::a##[group]##vso[task.b].tf";

/// A bucket whose lines do the same. The fix of its finding has such a line beside it.
const BUCKET: &str = "resource \"aws_api_gateway_stage\" \"a\" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  stage_name  = \"\u{1b}[2J\u{9b}1m\u{202e}::set-output name=x::y ##[group]\"
  description = <<-TEXT
  ::add-mask::e
  ##[error]f \u{1b}]0;g\u{7}
  TEXT
  xray_tracing_enabled = false
}
";

fn repository(files: &[(&str, &str)]) -> TempDir {
    let directory = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(directory.path().join(name), text).unwrap();
    }
    directory
}

/// Whether nothing in a text acts on its reader, but for the commands that `--format github` consists of.
fn is_inert(text: &str, commands: bool) -> bool {
    let acts = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.lines().all(|line| {
        let ours = if commands { line.trim_start_matches("::") } else { line };
        let command = ["::error", "::set-output", "::add-mask"].iter().any(|it| ours.contains(it));
        !line.contains(acts) && !line.contains("##[") && !line.contains("##vso[") && !command
    })
}

fn assert_inert(outcome: &Outcome, commands: bool) {
    assert!(is_inert(&outcome.stdout, commands), "{:?}", outcome.stdout);
    assert!(is_inert(&outcome.stderr, false), "{:?}", outcome.stderr);
}

#[test]
fn names_and_lines_of_files_act_on_nobody() {
    let repository = repository(&[(NAME, BUCKET), ("broken\u{1b}[2J.tf", "a {\n::error::x##[group]\u{1b}")]);
    for arguments in [
        &["scan"][..],
        &["scan", "--show-undecided"],
        &["scan", "--format", "github"],
        &["scan", "--format", "json"],
        &["scan", "--format", "sarif"],
        &["scan", "--format", "sarif", "--sarif-pretty"],
        &["scan", "--format", "junit"],
        &["scan", "--format", "gitlab"],
        &["scan", "--pedantic", "--diff", "--unsafe-fixes"],
        &["scan", "--fix"],
    ] {
        let outcome = tollgate(repository.path(), arguments);
        assert_inert(&outcome, arguments.contains(&"github"));
        assert!(!outcome.stdout.is_empty(), "{arguments:?}: {}", outcome.stderr);
    }
}

#[test]
fn errors_act_on_nobody() {
    let files = [
        ("main.tf", BUCKET),
        ("rules.hcl", "exclude_rules = [\"\\u001b[2J::error::x##[group]\"]\n"),
        ("key.hcl", "\"\u{1b}[2J##[group]\" = 1\n"),
        ("severity.hcl", "severity = \"\\u009b2J\\u202e##[group]\"\n"),
        ("var_files.hcl", "var_files = [\"\\u001b[2J##[group]::error::\"]\n"),
        ("exclude.hcl", "exclude = [\"##[group\\u001b\"]\n"),
    ];
    let repository = repository(&files);
    let hostile = "\u{1b}[2J\u{202e}\n::error::x##[group]";
    for arguments in [
        &["scan", "--config", "rules.hcl"][..],
        &["scan", "--config", "key.hcl"],
        &["scan", "--config", "severity.hcl"],
        &["scan", "--config", "var_files.hcl"],
        &["scan", "--config", "exclude.hcl"],
        &["scan", "--config", hostile],
        &["scan", hostile],
        &["scan", "--rule", hostile],
        &["scan", "--var-file", hostile],
        &["scan", "--var", "\u{1b}[2J##[group]=1"],
        &["scan", "--format", hostile],
        &["scan", "--sarif-root", hostile],
        &["explain", hostile],
        &["rules", "--provider", hostile],
        &["man", "main.tf/\u{1b}[2J##[group]"],
        &[hostile],
    ] {
        let outcome = tollgate(repository.path(), arguments);
        assert_inert(&outcome, false);
        assert!(!outcome.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn messages_are_cut() {
    let name = "x".repeat(100_000);
    let outcome = tollgate(repository(&[]).path(), &["explain", &name]);
    assert!(outcome.stderr.len() < 1_000 && outcome.stderr.contains('…'), "{}", outcome.stderr);
}

#[test]
fn a_diff_of_ordinary_files_applies() {
    let stage = "resource \"aws_api_gateway_stage\" \"a\" {\r\n\tstage_name = \"é a::b\"\r\n\r\n  \
        xray_tracing_enabled = false\r\n}\r\n";
    let repository = repository(&[("main.tf", stage)]);
    let outcome = tollgate(repository.path(), &["scan", "--pedantic", "--diff", "--unsafe-fixes"]);
    assert!(outcome.stdout.contains("-  xray_tracing_enabled = false\r\n"), "{:?}", outcome.stdout);
    assert!(outcome.stdout.contains(" \tstage_name = \"é a::b\"\r\n"), "{:?}", outcome.stdout);
    assert!(!outcome.stderr.contains("escaped"), "{}", outcome.stderr);
}

/// Formats, and options that make them say more.
const FORMATS: [&[&str]; 7] = [
    &["scan", "--show-undecided"],
    &["scan", "--format", "json"],
    &["scan", "--format", "sarif", "--sarif-include-suppressed"],
    &["scan", "--format", "github"],
    &["scan", "--format", "gitlab"],
    &["scan", "--format", "junit"],
    &["scan", "--pedantic", "--diff", "--unsafe-fixes"],
];

#[test]
fn values_of_sensitive_variables_are_not_printed() {
    let main = r#"
variable "policy" {
  sensitive = true
}
variable "number" {
  type      = number
  sensitive = true
}
variable "buckets" {
  type      = map(string)
  sensitive = true
}
locals {
  keys = { for k, v in { (var.policy) = 1 } : k => v }
}
resource "aws_api_gateway_domain_name" "a" {
  security_policy = var.policy
}
resource "aws_api_gateway_domain_name" "b" {
  security_policy = keys(local.keys)[0]
}
resource "aws_api_gateway_domain_name" "c" {
  security_policy = "%{ if var.policy == "TLS_0_hush" }TLS_hush%{ endif }"
}
resource "aws_api_gateway_domain_name" "d" {
  for_each        = toset([var.policy])
  security_policy = each.key
}
resource "aws_api_gateway_domain_name" "e" {
  for_each        = var.buckets
  security_policy = each.value
}
resource "aws_api_gateway_domain_name" "f" {
  security_policy = module.inner.policy
}
resource "aws_api_gateway_method_settings" "g" {
  settings {
    caching_enabled      = true
    cache_ttl_in_seconds = tonumber(var.policy)
    cache_data_encrypted = tobool(jsonencode({ (var.policy) = true }))
  }
}
resource "aws_api_gateway_stage" "h" {
  xray_tracing_enabled  = var.number == 314159 ? false : { "${var.policy}" = 1 }[var.policy]
  cache_cluster_enabled = element([], var.number)
}
module "inner" {
  source = "./inner"
  given  = var.policy
}
"#;
    let inner = "variable \"given\" {}\noutput \"policy\" {\n  value = upper(var.given)\n}\n";
    let directory = repository(&[("main.tf", main)]);
    fs::create_dir(directory.path().join("inner")).unwrap();
    fs::write(directory.path().join("inner/main.tf"), inner).unwrap();
    let given =
        ["--var", "policy=TLS_0_hush", "--var", "number=314159", "--var", "buckets={hush = \"TLS_1_hush\"}"];
    let wrong = ["--var", "policy=TLS_0_hush", "--var", "number=hush", "--var", "buckets=hush{"];
    for format in FORMATS {
        for given in [&given, &wrong] {
            let outcome = tollgate(directory.path(), &[format, given].concat());
            let printed = format!("{}{}", outcome.stdout, outcome.stderr).to_lowercase();
            // What the configuration itself says is no secret.
            let printed =
                printed.replace("\"tls_0_hush\\\" }tls_hush", "").replace("\"tls_0_hush\" }tls_hush", "");
            let at = printed.find("hush").or(printed.find("=314159"));
            let around = at.map(|at| printed.get(at.saturating_sub(200)..(at + 100).min(printed.len())));
            assert_eq!(around, None, "{format:?}");
            assert!(!outcome.stdout.is_empty(), "{format:?}: {printed}");
        }
    }
}

#[test]
fn the_context_leaves_out_passwords() {
    let main = "resource \"aws_db_instance\" \"a\" {\n  engine              = \"mysql\"\n  password            = \"hush\"\n  \
        storage_encrypted   = false\n  tokens = [\n    \"hush\",\n  ]\n  username            = \"root\"\n}\n";
    let directory = repository(&[("main.tf", main)]);
    for format in FORMATS.iter().filter(|format| !format.contains(&"--diff")) {
        let outcome =
            tollgate(directory.path(), &[format, &["--rule", "aws-rds-instance-unencrypted"][..]].concat());
        assert!(outcome.stdout.contains("aws-rds-instance-unencrypted"), "{}", outcome.stdout);
        assert!(!outcome.stdout.contains("hush"), "{}", outcome.stdout);
    }
}

#[test]
fn values_of_megabytes_are_not_printed_as_a_whole() {
    let main = format!(
        "resource \"aws_api_gateway_domain_name\" \"a\" {{\n  security_policy = \"{}\"\n}}\n{}",
        "A".repeat(1 << 20),
        "module \"m\" {\n  count  = 500\n  source = \"./m\"\n}\n"
    );
    let directory = repository(&[("main.tf", &main)]);
    fs::create_dir(directory.path().join("m")).unwrap();
    let inner = "resource \"aws_api_gateway_domain_name\" \"b\" {\n  security_policy = \"TLS_1_0\"\n}\n";
    fs::write(directory.path().join("m/main.tf"), inner).unwrap();
    for format in FORMATS.iter().filter(|format| !format.contains(&"--diff")) {
        let rule = &["--rule", "aws-api-gateway-domain-name-outdated-tls"][..];
        let outcome = tollgate(directory.path(), &[format, rule].concat());
        assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
        assert!(outcome.stdout.contains("AAA…AAA"), "{format:?}: {}", outcome.stdout);
        assert!(outcome.stdout.len() < 100_000, "{format:?}: {}", outcome.stdout.len());
    }
}
