//! What the configuration shows to be meant, or to be right: by default nothing is said of it.

use crate::declined::{accepted, declined, silent};
use crate::scan;

#[test]
fn an_instance_without_a_subnet_is_not_private() {
    let rule = "aws-ec2-public-instance-shares-role";
    let machines = |other: &str| {
        format!(
            r#"
            resource "aws_instance" "public" {{
              associate_public_ip_address = true
              iam_instance_profile        = "web"
            }}
            resource "aws_instance" "other" {{
              {other}
              iam_instance_profile = "web"
            }}
            "#
        )
    };
    silent(rule, &machines(""));
    accepted(rule, &machines("associate_public_ip_address = false"));
}

#[test]
fn urls_that_pages_of_every_origin_may_call() {
    let url = |origins: &str| {
        format!(
            "resource \"aws_lambda_function_url\" \"u\" {{\n  function_name = \"f\"\n  authorization_type = \"NONE\"\n  cors {{\n    allow_origins = [\"{origins}\"]\n  }}\n}}\n"
        )
    };
    declined("aws-lambda-function-url-public", &url("*"));
    accepted("aws-lambda-function-url-public", &url("https://shop.example.com"));
}

#[test]
fn a_statement_whose_principals_callers_name_has_some() {
    let role = |kind: &str, identifiers: &str| {
        format!(
            r#"
            variable "kind" {{
              default = null
            }}
            variable "identifiers" {{
              default = null
            }}
            data "aws_iam_policy_document" "trust" {{
              statement {{
                actions = ["sts:AssumeRole"]
                principals {{
                  type        = {kind}
                  identifiers = {identifiers}
                }}
              }}
            }}
            resource "aws_iam_role" "r" {{
              assume_role_policy = data.aws_iam_policy_document.trust.json
            }}
            "#
        )
    };
    let rule = "aws-iam-resource-policy-without-principal";
    silent(rule, &role("var.kind", "var.identifiers"));
    silent(rule, &role("\"Service\"", "var.identifiers"));
    silent(rule, &role("var.kind", "[\"ec2.amazonaws.com\"]"));
    let nobody = "data \"aws_iam_policy_document\" \"trust\" {\n  statement {\n    actions = [\"sts:AssumeRole\"]\n  }\n}\nresource \"aws_iam_role\" \"r\" {\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}\n";
    accepted(rule, nobody);
}

#[test]
fn what_api_gateway_answers_itself_needs_no_authorization() {
    let rule = "aws-api-gateway-method-without-authorization";
    let method = |integration: &str| {
        format!(
            r#"
            resource "aws_api_gateway_method" "root" {{
              rest_api_id   = aws_api_gateway_rest_api.orders.id
              resource_id   = aws_api_gateway_rest_api.orders.root_resource_id
              http_method   = "GET"
              authorization = "NONE"
            }}
            resource "aws_api_gateway_integration" "root" {{
              rest_api_id = aws_api_gateway_rest_api.orders.id
              resource_id = aws_api_gateway_method.root.resource_id
              http_method = aws_api_gateway_method.root.http_method
              type        = "{integration}"
            }}
            resource "aws_api_gateway_rest_api" "orders" {{
              name = "orders"
            }}
            "#
        )
    };
    declined(rule, &method("MOCK"));
    accepted(rule, &method("AWS_PROXY"));
}

