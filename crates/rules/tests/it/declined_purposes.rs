//! What most reviewers decline because of what a resource is there for, as the configuration says.

use crate::declined::{accepted, declined, silent};
use crate::{scan, scan_as};
use tollgate_core::engine::Options;
use tollgate_core::files::Memory;

#[test]
fn machines_without_a_profile_share_none() {
    let rule = "aws-ec2-public-instance-shares-role";
    let machines = |profile: &str| {
        format!(
            r#"
            resource "aws_instance" "public" {{
              subnet_id                   = "subnet-1"
              associate_public_ip_address = true
              vpc_security_group_ids      = [aws_security_group.g.id]
              iam_instance_profile        = {profile}
            }}
            resource "aws_instance" "private" {{
              subnet_id                   = "subnet-2"
              associate_public_ip_address = false
              iam_instance_profile        = {profile}
            }}
            resource "aws_security_group" "g" {{}}
            "#
        )
    };
    accepted(rule, &machines("\"web\""));
    silent(rule, &machines("\"\""));
    silent(rule, &machines("null"));
}

#[test]
fn an_empty_name_is_the_name_of_nothing() {
    // The method settings of no stage throttle no stage.
    let rule = "aws-api-gateway-stage-without-usage-plan";
    let stage = |name: &str| {
        format!(
            "resource \"aws_api_gateway_stage\" \"s\" {{\n  rest_api_id = \"api\"\n  stage_name = \"{name}\"\n}}\nresource \"aws_api_gateway_method_settings\" \"m\" {{\n  rest_api_id = \"api\"\n  stage_name = \"{name}\"\n  method_path = \"*/*\"\n  settings {{\n    throttling_rate_limit = 10\n  }}\n}}\n"
        )
    };
    declined(rule, &stage("live"));
    accepted(rule, &stage(""));
}

#[test]
fn backups_of_replicas() {
    let rule = "aws-rds-instance-without-backups";
    let instance = |rest: &str| {
        format!("resource \"aws_db_instance\" \"d\" {{\n  identifier = \"orders\"\n  {rest}\n}}\n")
    };
    silent(rule, &instance("replicate_source_db = \"orders\"\n  backup_retention_period = 0"));
    silent(rule, &instance("replicate_source_db = \"orders\""));
    accepted(rule, &instance("backup_retention_period = 0"));
    accepted(rule, &instance("replicate_source_db = \"\"\n  backup_retention_period = 0"));
}

#[test]
fn trails_of_single_files() {
    let rule = "aws-cloudtrail-trail-without-all-regions";
    let trail = |values: &str| {
        format!(
            "variable \"bucket\" {{}}\nresource \"aws_cloudtrail\" \"t\" {{\n  event_selector {{\n    data_resource {{\n      type = \"AWS::S3::Object\"\n      values = [{values}]\n    }}\n  }}\n}}\n"
        )
    };
    declined(rule, &trail("\"${var.bucket}/pipeline/code.zip\""));
    declined(rule, &trail("\"arn:aws:s3:::code/app.tar.gz\""));
    accepted(rule, &trail("\"arn:aws:s3:::code/\""));
    accepted(rule, &trail("\"arn:aws:s3:::code/app.zip\", \"arn:aws:s3\""));
    accepted(rule, "resource \"aws_cloudtrail\" \"t\" {\n  name = \"t\"\n}\n");
}

#[test]
fn ports_of_mail_exchangers() {
    let rule = "aws-ec2-security-group-sensitive-port-open-internet";
    let group = |from: u16, to: u16| {
        format!(
            "resource \"aws_security_group\" \"g\" {{\n  ingress {{\n    from_port = {from}\n    to_port = {to}\n    protocol = \"tcp\"\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }}\n}}\n"
        )
    };
    declined(rule, &group(25, 25));
    accepted(rule, &group(22, 25));
    let azure = "resource \"azurerm_network_security_rule\" \"r\" {\n  access = \"Allow\"\n  direction = \"Inbound\"\n  protocol = \"Tcp\"\n  source_address_prefix = \"*\"\n  destination_port_range = \"25\"\n}\n";
    declined("azure-network-security-rule-sensitive-port-open", azure);
}

#[test]
fn domains_of_one_node() {
    let rule = "aws-elasticsearch-domain-nodes-without-tls";
    let domain = |config: &str| format!("resource \"aws_opensearch_domain\" \"d\" {{\n  {config}\n}}\n");
    declined(rule, &domain(""));
    declined(rule, &domain("cluster_config {\n    instance_count = 1\n  }"));
    accepted(rule, &domain("cluster_config {\n    instance_count = 2\n  }"));
    accepted(rule, &domain("cluster_config {\n    dedicated_master_enabled = true\n  }"));
}

