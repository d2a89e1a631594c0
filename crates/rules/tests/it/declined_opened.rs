//! What somebody opened on purpose, or opens nothing.

use crate::declined::{accepted, declined, silent};
use crate::scan;

fn group(rules: &str, more: &str) -> String {
    format!("resource \"aws_security_group\" \"g\" {{\n  name = \"g\"\n  {rules}\n}}\n{more}")
}

fn ingress(port: &str, description: &str) -> String {
    format!(
        "ingress {{\n    description = \"{description}\"\n    from_port = {port}\n    to_port = {port}\n    protocol = \"tcp\"\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }}"
    )
}

#[test]
fn ports_of_which_the_rule_says_what_they_are_for() {
    let rule = "aws-ec2-security-group-unknown-port-open";
    accepted(rule, &group(&ingress("7514", ""), ""));
    declined(rule, &group(&ingress("7514", "Syslog of agents"), ""));
    silent(rule, &group(&ingress("2641", ""), ""));
    silent(rule, &group(&ingress("6514", ""), ""));
}

#[test]
fn ports_that_many_programs_use() {
    let rule = "aws-ec2-security-group-sensitive-port-open-internet";
    declined(rule, &group(&ingress("8888", "Server of DOIs"), ""));
    accepted(rule, &group(&ingress("8888", "Jupyter of the team"), ""));
    accepted(rule, &group(&ingress("8888", ""), ""));
    accepted(rule, &group(&ingress("5432", "Server of DOIs"), ""));
    silent(rule, &group(&ingress("2641", ""), ""));
}

#[test]
fn statements_about_resources_of_other_services() {
    let policy = |resources: &str| {
        format!(
            r#"
            resource "aws_sns_topic" "t" {{
              name = "t"
            }}
            resource "aws_sns_topic_policy" "p" {{
              arn    = aws_sns_topic.t.arn
              policy = data.aws_iam_policy_document.d.json
            }}
            data "aws_sqs_queue" "q" {{
              name = "q"
            }}
            data "aws_iam_policy_document" "d" {{
              statement {{
                actions   = ["SNS:Subscribe"]
                resources = [{resources}]
                principals {{
                  type        = "AWS"
                  identifiers = ["*"]
                }}
              }}
            }}
            "#
        )
    };
    let rule = "aws-sns-topic-public";
    accepted(rule, &policy("aws_sns_topic.t.arn"));
    accepted(rule, &policy("\"*\""));
    accepted(rule, &policy("\"arn:aws:sns:eu-west-1:111122223333:t\""));
    silent(rule, &policy("data.aws_sqs_queue.q.arn"));
    silent(rule, &policy("\"arn:aws:sqs:eu-west-1:111122223333:q\""));
    accepted(rule, &policy("data.aws_sqs_queue.q.arn, aws_sns_topic.t.arn"));
}

#[test]
fn buckets_whose_public_access_block_is_off() {
    let bucket = |block: &str| {
        format!(
            r#"
            resource "aws_s3_bucket" "b" {{
              bucket = "exports"
            }}
            resource "aws_s3_bucket_policy" "p" {{
              bucket = aws_s3_bucket.b.id
              policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Principal = "*", Action = ["s3:GetObject", "s3:ListBucket"], Resource = "*" }}]
              }})
            }}
            {block}
            "#
        )
    };
    let block = "resource \"aws_s3_bucket_public_access_block\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n  block_public_policy = false\n}\n";
    for rule in ["get", "list"].map(|it| format!("aws-s3-bucket-policy-public-{it}")) {
        accepted(&rule, &bucket(""));
        declined(&rule, &bucket(block));
        accepted(&rule, &bucket(block).replace("\"s3:ListBucket\"", "\"s3:ListBucket\", \"s3:PutObject\""));
    }
}

