//! What is there for everybody, or comes from one's own people: by default nothing is said of it.

use crate::declined::{accepted, declined, found, silent};
use crate::scan_as;
use tollgate_core::engine::Options;
use tollgate_core::files::Memory;
use tollgate_core::rule::Severity;

#[test]
fn buckets_that_everybody_is_to_read() {
    let rule = "gcp-storage-bucket-member-public";
    let bucket = |name: &str, rest: &str, role: &str| {
        format!(
            "resource \"google_storage_bucket\" \"b\" {{\n  name = \"{name}\"\n  {rest}\n}}\nresource \"google_storage_bucket_iam_member\" \"m\" {{\n  bucket = google_storage_bucket.b.name\n  role = \"roles/storage.{role}\"\n  member = \"allUsers\"\n}}\n"
        )
    };
    accepted(rule, &bucket("invoices", "", "objectViewer"));
    declined(rule, &bucket("shop-cdn-media", "", "objectViewer"));
    declined(rule, &bucket("invoices", "website {}", "legacyObjectReader"));
    accepted(rule, &bucket("invoices", "website {}", "objectAdmin"));
    let backend = "resource \"google_compute_backend_bucket\" \"l\" {\n  bucket_name = google_storage_bucket.b.name\n}\n";
    declined(rule, &(bucket("invoices", "", "objectViewer") + backend));
    let list = |rest: &str, entry: &str| {
        format!(
            "resource \"google_storage_bucket\" \"b\" {{\n  name = \"logs\"\n  {rest}\n}}\nresource \"google_storage_bucket_acl\" \"l\" {{\n  bucket = google_storage_bucket.b.name\n  role_entity = [\"OWNER:project-owners-1\", \"{entry}:allUsers\"]\n}}\n"
        )
    };
    accepted(rule, &list("", "READER"));
    declined(rule, &list("website {}", "READER"));
    accepted(rule, &list("website {}", "WRITER"));
    let rule = "gcp-storage-bucket-binding-public";
    let binding = |rest: &str| {
        format!(
            "resource \"google_storage_bucket\" \"b\" {{\n  name = \"logs\"\n  {rest}\n}}\nresource \"google_storage_bucket_iam_binding\" \"m\" {{\n  bucket = google_storage_bucket.b.name\n  role = \"roles/storage.objectViewer\"\n  members = [\"allUsers\"]\n}}\n"
        )
    };
    accepted(rule, &binding(""));
    declined(rule, &binding("website {}"));
    let rule = "gcp-storage-bucket-allows-acls";
    accepted(rule, "resource \"google_storage_bucket\" \"b\" {\n  name = \"b\"\n}\n");
    declined(rule, "resource \"google_storage_bucket\" \"b\" {\n  name = \"b\"\n  website {}\n}\n");
    let cors = |origin: &str| {
        format!(
            "resource \"google_storage_bucket\" \"b\" {{\n  name = \"b\"\n  cors {{\n    origin = [\"{origin}\"]\n    method = [\"GET\"]\n  }}\n}}\n"
        )
    };
    accepted(rule, &cors("https://shop.example.com"));
    declined(rule, &cors("*"));
}

#[test]
fn caches_for_methods_that_are_not_cached() {
    let rule = "aws-api-gateway-method-cache-unencrypted";
    let settings = |path: &str, method: &str| {
        format!(
            r#"
            resource "aws_api_gateway_rest_api" "a" {{}}
            resource "aws_api_gateway_method" "m" {{
              rest_api_id = aws_api_gateway_rest_api.a.id
              http_method = "{method}"
            }}
            resource "aws_api_gateway_method_settings" "s" {{
              rest_api_id = aws_api_gateway_rest_api.a.id
              method_path = "{path}"
              settings {{
                caching_enabled = true
              }}
            }}
            "#
        )
    };
    silent(rule, &settings("*/*", "POST"));
    accepted(rule, &settings("*/*", "GET"));
    accepted(rule, &settings("orders/POST", "POST"));
}

#[test]
fn actions_that_read_no_objects() {
    let rule = "aws-s3-bucket-policy-public-get";
    let policy = |action: &str| {
        format!(
            r#"
            resource "aws_s3_bucket_policy" "p" {{
              bucket = "invoices"
              policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Principal = "*", Action = ["{action}", "s3:PutObject"], Resource = "*" }}]
              }})
            }}
            "#
        )
    };
    silent(rule, &policy("s3:GetBucketVersioning"));
    for action in ["s3:GetObject", "s3:Get*", "s3:*"] {
        accepted(rule, &policy(action));
    }
}

