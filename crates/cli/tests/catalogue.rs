//! What `rules`, `explain`, `completions` and `man` say of the catalogue, as far as it is not golden.

use crate::tollgate;
use std::path::Path;
use std::process::Command;

/// What a command prints that must succeed.
fn printed(args: &[&str]) -> String {
    let outcome = tollgate(Path::new("."), args);
    assert_eq!(outcome.code, Some(0), "{args:?}: {}", outcome.stderr);
    outcome.stdout
}

/// The values that a list of rules in JSON has at `key`.
fn values(args: &[&str], key: &str) -> Vec<String> {
    let list = printed(&[&["rules", "--format", "json"], args].concat());
    let rules: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
    assert!(!rules.is_empty(), "{args:?}");
    rules.iter().map(|rule| rule[key].to_string().replace('"', "")).collect()
}

#[test]
fn the_catalogue_fits_80_columns() {
    let table = printed(&["rules"]);
    let longest = table.lines().max_by_key(|line| line.chars().count()).unwrap();
    assert!(longest.chars().count() <= 80, "{longest}");
    assert!(table.starts_with("SEVERITY  RULE"), "{table}");
    let count = values(&[], "id").len();
    assert!(table.lines().last().unwrap().starts_with(&format!("{count} rules. ")), "{table}");
}

#[test]
fn filters_hold_in_every_format() {
    assert!(
        values(&["--provider", "aws,azure"], "provider").iter().all(|it| ["aws", "azure"].contains(&&**it))
    );
    assert!(
        values(&["--severity", "HIGH"], "severity").iter().all(|it| ["critical", "high"].contains(&&**it))
    );
    assert!(values(&["--set", "pedantic"], "pedantic").iter().all(|it| it == "true"));
    assert!(values(&["--set", "default"], "pedantic").iter().all(|it| it == "false"));
    assert!(values(&["--fixable"], "fix").iter().all(|it| it != "null"));
    // Every word, wherever it is: in the id, in an alias, in a type.
    let ids = values(&["S3", "ckv_aws_20"], "id");
    assert!(ids.iter().any(|id| id == "aws-s3-bucket-acl-public") && ids.len() < 20, "{ids:?}");
    assert!(values(&["aws_s3_bucket"], "targets").iter().all(|it| it.contains("aws_s3_bucket")));

    let filters = ["rules", "--provider", "github", "--severity", "low"];
    let count = values(&filters[1..], "id").len();
    let markdown = printed(&[&filters[..], &["--format", "markdown"]].concat());
    assert!(markdown.contains(&format!("\n{count} rules.\n")) && !markdown.contains("## aws"), "{markdown}");
    assert!(printed(&["rules", "no-such-word"]).contains("\n0 of "));
}

#[test]
fn pages_are_found_by_all_names() {
    // One check of another scanner is several rules.
    let pages = printed(&["explain", "avd-aws-0105", "5813ef56-fa94-406a-b35d-977d4a56ff2b", "AVD-AWS-0105"]);
    for id in ["network-acl-port-open-rdp", "network-acl-port-open-ssh", "api-gateway-stage-without-tracing"]
    {
        assert_eq!(pages.matches("- rule: `aws-").count(), 3, "{pages}");
        assert!(pages.contains(id), "{pages}");
    }
    // A pattern lists what matches, and is a page where one rule does.
    let list = printed(&["explain", "aws-s3-*"]);
    assert!(list.contains(" rules match `aws-s3-*`:\n\nSEVERITY  RULE"), "{list}");
    assert!(list.contains("aws-s3-bucket-acl-public") && !list.contains("## Facts"), "{list}");
    assert!(printed(&["explain", "aws-api-gateway-stage-without-trac*"]).contains("## Facts"));
    // A pattern may hold anything.
    let list = printed(&["explain", "{aws-s3-*,\u{1b}c}"]);
    assert!(list.contains(" rules match ") && !list.contains('\u{1b}'), "{list}");
    // One wrong name, and nothing is shown.
    let wrong = tollgate(Path::new("."), &["explain", "CKV_AWS_73", "zzz"]);
    assert_eq!((wrong.code, &*wrong.stdout), (Some(2), ""));
}

#[test]
fn pages_link_to_the_documentation_of_types() {
    let page = printed(&["explain", "aws-ec2-security-group-port-open-ssh"]);
    // Once each, whether the page's own references link to it or not.
    for name in ["security_group", "vpc_security_group_ingress_rule", "default_security_group"] {
        let link =
            format!("https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/{name})");
        assert_eq!(page.matches(&link).count(), 1, "{name}: {page}");
    }
}

