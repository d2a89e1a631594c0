//! Resources that refer to each other: 20,000 of each in one root at 4n.

use super::Family;

/// As many of each kind at the smallest size.
pub(super) const N: usize = 5_000;

/// What belongs to bucket #, by its id or another expression.
macro_rules! of_bucket {
    ($kind:literal, $rest:literal) => {
        of_bucket!("aws_s3_bucket.b#.id", $kind, $rest)
    };
    ($bucket:literal, $kind:literal, $rest:literal) => {
        concat!(
            "resource \"aws_s3_bucket_", $kind, "\" \"b#\" {\n  bucket = ", $bucket, "\n  ", $rest, "\n}\n\n"
        )
    };
}

pub(super) static FAMILIES: &[Family] = &[
    Family::of_each("buckets and their ACLs", N, &[BUCKET, BUCKET_ACL]),
    Family::of_each(
        "buckets and public access blocks",
        N,
        &[BUCKET, of_bucket!("public_access_block", "block_public_acls = true")],
    ),
    Family::of_each(
        "buckets and objects",
        N,
        &[BUCKET, of_bucket!("object", "key = \"k\""), of_bucket!("policy", "policy = \"{}\"")],
    ),
    Family::of_each("buckets and encryption", N, &[BUCKET, BUCKET_ENCRYPTION]),
    Family::of_each(
        "buckets and logging",
        N,
        &[BUCKET, of_bucket!("logging", "target_bucket = aws_s3_bucket.b0.id")],
    ),
    Family::of_each("buckets and versioning", N, &[BUCKET, BUCKET_VERSIONING]),
    Family::of_each(
        "buckets by their names",
        N,
        &[
            BUCKET,
            of_bucket!("\"bucket-#\"", "acl", "acl = \"private\""),
            of_bucket!("\"bucket-#\"", "versioning", ""),
        ],
    ),
    Family::of_each(
        "buckets that are not known",
        N,
        &[BUCKET, of_bucket!("var.unknown[#]", "acl", "acl = \"private\""), of_bucket!("versioning", "")],
    ),
    Family::of_each(
        "security groups and rules",
        N,
        &[SECURITY_GROUP, SECURITY_GROUP_RULE, SECURITY_GROUP_INGRESS],
    ),
    Family::of_each("network ACLs and rules", N, &[NETWORK_ACL, NETWORK_ACL_RULE]),
    Family::of_each("stages and usage plans", N, &[API, STAGE, USAGE_PLAN]),
    Family::of_each("stages, settings and log groups", N, &[API, STAGE, METHOD_SETTINGS, LOG_GROUP]),
    Family::of_each("stages and firewalls", N, &[API, STAGE, WEB_ACL_ASSOCIATION]),
    Family::of_each("VPCs and flow logs", N, &[VPC, FLOW_LOG]),
    Family::of_each("subnets and instances", N, &[VPC, SUBNET, INSTANCE]),
    Family::of_each("networks and firewalls", N, &[NETWORK, SUBNETWORK, FIREWALL]),
    Family::of_each("SQL servers and audits", N, &[SQL_SERVER, SQL_AUDIT, SQL_FIREWALL]),
    Family::of_each("vaults and diagnostic settings", N, &[VAULT, DIAGNOSTICS]),
    Family::of_each(
        "storage accounts and network rules",
        N,
        &[STORAGE_ACCOUNT, STORAGE_RULES, STORAGE_CONTAINER],
    ),
    Family::of_each("roles and policies", N, &[ROLE, POLICY, ROLE_ATTACHMENT]),
    Family::of_each("users, groups and policies", N, &[USER, GROUP, MEMBERSHIP, POLICY, GROUP_ATTACHMENT]),
    Family::of_each("trails, filters and alarms", N, &[TRAIL, LOG_GROUP, FILTER, ALARM]),
    Family::of_each("policies of policy documents", N, &[DOCUMENT, DOCUMENT_POLICY]),
];

const BUCKET: &str = r#"resource "aws_s3_bucket" "b#" {
  bucket = "bucket-#"
}