#[test]
fn buckets_of_s3_that_everybody_is_to_read() {
    let bucket = |name: &str, action: &str, rest: &str| {
        format!(
            r#"
            resource "aws_s3_bucket" "b" {{
              bucket = "{name}"
            }}
            resource "aws_s3_bucket_public_access_block" "b" {{
              bucket                  = aws_s3_bucket.b.id
              block_public_acls       = true
              block_public_policy     = false
              ignore_public_acls      = true
              restrict_public_buckets = false
            }}
            resource "aws_s3_bucket_policy" "b" {{
              bucket = aws_s3_bucket.b.id
              policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Principal = "*", Action = "{action}", Resource = "arn:aws:s3:::b/*" }}]
              }})
            }}
            {rest}
            "#
        )
    };
    let site = "resource \"aws_s3_bucket_website_configuration\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n}\n";
    let keys = "resource \"aws_s3_object\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n  key = \".well-known/openid-configuration\"\n}\n";
    for rule in ["aws-s3-bucket-policy-public-get", "aws-s3-bucket-policy-any-principal"] {
        let not_opened = |text: String| text.replace("block_public_policy     = false", "");
        accepted(rule, &not_opened(bucket("invoices", "s3:GetObject", "")));
        declined(rule, &not_opened(bucket("invoices", "s3:GetObject", site)));
        declined(rule, &not_opened(bucket("invoices", "s3:GetObject", keys)));
        declined(rule, &not_opened(bucket("shop-static", "s3:GetObject", "")));
        accepted(rule, &not_opened(bucket("shop-static", "s3:Get*", site)));
        // Who opens the bucket means it, and hears of that already.
        declined(rule, &bucket("invoices", "s3:GetObject", ""));
        accepted(rule, &bucket("invoices", "s3:Get*", ""));
    }
    for rule in ["aws-s3-bucket-public-policy-allowed", "aws-s3-bucket-public-access-unrestricted"] {
        accepted(rule, &bucket("invoices", "s3:GetObject", ""));
        declined(rule, &bucket("invoices", "s3:GetObject", site));
    }
    let acl = |acl: &str, rest: &str| {
        format!("resource \"aws_s3_bucket\" \"b\" {{\n  bucket = \"logs\"\n  acl = \"{acl}\"\n  {rest}\n}}\n")
    };
    let rule = "aws-s3-bucket-acl-public";
    accepted(rule, &acl("public-read", ""));
    declined(rule, &acl("public-read", "website {}"));
    accepted(rule, &acl("public-read-write", "website {}"));
}