#[test]
fn what_registry_modules_do_by_default_depends_on_their_version() {
    let call = |source: &str, version: &str, inputs: &str| {
        format!(
            "module \"m\" {{\n  source = \"terraform-aws-modules/{source}/aws\"\n  version = \"{version}\"\n  {inputs}\n}}\n"
        )
    };
    let rule = "aws-rds-cluster-without-backups";
    silent(rule, &call("rds-aurora", "7.7.0", ""));
    accepted(rule, &call("rds-aurora", "9.0.0", ""));
    accepted(rule, &call("rds-aurora", "7.7.0", "backup_retention_period = 1"));
    let rule = "aws-rds-instance-without-backups";
    silent(rule, &call("rds", "2.20.0", "identifier = \"a\""));
    accepted(rule, &call("rds", "6.1.0", "identifier = \"a\""));
    let rule = "aws-api-gateway-stage-without-access-logs";
    silent(
        rule,
        &call(
            "apigateway-v2",
            "3.1.1",
            "default_stage_access_log_destination_arn = \"arn:aws:logs:eu-west-1:1:log-group:a\"",
        ),
    );
    let rule = tollgate_rules::find("aws-eks-cluster-public").unwrap();
    for (version, input) in
        [("18.4.0", "`cluster_endpoint_public_access_cidrs`"), ("21.0.0", "`endpoint_public_access_cidrs`")]
    {
        let inputs = if version == "21.0.0" { "endpoint_public_access = true" } else { "" };
        let report = scan(rule, &[("main.tf", &call("eks", version, inputs))]).report;
        assert!(report.findings[0].message.starts_with(input), "{}", report.findings[0].message);
    }
}

#[test]
fn an_empty_action_is_none() {
    let policy = |action: &str| {
        format!(
            "resource \"aws_efs_file_system_policy\" \"p\" {{\n  policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Principal = {{ AWS = \"*\" }}, Action = [\"{action}\"] }}]\n  }})\n}}\n"
        )
    };
    silent("aws-efs-file-system-policy-public", &policy(""));
    accepted("aws-efs-file-system-policy-public", &policy("elasticfilesystem:ClientMount"));
}

#[test]
fn secrets_that_a_role_needs() {
    let rule = "kubernetes-rbac-role-reads-secrets";
    let role = |kind: &str, verbs: &str| {
        format!(
            "resource \"{kind}\" \"r\" {{\n  rule {{\n    api_groups = [\"\"]\n    resources = [\"secrets\"]\n    verbs = [{verbs}]\n  }}\n}}\n"
        )
    };
    accepted(rule, &role("kubernetes_cluster_role", "\"get\", \"list\""));
    declined(rule, &role("kubernetes_role", "\"get\", \"list\""));
    declined(rule, &role("kubernetes_cluster_role", "\"get\", \"create\""));
}

#[test]
fn administrators_who_show_a_second_factor() {
    let rule = "aws-iam-attachment-of-administrator-access";
    let role = |name: &str, principal: &str, condition: &str| {
        format!(
            r#"
            resource "aws_iam_role" "r" {{
              name = "{name}"
              assume_role_policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Action = "sts:AssumeRole", Principal = {principal} {condition} }}]
              }})
            }}
            resource "aws_iam_role_policy_attachment" "a" {{
              role       = aws_iam_role.r.name
              policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
            }}
            "#
        )
    };
    let (account, service) = (r#"{ AWS = "111122223333" }"#, r#"{ Service = "ec2.amazonaws.com" }"#);
    let mfa = r#", Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }"#;
    declined(rule, &role("orders", account, ""));
    declined(rule, &role("orders", account, mfa));
    declined(rule, &role("shop-administrator", account, ""));
    accepted(rule, &role("shop-administrator", service, ""));
}

#[test]
fn trails_of_data_only() {
    let trail = |management: &str| {
        format!(
            "resource \"aws_cloudtrail\" \"t\" {{\n  event_selector {{\n    include_management_events = {management}\n  }}\n}}\n"
        )
    };
    declined("aws-cloudtrail-trail-without-all-regions", &trail("false"));
    accepted("aws-cloudtrail-trail-without-all-regions", &trail("true"));
}