#[test]
fn guests_whose_visits_are_measured() {
    let rule = "aws-cognito-identity-pool-allows-guests";
    let pool = "resource \"aws_cognito_identity_pool\" \"p\" {\n  identity_pool_name = \"p\"\n  allow_unauthenticated_identities = true\n}\n";
    let monitor = "resource \"aws_rum_app_monitor\" \"m\" {\n  name = \"m\"\n  app_monitor_configuration {\n    identity_pool_id = aws_cognito_identity_pool.p.id\n  }\n}\n";
    declined(rule, &format!("{pool}{monitor}"));
    let other = pool.replace("\"p\" {", "\"q\" {").replace("true", "false");
    accepted(rule, &format!("{pool}{other}{}", monitor.replace("pool.p.id", "pool.q.id")));
    accepted(rule, pool);
}

#[test]
fn plans_are_asked_for_whether_or_not_methods_ask_for_keys() {
    let rule = "aws-api-gateway-stage-without-usage-plan";
    let stage = |method: &str| {
        format!(
            "resource \"aws_api_gateway_rest_api\" \"a\" {{}}\nresource \"aws_api_gateway_stage\" \"s\" {{\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  stage_name = \"live\"\n}}\nresource \"aws_api_gateway_method\" \"m\" {{\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  {method}\n}}\n"
        )
    };
    accepted(rule, &stage("authorization = \"COGNITO_USER_POOLS\""));
    accepted(rule, &stage("api_key_required = true"));
    accepted(rule, "resource \"aws_api_gateway_stage\" \"s\" {\n  stage_name = \"live\"\n}\n");
}

#[test]
fn roles_that_only_write_logs() {
    let rule = "gcp-iam-default-service-account-with-role";
    let grant = |role: &str| {
        format!(
            "resource \"google_project_iam_member\" \"m\" {{\n  project = \"p\"\n  role = \"{role}\"\n  member = \"serviceAccount:1-compute@developer.gserviceaccount.com\"\n}}\n"
        )
    };
    declined(rule, &grant("roles/logging.logWriter"));
    declined(rule, &grant("roles/container.defaultNodeServiceAccount"));
    accepted(rule, &grant("roles/logging.admin"));
}

#[test]
fn logs_of_internal_load_balancers() {
    let rule = "aws-elb-classic-load-balancer-without-access-logs";
    let balancer = |rest: &str| format!("resource \"aws_elb\" \"b\" {{\n  {rest}\n}}\n");
    declined(rule, &balancer("internal = true"));
    accepted(rule, &balancer("internal = false"));
    accepted(rule, &balancer(""));
}

#[test]
fn the_internet_in_two_halves() {
    let firewall = |ranges: &str| {
        let text = format!(
            "resource \"google_compute_firewall\" \"f\" {{\n  network = \"n\"\n  source_ranges = [{ranges}]\n  allow {{\n    protocol = \"all\"\n  }}\n}}\n"
        );
        let rule = tollgate_rules::find("gcp-compute-firewall-open").unwrap();
        scan(rule, &[("main.tf", &text)]).report.findings[0].message.clone()
    };
    let whole = "`source_ranges` lets the whole internet, in two halves, reach every port";
    assert_eq!(firewall("\"0.0.0.0/1\", \"128.0.0.0/1\""), whole);
    assert_eq!(firewall("\"128.0.0.0/1\""), "`source_ranges` lets `\"128.0.0.0/1\"` reach every port");
}

#[test]
fn what_exists_in_an_emulator_only() {
    let rule = tollgate_rules::find("aws-lambda-function-url-public").unwrap();
    let module = "variable \"environment\" {}\nresource \"aws_lambda_function_url\" \"u\" {\n  count = var.environment == \"local\" ? 1 : 0\n  function_name = \"f\"\n  authorization_type = \"NONE\"\n}\n";
    let root = |environment: &str, rest: &str| {
        format!(
            "locals {{\n  env = \"{environment}\"\n}}\nmodule \"m\" {{\n  source = \"../m\"\n  environment = local.env\n}}\n{rest}"
        )
    };
    let found = |module: &str, local: &str| {
        let files = Memory::default()
            .with("/m/main.tf", module)
            .with("/local/main.tf", local)
            .with("/prod/main.tf", root("prod", ""));
        scan_as(Options { profiles: vec![rule].into(), ..Options::default() }, &files).lines().len()
    };
    assert_eq!(found(module, &root("local", "")), 0);
    assert_eq!(found(module, &root("dev", "").replace("local.env", "\"local\"")), 1);
    let provider = "provider \"aws\" {\n  endpoints {\n    lambda = \"http://localhost:4566\"\n  }\n}\n";
    assert_eq!(found(module, &root("dev", provider).replace("local.env", "\"local\"")), 0);
    // In production, too.
    assert_eq!(found(&module.replace("== \"local\"", "!= \"\""), &root("local", "")), 1);
}