#[test]
fn addresses_that_are_given_elsewhere() {
    let rule = "aws-s3-bucket-policy-public-get";
    let policy = |addresses: &str| {
        format!(
            r#"
            variable "offices" {{}}
            resource "aws_s3_bucket_policy" "b" {{
              bucket = "logs"
              policy = jsonencode({{
                Statement = [{{
                  Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::b/*",
                  Condition = {{ IpAddress = {{ "aws:SourceIp" = {addresses} }} }}
                }}]
              }})
            }}
            "#
        )
    };
    declined(rule, &policy("var.offices"));
    declined(rule, &policy("[\"192.0.2.0/24\"]"));
    accepted(rule, &policy("[\"0.0.0.0/0\"]"));
}

#[test]
fn modules_of_ones_own_people() {
    let rule = "general-module-git-source-without-revision";
    let call = |source: &str| format!("module \"m\" {{\n  source = \"{source}\"\n}}\n");
    declined(rule, &call("git@github.com:shop/modules.git//network"));
    declined(rule, &call("git::ssh://git@git.example.com/shop/modules.git"));
    declined(rule, &call("git::git@gitlab.com:shop/modules.git"));
    accepted(rule, &call("git::git@github.com:terraform-aws-modules/terraform-aws-iam.git"));
    accepted(rule, &call("git::https://github.com/shop/modules.git"));
    accepted(rule, &call("github.com/shop/modules"));
    silent(rule, &call("git@github.com:shop/modules.git?ref=v1"));
}

#[test]
fn trails_beside_another_one() {
    let regions = "aws-cloudtrail-trail-without-all-regions";
    let trail = |rest: &str| format!("resource \"aws_cloudtrail\" \"t\" {{\n  {rest}\n}}\n");
    declined(regions, &trail("include_global_service_events = false"));
    accepted(regions, &trail("include_global_service_events = true"));
    accepted(regions, &trail("is_multi_region_trail = false"));
    let by_callers = "is_multi_region_trail = var.all\n}\nvariable \"all\" {\n  default = false";
    declined(regions, &trail(by_callers));
    let files = "aws-cloudtrail-trail-without-log-file-validation";
    declined(files, &trail("event_selector {\n    include_management_events = false\n  }"));
    accepted(files, &trail("event_selector {\n    include_management_events = true\n  }"));
}

#[test]
fn passwords_that_only_their_users_read() {
    let rule = "aws-iam-user-keeps-initial-password";
    let profile = |rest: &str| {
        format!("resource \"aws_iam_user_login_profile\" \"p\" {{\n  user = \"a\"\n  {rest}\n}}\n")
    };
    accepted(rule, &profile(""));
    declined(rule, &profile("pgp_key = \"keybase:alice\""));
    accepted(
        rule,
        &profile("pgp_key = \"keybase:alice\"\n  password_length = 8\n  password_reset_required = true"),
    );
}

#[test]
fn public_addresses_that_admit_no_network() {
    let rule = "gcp-sql-instance-public";
    let instance = |body: &str| {
        format!("resource \"google_sql_database_instance\" \"d\" {{\n  settings {{\n    {body}\n  }}\n}}\n")
    };
    declined(rule, &instance("tier = \"db-f1-micro\""));
    declined(rule, &instance("ip_configuration {\n    ipv4_enabled = true\n  }"));
    let network = "authorized_networks {\n value = \"0.0.0.0/0\"\n }";
    accepted(rule, &instance(&format!("ip_configuration {{\n    ipv4_enabled = true\n    {network}\n  }}")));
}

#[test]
fn clusters_whose_plugin_somebody_else_installs() {
    let rule = "azure-aks-cluster-without-network-policy";
    let cluster = |plugin: &str| {
        format!(
            "resource \"azurerm_kubernetes_cluster\" \"c\" {{\n  network_profile {{\n    network_plugin = \"{plugin}\"\n  }}\n}}\n"
        )
    };
    silent(rule, &cluster("none"));
    accepted(rule, &cluster("azure"));
}

#[test]
fn policies_that_only_administrators_get() {
    let rule = "aws-iam-attachment-of-administrator-access";
    let attached = |role: &str, principal: &str| {
        format!(
            r#"
            data "aws_iam_policy" "all" {{
              arn = "arn:aws:iam::aws:policy/AdministratorAccess"
            }}
            resource "aws_iam_role" "{role}" {{
              assume_role_policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Principal = {{ {principal} }}, Action = "sts:AssumeRole" }}]
              }})
            }}
            resource "aws_iam_role_policy_attachment" "all" {{
              role       = aws_iam_role.{role}.name
              policy_arn = data.aws_iam_policy.all.arn
            }}
            "#
        )
    };
    // Where it is looked up, and where it is attached.
    assert_eq!(found(rule, &attached("administrator", "AWS = \"arn:aws:iam::111122223333:root\"")), (0, 2));
    assert_eq!(found(rule, &attached("orders", "Service = \"ec2.amazonaws.com\"")), (2, 2));
}

#[test]
fn copies_that_nobody_switched_on() {
    let rule = "aws-vpc-without-flow-logs";
    let vpcs = "variable \"second\" {\n  default = false\n}\nresource \"aws_vpc\" \"a\" {\n  cidr_block = \"10.0.0.0/16\"\n}\nresource \"aws_vpc\" \"b\" {\n  count = var.second ? 1 : 0\n  cidr_block = \"10.1.0.0/16\"\n}\n";
    assert_eq!(found(rule, vpcs), (1, 2));
    // Alone it is worth saying under which condition it is wrong.
    let second = vpcs.replace("resource \"aws_vpc\" \"a\"", "resource \"aws_subnet\" \"a\"");
    assert_eq!(found(rule, &second), (1, 1));
}

#[test]
fn examples_that_are_to_be_filled_in() {
    let severity = |path: &str, text: &str| {
        let options = Options { profiles: tollgate_rules::all().into(), ..Options::default() };
        let scan = scan_as(options, &Memory::default().with(path, text));
        let errors = scan.report.findings.iter().filter(|it| it.rule.id == "syntax-error");
        errors.map(|it| it.severity).collect::<Vec<_>>()
    };
    let form = "locals {\n  domain =\n}\n";
    assert_eq!(severity("/net/examples/main.tf", form), [Severity::Low]);
    assert_eq!(severity("/net/demo/main.tf", form), [Severity::Low]);
    assert_eq!(severity("/net/main.tf", form), [Severity::High]);
    assert_eq!(severity("/net/examples/main.tf", "locals {\n  domain = [\n"), [Severity::High]);
}

#[test]
fn stages_behind_a_web_acl() {
    let rule = "aws-api-gateway-stage-without-usage-plan";
    let stage = |rest: &str| {
        format!(
            "resource \"aws_api_gateway_rest_api\" \"a\" {{}}\nresource \"aws_api_gateway_stage\" \"s\" {{\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  stage_name = \"live\"\n}}\n{rest}"
        )
    };
    accepted(rule, &stage(""));
    declined(
        rule,
        &stage(
            "resource \"aws_wafv2_web_acl_association\" \"w\" {\n  resource_arn = aws_api_gateway_stage.s.arn\n  web_acl_arn = \"arn\"\n}\n",
        ),
    );
}