#[test]
fn apis_for_everybody() {
    let route = |description: &str| {
        format!(
            "resource \"aws_apigatewayv2_api\" \"a\" {{\n  description = \"{description}\"\n}}\nresource \"aws_apigatewayv2_route\" \"r\" {{\n  api_id = aws_apigatewayv2_api.a.id\n  route_key = \"GET /orders\"\n}}\n"
        )
    };
    declined("aws-api-gateway-route-without-authorization", &route("Public API"));
    accepted("aws-api-gateway-route-without-authorization", &route("API of the shop"));
    let method = |name: &str| {
        format!(
            "resource \"aws_api_gateway_rest_api\" \"a\" {{\n  name = \"{name}\"\n}}\nresource \"aws_api_gateway_method\" \"m\" {{\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  http_method = \"POST\"\n  authorization = \"NONE\"\n}}\n"
        )
    };
    declined("aws-api-gateway-method-without-authorization", &method("webhook-api"));
    accepted("aws-api-gateway-method-without-authorization", &method("shop-api"));
}

#[test]
fn databases_behind_the_proxy_of_google() {
    let rule = "gcp-sql-instance-without-tls";
    let instance = |addresses: &str| {
        format!(
            "resource \"google_sql_database_instance\" \"i\" {{\n  settings {{\n    {addresses}\n  }}\n}}\n"
        )
    };
    declined(rule, &instance(""));
    declined(rule, &instance("ip_configuration {\n      ipv4_enabled = true\n    }"));
    accepted(rule, &instance("ip_configuration {\n      ipv4_enabled = false\n    }"));
    accepted(rule, &instance("ip_configuration {\n      private_network = \"net\"\n    }"));
    accepted(
        rule,
        &instance(
            "ip_configuration {\n      authorized_networks {\n        value = \"203.0.113.0/24\"\n      }\n    }",
        ),
    );
}

#[test]
fn tables_beside_one_that_can_be_restored() {
    let rule = "aws-dynamodb-table-without-point-in-time-recovery";
    let table = "resource \"aws_dynamodb_table\" \"a\" {\n  name = \"builds\"\n}\n";
    let other = format!(
        "{table}resource \"aws_dynamodb_table\" \"b\" {{\n  name = \"links\"\n  point_in_time_recovery {{\n    enabled = true\n  }}\n}}\n"
    );
    accepted(rule, table);
    declined(rule, &other);
    declined(rule, &table.replace("name = \"builds\"", "hash_key = \"LockID\""));
    let call = |rest: &str| {
        format!(
            "module \"t\" {{\n  source = \"terraform-aws-modules/dynamodb-table/aws\"\n  name = \"users\"\n  {rest}\n}}\n"
        )
    };
    accepted(rule, &call(""));
    declined(rule, &call("ttl_enabled = true"));
}

#[test]
fn a_secondary_cluster_of_a_global_database() {
    let cluster = |rest: &str| {
        format!(
            "resource \"aws_rds_cluster\" \"c\" {{\n  global_cluster_identifier = \"orders\"\n  {rest}\n}}\n"
        )
    };
    declined("aws-rds-cluster-without-backups", &cluster(""));
    accepted("aws-rds-cluster-without-backups", &cluster("master_username = \"app\""));
}

#[test]
fn what_another_setting_settles() {
    let listener = |balancer: &str| {
        format!(
            "data \"terraform_remote_state\" \"s\" {{}}\nresource \"aws_lb_listener\" \"l\" {{\n  load_balancer_arn = data.terraform_remote_state.s.outputs.{balancer}\n  protocol = \"HTTP\"\n  default_action {{\n    type = \"forward\"\n  }}\n}}\n"
        )
    };
    declined("aws-elb-listener-accepts-http", &listener("internal_lb_arn"));
    accepted("aws-elb-listener-accepts-http", &listener("lb_arn"));
    let function = |rest: &str| {
        format!("resource \"google_cloudfunctions_function\" \"f\" {{\n  trigger_http = true\n  {rest}\n}}\n")
    };
    declined("gcp-functions-function-accepts-http", &function(""));
    let granted = |member: &str| {
        format!(
            "{}resource \"google_cloudfunctions_function_iam_member\" \"m\" {{\n  cloud_function = google_cloudfunctions_function.f.name\n  member = \"{member}\"\n}}\n",
            function("name = \"f\"")
        )
    };
    accepted("gcp-functions-function-accepts-http", &granted("allUsers"));
    declined("gcp-functions-function-accepts-http", &granted("serviceAccount:a@b.iam.gserviceaccount.com"));
    silent("gcp-functions-function-accepts-http", &function("event_trigger {}"));
    let block = |ignored: &str| {
        format!(
            "resource \"aws_s3_bucket_public_access_block\" \"b\" {{\n  block_public_acls = false\n  ignore_public_acls = {ignored}\n}}\n"
        )
    };
    declined("aws-s3-bucket-public-acls-allowed", &block("true"));
    accepted("aws-s3-bucket-public-acls-allowed", &block("false"));
    let glue = "resource \"aws_glue_security_configuration\" \"g\" {\n  encryption_configuration {\n    cloudwatch_encryption {\n      cloudwatch_encryption_mode = \"DISABLED\"\n    }\n    job_bookmarks_encryption {\n      job_bookmarks_encryption_mode = \"CSE-KMS\"\n      kms_key_arn = \"arn\"\n    }\n    s3_encryption {\n      s3_encryption_mode = \"SSE-S3\"\n    }\n  }\n}\n";
    declined("aws-glue-security-configuration-unencrypted", glue);
}