"#;

const BUCKET_ACL: &str = of_bucket!("acl", "acl = \"private\"");

const BUCKET_ENCRYPTION: &str = of_bucket!(
    "server_side_encryption_configuration",
    "rule {\n    apply_server_side_encryption_by_default {\n      sse_algorithm = \"aws:kms\"\n    }\n  }"
);

const BUCKET_VERSIONING: &str =
    of_bucket!("versioning", "versioning_configuration {\n    status = \"Enabled\"\n  }");

const SECURITY_GROUP: &str = r#"resource "aws_security_group" "g#" {
  name        = "group-#"
  description = "of service #"
}

"#;

const SECURITY_GROUP_RULE: &str = r#"resource "aws_security_group_rule" "r#" {
  type              = "ingress"
  security_group_id = aws_security_group.g#.id
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/8"]
}

"#;

const SECURITY_GROUP_INGRESS: &str = r#"resource "aws_vpc_security_group_ingress_rule" "i#" {
  security_group_id            = aws_security_group.g#.id
  referenced_security_group_id = aws_security_group.g0.id
  ip_protocol                  = "-1"
}

"#;

const NETWORK_ACL: &str = r#"resource "aws_network_acl" "a#" {
  vpc_id = "vpc-#"
}

"#;

const NETWORK_ACL_RULE: &str = r#"resource "aws_network_acl_rule" "r#" {
  network_acl_id = aws_network_acl.a#.id
  rule_number    = 100
  egress         = false
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = "10.0.0.0/8"
  from_port      = 22
  to_port        = 22
}

"#;

const API: &str = r#"resource "aws_api_gateway_rest_api" "a#" {
  name = "api-#"
}

"#;

const STAGE: &str = r#"resource "aws_api_gateway_stage" "s#" {
  rest_api_id   = aws_api_gateway_rest_api.a#.id
  deployment_id = "d#"
  stage_name    = "stage-#"
}

"#;

const USAGE_PLAN: &str = r#"resource "aws_api_gateway_usage_plan" "p#" {
  name = "plan-#"
  api_stages {
    api_id = aws_api_gateway_rest_api.a#.id
    stage  = aws_api_gateway_stage.s#.stage_name
  }
}

"#;

const METHOD_SETTINGS: &str = r#"resource "aws_api_gateway_method_settings" "m#" {
  rest_api_id = aws_api_gateway_rest_api.a#.id
  stage_name  = aws_api_gateway_stage.s#.stage_name
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}

"#;

const LOG_GROUP: &str = r#"resource "aws_cloudwatch_log_group" "l#" {
  name = "group-#"
}

"#;

const WEB_ACL_ASSOCIATION: &str = r#"resource "aws_wafv2_web_acl_association" "w#" {
  resource_arn = aws_api_gateway_stage.s#.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/w#"
}

"#;

const VPC: &str = r#"resource "aws_vpc" "v#" {
  cidr_block = "10.0.0.0/16"
}

"#;

const FLOW_LOG: &str = r#"resource "aws_flow_log" "f#" {
  vpc_id       = aws_vpc.v#.id
  traffic_type = "ALL"
}

"#;

const SUBNET: &str = r#"resource "aws_subnet" "s#" {
  vpc_id                  = aws_vpc.v#.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

"#;

const INSTANCE: &str = r#"resource "aws_instance" "i#" {
  ami       = "ami-#"
  subnet_id = aws_subnet.s#.id
}

"#;

const NETWORK: &str = r#"resource "google_compute_network" "n#" {
  name                    = "network-#"
  auto_create_subnetworks = false
}

"#;

const SUBNETWORK: &str = r#"resource "google_compute_subnetwork" "s#" {
  name          = "subnetwork-#"
  network       = google_compute_network.n#.id
  ip_cidr_range = "10.0.0.0/24"
}

"#;

const FIREWALL: &str = r#"resource "google_compute_firewall" "f#" {
  name          = "firewall-#"
  network       = google_compute_network.n#.name
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

