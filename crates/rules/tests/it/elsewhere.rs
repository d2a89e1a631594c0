//! Settings of an account, a subscription or an organization, which another root module of the scan makes.

use crate::scan;
use std::fs;
use std::path::Path;

/// Nothing is found in `live`, and what is to blame is named: what the other root module sets.
fn is_undecided(rule: &str, live: &str, path: &str, other: &str, blame: &str) {
    let rule = tollgate_rules::find(rule).unwrap();
    let scan = scan(rule, &[("live/main.tf", live), (path, other)]);
    assert_eq!(scan.lines(), [""; 0], "{}", rule.id);
    let [undecided] = &scan.report.undecided[..] else { panic!("{:?}", scan.report.undecided) };
    assert_eq!(undecided.unknown.reason.to_string(), blame);
}

fn is_found(rule: &str, live: &str, others: &[(&str, &str)]) {
    let rule = tollgate_rules::find(rule).unwrap();
    let files: Vec<_> = [("live/main.tf", live)].into_iter().chain(others.iter().copied()).collect();
    let scan = scan(rule, &files);
    assert_eq!(scan.lines().len(), 1, "{}: {:?}", rule.id, scan.lines());
}

const VOLUME: &str = "resource \"aws_ebs_volume\" \"a\" {\n  size = 8\n}\n";
const UNENCRYPTED: &str = "aws-ebs-volume-unencrypted";
const BY_DEFAULT: &str = "resource \"aws_ebs_encryption_by_default\" \"a\" {}\n";

#[test]
fn what_another_root_module_sets_may_hold_here() {
    let rows = [
        (UNENCRYPTED, VOLUME, "resource \"aws_ebs_encryption_by_default\" \"x\" {}\n"),
        (
            "aws-ec2-instance-allows-imdsv1",
            "resource \"aws_instance\" \"a\" {\n  ami = \"ami-1\"\n}\n",
            "resource \"aws_ec2_instance_metadata_defaults\" \"x\" {\n  http_tokens = \"required\"\n}\n",
        ),
        (
            "aws-ecr-repository-without-scanning",
            "resource \"aws_ecr_repository\" \"a\" {\n  name = \"a\"\n}\n",
            "resource \"aws_inspector2_enabler\" \"x\" {\n  account_ids = [\"1\"]\n  resource_types = [\"ECR\"]\n}\n",
        ),
        (
            "aws-ecr-repository-without-scanning",
            "resource \"aws_ecr_repository\" \"a\" {\n  name = \"a\"\n}\n",
            "resource \"aws_inspector2_organization_configuration\" \"x\" {\n  auto_enable {\n    ec2 = false\n    ecr = true\n  }\n}\n",
        ),
        (
            "aws-ecr-repository-without-scanning",
            "resource \"aws_ecr_repository\" \"a\" {\n  name = \"a\"\n}\n",
            "resource \"aws_ecr_registry_scanning_configuration\" \"x\" {\n  scan_type = \"BASIC\"\n  rule {\n    scan_frequency = \"SCAN_ON_PUSH\"\n    repository_filter {\n      filter = \"*\"\n      filter_type = \"WILDCARD\"\n    }\n  }\n}\n",
        ),
        (
            "aws-s3-bucket-public-policy-allowed",
            "resource \"aws_s3_bucket_public_access_block\" \"a\" {\n  bucket = \"b\"\n}\n",
            "resource \"aws_s3_account_public_access_block\" \"x\" {\n  block_public_policy = true\n}\n",
        ),
        (
            "aws-s3-bucket-acl-public",
            "resource \"aws_s3_bucket\" \"a\" {\n  acl = \"public-read\"\n}\n",
            "resource \"aws_s3_account_public_access_block\" \"x\" {\n  ignore_public_acls = true\n}\n",
        ),
        (
            "gcp-project-with-default-network",
            "resource \"google_project\" \"a\" {\n  project_id = \"a\"\n}\n",
            "resource \"google_org_policy_policy\" \"x\" {\n  name = \"organizations/1/policies/compute.skipDefaultNetworkCreation\"\n  parent = \"organizations/1\"\n  spec {\n    rules {\n      enforce = \"TRUE\"\n    }\n  }\n}\n",
        ),
    ];
    for (rule, live, other) in rows {
        let kind = other.split('"').nth(1).unwrap();
        let blame = format!("`{kind}.x` of another root module may hold here as well");
        is_undecided(rule, live, "account/main.tf", other, &blame);
        is_found(rule, live, &[]);
    }
}

#[test]
fn what_is_off_elsewhere_says_nothing() {
    let off = "resource \"aws_ebs_encryption_by_default\" \"a\" {\n  enabled = false\n}\n";
    is_found(UNENCRYPTED, VOLUME, &[("account/main.tf", off)]);
    let other_policy = "resource \"google_organization_policy\" \"a\" {\n  org_id = \"1\"\n  constraint = \"compute.requireOsLogin\"\n  boolean_policy {\n    enforced = true\n  }\n}\n";
    let project = "resource \"google_project\" \"a\" {\n  project_id = \"a\"\n}\n";
    is_found("gcp-project-with-default-network", project, &[("org/main.tf", other_policy)]);
}

#[test]
fn examples_and_tests_set_up_nothing() {
    is_found(UNENCRYPTED, VOLUME, &[("examples/account/main.tf", BY_DEFAULT)]);
}

#[test]
fn a_setting_may_be_in_a_module_that_the_other_root_module_calls_and_off_by_default() {
    let other = "variable \"on\" {\n  default = false\n}\nmodule \"m\" {\n  source = \"../modules/ebs\"\n  count = var.on ? 1 : 0\n}\n";
    let rule = tollgate_rules::find(UNENCRYPTED).unwrap();
    let files = [("live/main.tf", VOLUME), ("account/main.tf", other), ("modules/ebs/main.tf", BY_DEFAULT)];
    let scan = scan(rule, &files);
    assert_eq!(scan.lines(), [""; 0]);
    assert_eq!(scan.report.undecided.len(), 1);
}

#[test]
fn what_is_set_here_decides() {
    let rule = tollgate_rules::find(UNENCRYPTED).unwrap();
    let live = format!("{VOLUME}{BY_DEFAULT}");
    let scan = scan(rule, &[("live/main.tf", &live), ("account/main.tf", BY_DEFAULT)]);
    assert!(scan.lines().is_empty() && scan.report.undecided.is_empty());
}

/// A scan of named files reads the settings of all root modules; those that it must look for stand in a list.
#[test]
fn settings_that_rules_look_for_are_listed() {
    let mut left = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut known = String::new();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|it| it == "rs") {
            known.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
    let asked = known.split("anywhere(\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let unlisted: Vec<_> = asked.filter(|kind| !tollgate_rules::SETTINGS.contains(kind)).collect();
    assert!(unlisted.is_empty(), "{unlisted:?}");
    for kind in tollgate_rules::SETTINGS {
        assert!(known.matches(&format!("\"{kind}\"")).count() > 1, "no rule looks for {kind}");
    }
}