#[test]
fn permissions_of_urls() {
    let permission = |more: &str| {
        format!(
            "resource \"aws_lambda_permission\" \"p\" {{\n  action = \"lambda:InvokeFunctionUrl\"\n  function_name = \"f\"\n  principal = \"*\"\n  {more}\n}}\n"
        )
    };
    accepted("aws-lambda-function-public", &permission(""));
    accepted("aws-lambda-function-public", &permission("function_url_auth_type = \"AWS_IAM\""));
    declined("aws-lambda-function-public", &permission("function_url_auth_type = \"NONE\""));
}

#[test]
fn accounts_of_cosmos_that_admit_subnets_of_callers() {
    let account = |filter: &str| {
        format!(
            "variable \"subnets\" {{\n  default = []\n}}\nresource \"azurerm_cosmosdb_account\" \"a\" {{\n  is_virtual_network_filter_enabled = {filter}\n  dynamic \"virtual_network_rule\" {{\n    for_each = var.subnets\n    content {{\n      id = virtual_network_rule.value\n    }}\n  }}\n}}\n"
        )
    };
    declined("azure-cosmosdb-account-without-address-filter", &account("true"));
    accepted("azure-cosmosdb-account-without-address-filter", &account("false"));
}

#[test]
fn names_of_secrets_that_are_read_from_variables() {
    let function = |variable: &str| {
        format!(
            "variable \"{variable}\" {{\n  default = \"streaming-collection-activity\"\n}}\nresource \"aws_lambda_function\" \"f\" {{\n  environment {{\n    variables = {{\n      API_TOKEN = var.{variable}\n    }}\n  }}\n}}\n"
        )
    };
    silent("aws-lambda-function-with-secret", &function("token_secret_name"));
    silent("aws-lambda-function-with-secret", &function("token_arn"));
    accepted("aws-lambda-function-with-secret", &function("token"));
}

#[test]
fn versions_of_modules_with_a_letter() {
    let bucket = |version: &str| {
        format!(
            "module \"b\" {{\n  source = \"terraform-aws-modules/s3-bucket/aws\"\n  version = \"{version}\"\n  attach_public_policy = true\n}}\n"
        )
    };
    let rule = "aws-s3-bucket-public-policy-allowed";
    silent(rule, &bucket("v4.1.2"));
    accepted(rule, &bucket("v3.0.0"));
}

#[test]
fn machines_with_an_address_that_they_keep() {
    let machine = |more: &str| {
        format!("resource \"aws_instance\" \"i\" {{\n  associate_public_ip_address = true\n}}\n{more}\n")
    };
    let rule = "aws-ec2-instance-public";
    accepted(rule, &machine(""));
    accepted(rule, &machine("resource \"aws_eip\" \"e\" {\n  instance = \"i-1\"\n}"));
    declined(rule, &machine("resource \"aws_eip\" \"e\" {\n  instance = aws_instance.i.id\n}"));
    let association = "resource \"aws_eip_association\" \"e\" {\n  instance_id = aws_instance.i.id\n  allocation_id = \"eipalloc-1\"\n}";
    declined(rule, &machine(association));
}

#[test]
fn groups_of_firewalls_that_run_as_machines() {
    let rule = |ports: &str| {
        format!(
            "resource \"azurerm_network_security_rule\" \"all\" {{\n  direction = \"Inbound\"\n  access = \"Allow\"\n  protocol = \"Tcp\"\n  destination_port_range = \"{ports}\"\n  source_address_prefix = \"*\"\n}}\n"
        )
    };
    let machine = |publisher: &str| {
        format!(
            "resource \"azurerm_linux_virtual_machine\" \"m\" {{\n  plan {{\n    publisher = \"{publisher}\"\n  }}\n}}\n"
        )
    };
    let open = "azure-network-security-rule-sensitive-port-open";
    declined(open, &format!("{}{}", rule("*"), machine("fortinet")));
    accepted(open, &format!("{}{}", rule("*"), machine("canonical")));
    accepted(open, &format!("{}{}", rule("22"), machine("fortinet")));
}