"#;

const SQL_SERVER: &str = r#"resource "azurerm_mssql_server" "s#" {
  name    = "server-#"
  version = "12.0"
}

"#;

const SQL_AUDIT: &str = r#"resource "azurerm_mssql_server_extended_auditing_policy" "a#" {
  server_id         = azurerm_mssql_server.s#.id
  retention_in_days = 120
}

"#;

const SQL_FIREWALL: &str = r#"resource "azurerm_mssql_firewall_rule" "f#" {
  name             = "rule-#"
  server_id        = azurerm_mssql_server.s#.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

"#;

const VAULT: &str = r#"resource "azurerm_key_vault" "v#" {
  name     = "vault-#"
  sku_name = "standard"
}

"#;

const DIAGNOSTICS: &str = r#"resource "azurerm_monitor_diagnostic_setting" "d#" {
  name               = "setting-#"
  target_resource_id = azurerm_key_vault.v#.id
  enabled_log {
    category = "AuditEvent"
  }
}

"#;

const STORAGE_ACCOUNT: &str = r#"resource "azurerm_storage_account" "a#" {
  name = "account#"
}

"#;

const STORAGE_RULES: &str = r#"resource "azurerm_storage_account_network_rules" "r#" {
  storage_account_id = azurerm_storage_account.a#.id
  default_action     = "Deny"
}

"#;

const STORAGE_CONTAINER: &str = r#"resource "azurerm_storage_container" "c#" {
  name                  = "container-#"
  storage_account_name  = azurerm_storage_account.a#.name
  container_access_type = "private"
}

"#;

const ROLE: &str = r#"resource "aws_iam_role" "r#" {
  name               = "role-#"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}

"#;

const POLICY: &str = r#"resource "aws_iam_policy" "p#" {
  name   = "policy-#"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["iam:PassRole", "lambda:CreateFunction"], Resource = "*" }] })
}

"#;

const ROLE_ATTACHMENT: &str = r#"resource "aws_iam_role_policy_attachment" "t#" {
  role       = aws_iam_role.r#.name
  policy_arn = aws_iam_policy.p#.arn
}

"#;

const USER: &str = r#"resource "aws_iam_user" "u#" {
  name = "user-#"
}

"#;

const GROUP: &str = r#"resource "aws_iam_group" "g#" {
  name = "group-#"
}

"#;

const MEMBERSHIP: &str = r#"resource "aws_iam_group_membership" "m#" {
  name  = "membership-#"
  group = aws_iam_group.g#.name
  users = [aws_iam_user.u#.name]
}

"#;

const GROUP_ATTACHMENT: &str = r#"resource "aws_iam_group_policy_attachment" "t#" {
  group      = aws_iam_group.g#.name
  policy_arn = aws_iam_policy.p#.arn
}

"#;

const TRAIL: &str = r#"resource "aws_cloudtrail" "t#" {
  name                       = "trail-#"
  s3_bucket_name             = "logs"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.l#.arn}:*"
}

"#;

const FILTER: &str = r#"resource "aws_cloudwatch_log_metric_filter" "f#" {
  name           = "filter-#"
  log_group_name = aws_cloudwatch_log_group.l#.name
  pattern        = "{ $.userIdentity.type = \"Root\" }"
  metric_transformation {
    name      = "metric-#"
    namespace = "CIS"
    value     = "1"
  }
}

"#;

const ALARM: &str = r#"resource "aws_cloudwatch_metric_alarm" "a#" {
  alarm_name    = "alarm-#"
  metric_name   = "metric-#"
  namespace     = "CIS"
  alarm_actions = ["arn:aws:sns:eu-west-1:123456789012:topic"]
}

"#;

const DOCUMENT: &str = r#"data "aws_iam_policy_document" "d#" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::bucket-#/*"]
  }
}

"#;

const DOCUMENT_POLICY: &str = r#"resource "aws_iam_policy" "p#" {
  name   = "policy-#"
  policy = data.aws_iam_policy_document.d#.json
}

"#;