#[test]
fn a_bucket_of_which_everybody_reads_everything() {
    let policy = |objects: &str| {
        format!(
            r#"
            resource "aws_s3_bucket_policy" "p" {{
              bucket = "cache"
              policy = jsonencode({{
                Statement = [
                  {{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::cache/{objects}" }},
                  {{ Effect = "Allow", Principal = {{ AWS = "arn:aws:iam::111122223333:user/up" }}, Action = "s3:PutObject", Resource = "arn:aws:s3:::cache/*" }},
                ]
              }})
            }}
            "#
        )
    };
    declined("aws-s3-bucket-policy-accepts-http", &policy("*"));
    accepted("aws-s3-bucket-policy-accepts-http", &policy("images/*"));
}

#[test]
fn roles_of_services_that_run_nothing_of_their_customers() {
    let role = |service: &str| {
        format!(
            r#"
            resource "aws_iam_role" "r" {{
              assume_role_policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Action = "sts:AssumeRole", Principal = {{ Service = "{service}.amazonaws.com" }} }}]
              }})
            }}
            resource "aws_iam_role_policy" "p" {{
              role   = aws_iam_role.r.id
              policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Action = ["lambda:*", "s3:*", "iam:PassRole"], Resource = "*" }}]
              }})
            }}
            "#
        )
    };
    let rules = [
        "aws-iam-privilege-escalation-role-lambda-update-function-code",
        "aws-iam-policy-allows-all-of-s3",
        "aws-iam-policy-passes-any-role",
    ];
    for rule in rules {
        declined(rule, &role("redshift"));
        declined(rule, &role("elasticmapreduce"));
        declined(rule, &role("spotfleet"));
        accepted(rule, &role("lambda"));
    }
}

#[test]
fn development_endpoints_that_there_are_none_of() {
    let rule = "aws-iam-privilege-escalation-user-glue-update-dev-endpoint";
    let user = "resource \"aws_iam_user\" \"u\" {}\nresource \"aws_iam_user_policy\" \"p\" {\n  user = aws_iam_user.u.name\n  policy = jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"glue:*\", Resource = \"*\" }] })\n}\n";
    declined(rule, user);
    accepted(rule, &format!("{user}resource \"aws_glue_dev_endpoint\" \"e\" {{}}\n"));
}

#[test]
fn a_cluster_that_sets_limits_by_itself() {
    let pod = "resource \"kubernetes_deployment\" \"d\" {\n  spec {\n    template {\n      spec {\n        container {\n          name = \"c\"\n        }\n      }\n    }\n  }\n}\n";
    let rule = "kubernetes-container-without-resources-memory-limit";
    accepted(rule, pod);
    declined(
        rule,
        &format!("{pod}resource \"google_container_cluster\" \"c\" {{\n  enable_autopilot = true\n}}\n"),
    );
}