#[test]
fn gateways_with_a_place_for_a_firewall() {
    let gateway = |body: &str| {
        format!(
            "variable \"waf\" {{\n  default = null\n}}\nresource \"azurerm_application_gateway\" \"g\" {{\n  frontend_ip_configuration {{\n    public_ip_address_id = \"ip\"\n  }}\n  {body}\n}}\n"
        )
    };
    let rule = "azure-application-gateway-gateway-without-waf";
    accepted(rule, &gateway(""));
    declined(rule, &gateway("firewall_policy_id = var.waf"));
    declined(
        rule,
        &gateway(
            "dynamic \"waf_configuration\" {\n    for_each = var.waf == null ? [] : [1]\n    content {\n      enabled = true\n    }\n  }",
        ),
    );
}

#[test]
fn what_units_give_is_one_finding_of_the_module() {
    let module = r#"
        variable "ip_configuration" {
          type = object({
            ipv4_enabled = bool
            require_ssl  = bool
          })
        }
        module "pg" {
          source           = "terraform-google-modules/sql-db/google//modules/postgresql"
          version          = "~> 20.0"
          ip_configuration = var.ip_configuration
        }
    "#;
    let unit = r#"
        terraform {
          source = "../../modules/sql"
        }
        inputs = {
          ip_configuration = {
            ipv4_enabled = false
            require_ssl  = null
          }
        }
    "#;
    let rule = tollgate_rules::find("gcp-sql-instance-without-tls").unwrap();
    let files =
        [("live/eu/terragrunt.hcl", unit), ("live/us/terragrunt.hcl", unit), ("modules/sql/main.tf", module)];
    let scan = scan(rule, &files);
    let [finding] = scan.report.findings.as_slice() else { panic!("{:?}", scan.lines()) };
    let also: Vec<_> = finding.related.iter().map(|it| it.message.as_str()).collect();
    assert!(also.contains(&"the values here lead to the same finding"), "{also:?}");
}

#[test]
fn callers_named_by_an_arn_and_what_follows_it() {
    let key = |pattern: &str| {
        format!(
            r#"resource "aws_iam_role" "r" {{
  name = "images"
}}
resource "aws_kms_key" "k" {{
  policy = jsonencode({{
    Statement = [{{
      Effect    = "Allow"
      Principal = {{ AWS = "*" }}
      Action    = "kms:Decrypt"
      Resource  = "*"
      Condition = {{ StringLike = {{ "aws:PrincipalArn" = "{pattern}" }} }}
    }}]
  }})
}}
"#
        )
    };
    let rule = "aws-kms-key-policy-public";
    silent(rule, &key("${aws_iam_role.r.arn}*"));
    accepted(rule, &key("arn:aws:iam::*:role/*"));
}

#[test]
fn subjects_that_no_workflow_has() {
    let role = |subject: &str| {
        format!(
            r#"resource "aws_iam_role" "r" {{
  assume_role_policy = jsonencode({{
    Statement = [{{
      Effect    = "Allow"
      Principal = {{ Federated = "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com" }}
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {{ StringLike = {{ "token.actions.githubusercontent.com:sub" = "{subject}" }} }}
    }}]
  }})
}}
"#
        )
    };
    let rule = "aws-iam-role-trusts-any-github-repository";
    silent(rule, &role("repo:shop:*"));
    accepted(rule, &role("repo:shop*"));
    accepted(rule, &role("repo:*:ref:refs/heads/main"));
}

#[test]
fn buckets_of_the_module_without_an_access_block() {
    let bucket = |more: &str| {
        format!(
            "module \"b\" {{\n  source  = \"terraform-aws-modules/s3-bucket/aws\"\n  version = \"4.1.2\"\n  ignore_public_acls = false\n{more}}}\n"
        )
    };
    let rule = "aws-s3-bucket-public-acls-obeyed";
    accepted(rule, &bucket(""));
    silent(rule, &bucket("  attach_public_policy = false\n"));
}
