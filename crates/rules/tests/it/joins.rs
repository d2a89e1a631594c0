//! Joins: the work of a rule grows with the number of resources that refer to each other, not with its square.

use crate::POOL;
use std::path::Path;
use tollgate_core::engine::{self, Options};
use tollgate_core::eval::Limits;
use tollgate_core::files::Memory;
use tollgate_core::finding::Report;
use tollgate_core::load;

/// Scans a text for each of n, with its number for `#`, with all rules and no more than so many steps.
fn scan(text: &str, n: usize, steps: u64) -> Report {
    let text: String = (0..n).map(|it| text.replace('#', &it.to_string())).collect();
    let files = Memory::default().with("/main.tf", text);
    POOL.install(|| {
        let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
        let limits = Limits { steps, ..Limits::default() };
        let options = Options { profiles: tollgate_rules::all().into(), limits, ..Options::default() };
        engine::scan(&project, &options, &files, &())
    })
}

/// Judges a thousand copies within steps enough for a few looks at each, but not for a look of each at each; of one rule
/// there are so many findings.
#[track_caller]
fn grows_linearly(text: &str, rule: &str, findings: usize) {
    const COPIES: usize = 1_000;
    let report = scan(text, COPIES, 2_000 * COPIES as u64);
    let notes: Vec<_> = report.notes.iter().map(|note| note.message.as_str()).collect();
    assert!(notes.is_empty(), "{rule}: {notes:?}");
    assert_eq!(report.findings.iter().filter(|it| it.rule.id == rule).count(), findings, "{rule}");
}

/// A resource on one line.
fn resource(kind: &str, name: &str, arguments: &[&str]) -> String {
    format!("resource \"{kind}\" \"{name}\" {{\n  {}\n}}\n", arguments.join("\n  "))
}

#[test]
fn buckets_and_what_belongs_to_them() {
    let text = [
        resource("aws_s3_bucket", "b#", &["bucket = \"b-#\""]),
        resource("aws_s3_bucket", "unnamed#", &[]),
        resource("aws_s3_bucket_acl", "b#", &["bucket = \"b-#\"", "acl = \"public-read\""]),
        resource("aws_s3_bucket_public_access_block", "b#", &["bucket = aws_s3_bucket.b#.id"]),
        resource(
            "aws_s3_bucket_logging",
            "b#",
            &["bucket = aws_s3_bucket.b#.bucket", "target_bucket = \"l#\""],
        ),
        resource("aws_s3_object", "b#", &["bucket = aws_s3_bucket.b#.id"]),
        resource("aws_cloudtrail", "b#", &["s3_bucket_name = \"b-#\""]),
    ];
    grows_linearly(&text.concat(), "aws-s3-bucket-without-access-logs", 1_000);
    grows_linearly(&text.concat(), "aws-cloudtrail-trail-bucket-public", 1_000);
}

#[test]
fn names_of_which_a_part_is_known() {
    let text = [
        resource("aws_s3_bucket", "b#", &["bucket = \"${random_id.r.hex}-b-#\""]),
        resource(
            "aws_s3_bucket_logging",
            "b#",
            &["bucket = \"${random_id.r.hex}-b-#\"", "target_bucket = \"l\""],
        ),
        resource("aws_s3_bucket", "other#", &["bucket = \"${random_id.r.hex}-other-#\""]),
    ];
    grows_linearly(&text.concat(), "aws-s3-bucket-without-access-logs", 1_000);
}

#[test]
fn the_stages_of_one_api_and_of_many() {
    let stages = |api: &str| {
        let plan = format!("api_stages {{\n    api_id = {api}\n    stage = \"stage-#\"\n  }}");
        [
            resource(
                "aws_api_gateway_stage",
                "in#",
                &[&format!("rest_api_id = {api}"), "stage_name = \"stage-#\""],
            ),
            resource(
                "aws_api_gateway_stage",
                "out#",
                &[&format!("rest_api_id = {api}"), "stage_name = \"out-#\""],
            ),
            resource("aws_api_gateway_usage_plan", "p#", &[&plan]),
            resource("aws_cloudwatch_log_group", "l#", &["name = \"log-group-#\""]),
        ]
        .concat()
    };
    let rule = "aws-api-gateway-stage-without-usage-plan";
    grows_linearly(&stages("aws_api_gateway_rest_api.one.id"), rule, 1_000);
    grows_linearly(&stages("aws_api_gateway_rest_api.a#.id"), rule, 1_000);
}

#[test]
fn networks_and_flow_logs() {
    let text = [
        resource("aws_vpc", "logged#", &[]),
        resource("aws_vpc", "v#", &[]),
        resource("aws_flow_log", "l#", &["vpc_id = aws_vpc.logged#.id"]),
    ];
    grows_linearly(&text.concat(), "aws-vpc-without-flow-logs", 1_000);
    let unknown = [
        resource("aws_vpc", "v#", &[]),
        resource("aws_flow_log", "l#", &["vpc_id = var.v#"]),
        "variable \"v#\" {\n}\n".to_owned(),
    ];
    grows_linearly(&unknown.concat(), "aws-vpc-without-flow-logs", 0);
}

#[test]
fn security_groups_and_who_uses_them() {
    let text = [
        resource("aws_security_group", "used#", &["name = \"used-#\""]),
        resource("aws_security_group", "g#", &["name = \"group-#\""]),
        resource("aws_instance", "i#", &["security_groups = [\"used-#\", \"other-#\"]"]),
    ];
    grows_linearly(&text.concat(), "aws-ec2-security-group-unused", 1_000);
}

#[test]
fn roles_and_policies() {
    let policy = "policy = jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"iam:PutRolePolicy\", Resource = \"*\" }] })";
    let text = [
        resource("aws_iam_role", "r#", &["name = \"role-#\""]),
        resource("aws_iam_policy", "p#", &["name = \"policy-#\"", policy]),
        resource(
            "aws_iam_role_policy_attachment",
            "a#",
            &["role = \"role-#\"", "policy_arn = \"arn:aws:iam::111122223333:policy/policy-#\""],
        ),
    ];
    grows_linearly(&text.concat(), "aws-iam-privilege-escalation-role-put-role-policy", 1_000);
}

#[test]
fn servers_vaults_and_accounts() {
    let text = [
        resource("azurerm_mssql_server", "s#", &[]),
        resource(
            "azurerm_mssql_server_extended_auditing_policy",
            "s#",
            &["server_id = azurerm_mssql_server.s#.id"],
        ),
        resource("azurerm_key_vault", "v#", &[]),
        resource(
            "azurerm_monitor_diagnostic_setting",
            "v#",
            &["target_resource_id = azurerm_key_vault.v#.id"],
        ),
        resource("azurerm_storage_account", "a#", &["name = \"account#\""]),
        resource("azurerm_storage_account_network_rules", "a#", &["storage_account_name = \"account#\""]),
    ];
    grows_linearly(&text.concat(), "azure-key-vault-without-audit-logs", 1_000);
}

#[test]
fn what_is_set_for_the_account_is_asked_once() {
    let text = [
        resource("aws_ebs_volume", "v#", &[]),
        resource("aws_ebs_encryption_by_default", "d#", &["enabled = false"]),
    ];
    grows_linearly(&text.concat(), "aws-ebs-volume-unencrypted", 1_000);
}