#[test]
fn terminals_get_pages_laid_out() {
    let page = printed(&["explain", "CKV_AWS_73", "--color", "always"]);
    assert!(page.starts_with("\u{1b}[1mAPI Gateway stage has no X-Ray tracing\u{1b}[0m"), "{page}");
    assert!(!page.contains("```") && !page.contains("## "), "{page}");
    assert!(printed(&["explain", "CKV_AWS_73"]).starts_with("# API Gateway stage has no X-Ray tracing\n"));
}

/// A terminal, by `script` of util-linux: 20 lines of 60 columns.
#[cfg(target_os = "linux")]
#[test]
fn long_pages_go_through_the_pager() {
    if Command::new("script").arg("--version").output().is_err() {
        return;
    }
    let on_terminal = |options: &str, pager: &str| {
        let tollgate = env!("CARGO_BIN_EXE_tollgate");
        let command = format!("stty rows 20 cols 60; '{tollgate}' explain CKV_AWS_73 {options}");
        let mut script = Command::new("script");
        script.args(["-qec", &command, "/dev/null"]).env("PAGER", pager).env("NO_COLOR", "1");
        String::from_utf8(script.output().unwrap().stdout).unwrap().replace("\r\n", "\n")
    };
    let paged = on_terminal("", "sed s/^/paged:/");
    assert!(paged.starts_with("paged:# API Gateway stage has no X-Ray tracing\n"), "{paged}");
    for unpaged in
        [on_terminal("--no-pager", "sed s/^/paged:/"), on_terminal("", ""), on_terminal("", "no-such-pager")]
    {
        assert!(unpaged.starts_with("# API Gateway stage has no X-Ray tracing\n"), "{unpaged}");
        let prose = unpaged.lines().filter(|line| !line.contains("http") && !line.starts_with("    "));
        assert!(prose.clone().count() > 20 && prose.clone().all(|line| line.len() <= 60), "{unpaged}");
    }
}

#[test]
fn completions_know_rules_severities_providers_and_formats() {
    let id = "aws-api-gateway-stage-without-tracing";
    for shell in ["bash", "zsh", "fish"] {
        let script = printed(&["completions", shell]);
        // For --rule, --exclude-rule and explain.
        let places = if shell == "fish" { 2 } else { 3 };
        assert!(script.matches(id).count() >= places, "{shell}: {}", script.matches(id).count());
        for value in ["critical", "pedantic", "tencentcloud", "sarif", "never"] {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
    // Nobody reads hundreds of ids in an error or in help.
    let missing = tollgate(Path::new("."), &["scan", "--rule"]);
    assert_eq!(missing.code, Some(2));
    assert!(
        !missing.stderr.contains(id) && !printed(&["explain", "--help"]).contains(id),
        "{}",
        missing.stderr
    );
}

/// Bash itself, with the script that it is given.
#[cfg(target_os = "linux")]
#[test]
fn bash_completes_the_ids_of_rules() {
    let script = printed(&["completions", "bash"]);
    let complete = |words: &str| {
        let ask = format!(
            "COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _tollgate tollgate \"${{COMP_WORDS[-1]}}\" \"${{COMP_WORDS[-2]}}\"; echo \"${{COMPREPLY[@]}}\""
        );
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("tollgate.bash");
        std::fs::write(&file, format!("{script}\n{ask}\n")).unwrap();
        let output = Command::new("bash").arg(&file).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    let id = "aws-api-gateway-stage-without-tracing";
    for start in ["scan --rule", "scan --exclude-rule", "explain"] {
        assert_eq!(complete(&format!("tollgate {start} {}", &id[..id.len() - 3])), id, "{start}");
    }
    assert_eq!(complete("tollgate scan --severity crit"), "critical");
    assert_eq!(complete("tollgate rules --format js"), "json");
}

#[test]
fn man_pages_are_written_for_all_commands() {
    let directory = tempfile::tempdir().unwrap();
    let pages = directory.path().join("share/man1");
    printed(&["man", pages.to_str().unwrap()]);
    for (page, text) in
        [("tollgate", "tollgate\\-scan(1)"), ("tollgate-scan", "Exit codes"), ("tollgate-explain", "PAGER")]
    {
        let written = std::fs::read_to_string(pages.join(page).with_extension("1")).unwrap();
        assert!(written.contains(".TH ") && written.contains(text), "{page}: {written}");
    }
    let file = directory.path().join("file");
    std::fs::write(&file, "").unwrap();
    let refused = tollgate(Path::new("."), &["man", file.to_str().unwrap()]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("cannot write man pages to"), "{}", refused.stderr);
}
