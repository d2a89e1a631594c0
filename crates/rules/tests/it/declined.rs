//! What most reviewers decline: advice that a rule gives only where pedantic rules run.

use crate::{scan, scan_as};
use tollgate_core::engine::{Options, Profile};
use tollgate_core::files::Memory;

/// How many findings a rule has by default, and how many in all.
pub(crate) fn found(rule: &str, main: &str) -> (usize, usize) {
    let rule = tollgate_rules::find(rule).unwrap();
    let options = Options { profiles: vec![rule].into(), ..Options::default() };
    let by_default = scan_as(options, &Memory::default().with("/main.tf", main));
    (by_default.lines().len(), scan(rule, &[("main.tf", main)]).lines().len())
}

pub(crate) fn declined(rule: &str, main: &str) {
    assert_eq!(found(rule, main), (0, 1), "{rule}\n{main}");
}

pub(crate) fn silent(rule: &str, main: &str) {
    assert_eq!(found(rule, main), (0, 0), "{rule}\n{main}");
}

pub(crate) fn accepted(rule: &str, main: &str) {
    assert_eq!(found(rule, main), (1, 1), "{rule}\n{main}");
}

#[test]
fn the_certificate_of_cloudfront_where_there_can_be_no_other() {
    let rule = "aws-cloudfront-distribution-outdated-tls";
    let distribution = |rest: &str| {
        format!("resource \"aws_cloudfront_distribution\" \"d\" {{\n  enabled = true\n  {rest}\n}}\n")
    };
    let default = "viewer_certificate {\n    cloudfront_default_certificate = true\n  }";
    declined(rule, &distribution(default));
    declined(rule, &distribution("aliases = []"));
    accepted(rule, &distribution(&format!("aliases = [\"example.com\"]\n  {default}")));
    accepted(rule, &distribution("viewer_certificate {\n    acm_certificate_arn = \"arn\"\n  }"));
    // The provider takes the certificate that is named.
    let both = |version: &str| {
        let own = "acm_certificate_arn = \"arn\"\n    cloudfront_default_certificate = true";
        distribution(&format!(
            "aliases = [\"example.com\"]\n  viewer_certificate {{\n    {own}\n    minimum_protocol_version = \"{version}\"\n  }}"
        ))
    };
    assert_eq!(found(rule, &both("TLSv1.2_2021")), (0, 0));
    accepted(rule, &both("TLSv1"));
}

#[test]
fn methods_of_paths_that_everybody_has_to_read() {
    let rule = "aws-api-gateway-method-without-authorization";
    let method = |parent: &str, part: &str| {
        format!(
            r#"
            resource "aws_api_gateway_resource" "parent" {{
              path_part = "{parent}"
            }}
            resource "aws_api_gateway_resource" "r" {{
              parent_id = aws_api_gateway_resource.parent.id
              path_part = "{part}"
            }}
            resource "aws_api_gateway_method" "m" {{
              resource_id   = aws_api_gateway_resource.r.id
              http_method   = "GET"
              authorization = "NONE"
            }}
            "#
        )
    };
    declined(rule, &method(".well-known", "openid-configuration"));
    declined(rule, &method("v1", "health"));
    declined(rule, &method("v1", "login"));
    declined(rule, &method("v1", "auth"));
    declined(rule, &method("oauth", "refresh"));
    accepted(rule, &method("v1", "orders"));
}

#[test]
fn methods_whose_callers_show_something_else() {
    let rule = "aws-api-gateway-method-without-authorization";
    let method = |rest: &str, domain: &str| {
        format!(
            r#"
            resource "aws_api_gateway_rest_api" "a" {{}}
            resource "aws_api_gateway_method" "m" {{
              rest_api_id   = aws_api_gateway_rest_api.a.id
              http_method   = "GET"
              authorization = "NONE"
              {rest}
            }}
            resource "aws_api_gateway_domain_name" "d" {{
              domain_name = "example.com"
              {domain}
            }}
            resource "aws_api_gateway_base_path_mapping" "p" {{
              api_id      = aws_api_gateway_rest_api.a.id
              domain_name = aws_api_gateway_domain_name.d.domain_name
            }}
            "#
        )
    };
    let mutual = "mutual_tls_authentication {\n truststore_uri = \"s3://trust/store.pem\"\n }";
    declined(rule, &method("api_key_required = true", ""));
    declined(rule, &method("", mutual));
    accepted(rule, &method("api_key_required = false", ""));
}

#[test]
fn ports_of_web_servers() {
    let rule = "aws-ec2-security-group-sensitive-port-open-internet";
    let group = |from: u16, to: u16| {
        format!(
            "resource \"aws_security_group\" \"g\" {{\n  ingress {{\n    from_port = {from}\n    to_port = {to}\n    protocol = \"tcp\"\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }}\n}}\n"
        )
    };
    declined(rule, &group(8080, 8080));
    accepted(rule, &group(8000, 9200));
    accepted(rule, &group(22, 22));
}

#[test]
fn policies_that_open_no_more_than_none() {
    let rule = "aws-api-gateway-rest-api-policy-public";
    let api = |endpoint: &str, authorization: &str| {
        format!(
            r#"
            resource "aws_api_gateway_rest_api" "a" {{
              name = "a"
              endpoint_configuration {{
                types = ["{endpoint}"]
              }}
            }}
            resource "aws_api_gateway_method" "m" {{
              rest_api_id   = aws_api_gateway_rest_api.a.id
              http_method   = "GET"
              authorization = "{authorization}"
            }}
            resource "aws_api_gateway_rest_api_policy" "p" {{
              rest_api_id = aws_api_gateway_rest_api.a.id
              policy = jsonencode({{
                Statement = [{{
                  Effect    = "Allow"
                  Principal = "*"
                  Action    = "execute-api:Invoke"
                  Resource  = "*"
                }}]
              }})
            }}
            "#
        )
    };
    declined(rule, &api("REGIONAL", "CUSTOM"));
    declined(rule, &api("EDGE", "NONE"));
    accepted(rule, &api("REGIONAL", "AWS_IAM"));
    accepted(rule, &api("PRIVATE", "NONE"));
}

#[test]
fn buckets_that_only_cloudfront_reads_or_everybody() {
    let rule = "aws-s3-bucket-policy-accepts-http";
    let policy = |principal: &str| {
        format!(
            r#"
            resource "aws_cloudfront_origin_access_identity" "i" {{}}
            resource "aws_s3_bucket_policy" "p" {{
              bucket = "b"
              policy = jsonencode({{
                Statement = [{{
                  Effect    = "Allow"
                  Principal = {{ {principal} }}
                  Action    = "s3:GetObject"
                  Resource  = "arn:aws:s3:::b/*"
                }}]
              }})
            }}
            "#
        )
    };
    declined(rule, &policy("Service = \"cloudfront.amazonaws.com\""));
    declined(rule, &policy("AWS = aws_cloudfront_origin_access_identity.i.iam_arn"));
    declined(rule, &policy("AWS = \"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1\""));
    declined(rule, &policy("AWS = \"*\""));
    let limited = |test: &str, rest: &str| {
        policy(&format!(
            "AWS = \"arn:aws:iam::111122223333:role/billing\" }}\n                  Condition = {{ {test} = {{ {rest} }}"
        ))
    };
    declined(rule, &limited("StringEquals", "\"aws:SourceVpce\" = \"vpce-1\""));
    declined(rule, &limited("StringEquals", "\"aws:sourcevpc\" = [\"vpc-1\", \"vpc-2\"]"));
    accepted(rule, &limited("StringNotEquals", "\"aws:SourceVpce\" = \"vpce-1\""));
    accepted(rule, &limited("StringEquals", "\"aws:SourceAccount\" = \"111122223333\""));
    accepted(rule, &policy("AWS = \"arn:aws:iam::111122223333:role/billing\""));
    accepted(rule, &policy("Service = [\"cloudfront.amazonaws.com\", \"delivery.logs.amazonaws.com\"]"));
}

#[test]
fn logs_that_are_kept_forever_on_purpose() {
    let rule = "aws-cloudwatch-log-group-without-retention";
    let group = |rest: &str| {
        format!(
            "variable \"days\" {{\n  default = 0\n}}\nresource \"aws_cloudwatch_log_group\" \"g\" {{\n  {rest}\n}}\n"
        )
    };
    declined(rule, &group("retention_in_days = 0"));
    declined(rule, &group("retention_in_days = var.days"));
    accepted(rule, &group(""));
}

#[test]
fn tables_of_what_passes() {
    let rule = "aws-dynamodb-table-without-point-in-time-recovery";
    let table = |name: &str, rest: &str| {
        format!("resource \"aws_dynamodb_table\" \"t\" {{\n  name = \"{name}\"\n  {rest}\n}}\n")
    };
    declined(rule, &table("orders", "ttl {\n    attribute_name = \"expires\"\n    enabled = true\n  }"));
    declined(rule, &table("app-rate-limits-dev", ""));
    declined(rule, &table("sessions", ""));
    accepted(rule, &table("orders", ""));
    accepted(rule, &table("blocks", "ttl {\n    enabled = false\n  }"));
}

#[test]
fn instances_that_pass_on_traffic() {
    let instance = |check: &str| {
        format!(
            "resource \"aws_instance\" \"i\" {{\n  associate_public_ip_address = true\n  source_dest_check = {check}\n}}\n"
        )
    };
    declined("aws-ec2-instance-public", &instance("false"));
    accepted("aws-ec2-instance-public", &instance("true"));
}

#[test]
fn keys_that_are_rotated_once_a_year() {
    let key = |period: &str| {
        format!("resource \"google_kms_crypto_key\" \"k\" {{\n  rotation_period = \"{period}\"\n}}\n")
    };
    declined("gcp-kms-key-rotation-too-slow", &key("31536000s"));
    accepted("gcp-kms-key-rotation-too-slow", &key("63072000s"));
}

#[test]
fn default_groups_that_are_open_as_aws_makes_them() {
    let rule = "aws-ec2-default-security-group-open";
    let group = |rest: &str| format!("resource \"aws_default_security_group\" \"d\" {{\n  {rest}\n}}\n");
    let own = |kind: &str| group(&format!("{kind} {{\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }}"));
    let other = |kind: &str, rest: &str| {
        format!(
            "{}resource \"{kind}\" \"r\" {{\n  security_group_id = aws_default_security_group.d.id\n  {rest}\n}}\n",
            group("")
        )
    };
    declined(rule, &own("egress"));
    accepted(rule, &own("ingress"));
    let range = "cidr_ipv4 = \"0.0.0.0/0\"";
    declined(rule, &other("aws_vpc_security_group_egress_rule", range));
    accepted(rule, &other("aws_vpc_security_group_ingress_rule", range));
    let typed = |kind: &str| format!("type = \"{kind}\"\n  cidr_blocks = [\"0.0.0.0/0\"]");
    declined(rule, &other("aws_security_group_rule", &typed("egress")));
    accepted(rule, &other("aws_security_group_rule", &typed("ingress")));
}

#[test]
fn domain_names_that_leave_the_policy_to_aws() {
    let rule = "aws-api-gateway-domain-name-outdated-tls";
    let domain = |rest: &str| format!("resource \"aws_api_gateway_domain_name\" \"d\" {{\n  {rest}\n}}\n");
    declined(rule, &domain(""));
    accepted(rule, &domain("security_policy = \"TLS_1_0\""));
    assert_eq!(found(rule, &domain("security_policy = \"TLS_1_2\"")), (0, 0));
}

#[test]
fn machines_that_people_enter_by() {
    let instance = |name: &str| {
        format!("resource \"aws_instance\" \"{name}\" {{\n  associate_public_ip_address = true\n}}\n")
    };
    declined("aws-ec2-instance-public", &instance("bastion_host"));
    accepted("aws-ec2-instance-public", &instance("orders"));
    let machine = |name: &str| {
        format!(
            "resource \"google_compute_instance\" \"m\" {{\n  name = \"{name}\"\n  network_interface {{\n    access_config {{}}\n  }}\n}}\n"
        )
    };
    declined("gcp-compute-instance-with-public-address", &machine("prod-vpn-1"));
    accepted("gcp-compute-instance-with-public-address", &machine("prod-vpnless-1"));
}

#[test]
fn passwords_that_are_long_enough() {
    let rule = "aws-iam-password-policy-short-passwords";
    let policy = |length: u8| {
        format!(
            "resource \"aws_iam_account_password_policy\" \"p\" {{\n  minimum_password_length = {length}\n}}\n"
        )
    };
    declined(rule, &policy(12));
    accepted(rule, &policy(11));
}

#[test]
fn backups_of_what_is_thrown_away() {
    let database = |name: &str| {
        format!(
            "resource \"aws_db_instance\" \"d\" {{\n  identifier = \"{name}\"\n  backup_retention_period = 0\n}}\n"
        )
    };
    declined("aws-rds-instance-without-backups", &database("orders-test"));
    accepted("aws-rds-instance-without-backups", &database("orders-latest"));
    let vault = |name: &str| {
        format!(
            "resource \"azurerm_key_vault\" \"v\" {{\n  name = \"{name}\"\n  purge_protection_enabled = false\n}}\n"
        )
    };
    declined("azure-key-vault-without-purge-protection", &vault("kv-tmp-1"));
    accepted("azure-key-vault-without-purge-protection", &vault("kv-orders"));
    let table = |name: &str| format!("resource \"aws_dynamodb_table\" \"{name}\" {{\n  name = \"t\"\n}}\n");
    declined("aws-dynamodb-table-without-point-in-time-recovery", &table("ci_runs"));
    accepted("aws-dynamodb-table-without-point-in-time-recovery", &table("orders"));
}

#[test]
fn backups_and_records_in_examples_and_tests() {
    let vpc = "resource \"aws_vpc\" \"v\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n";
    let volume = "resource \"aws_ebs_volume\" \"v\" {\n  encrypted = false\n}\n";
    let found = |directory: &str, all_named: bool| {
        let rules = ["aws-vpc-without-flow-logs", "aws-ebs-volume-unencrypted"];
        let rules = rules.into_iter().map(|rule| tollgate_rules::find(rule).unwrap()).collect();
        let options = Options {
            profiles: Profile { rules, all_named, ..Profile::default() }.into(),
            ..Options::default()
        };
        let main = format!("/{directory}/main.tf");
        scan_as(options, &Memory::default().with(main, format!("{vpc}{volume}"))).lines().len()
    };
    assert_eq!(found("network", false), 2);
    assert_eq!(found("network/tests/setup", false), 1, "a volume of a test is encrypted, too");
    assert_eq!(found("network/tests/setup", true), 2, "who names a rule gets it");
    for skeleton in ["sample-layout/environment", "sample_app", "terraform-boilerplate", "skeleton"] {
        assert_eq!(found(skeleton, false), 1, "{skeleton}");
    }
    assert_eq!(found("samplers", false), 2);
}

#[test]
fn memory_of_containers_that_end_soon() {
    let rule = "kubernetes-container-without-resources-memory-limit";
    let workload = |kind: &str, container: &str| {
        format!(
            r#"
            resource "{kind}" "w" {{
              spec {{
                template {{
                  spec {{
                    {container} {{
                      name  = "c"
                      image = "i:1"
                    }}
                  }}
                }}
              }}
            }}
            "#
        )
    };
    declined(rule, &workload("kubernetes_job_v1", "container"));
    declined(rule, &workload("kubernetes_deployment_v1", "init_container"));
    declined("kubernetes-container-without-resources-cpu-request", &workload("kubernetes_job", "container"));
    accepted(rule, &workload("kubernetes_deployment_v1", "container"));
}

#[test]
fn http_that_stays_within_or_says_nothing() {
    let rule = "aws-elb-listener-accepts-http";
    let listener = |internal: bool, action: &str, rest: &str| {
        format!(
            r#"
            resource "aws_lb" "b" {{
              internal = {internal}
            }}
            resource "aws_lb_listener" "l" {{
              load_balancer_arn = aws_lb.b.arn
              port              = 80
              protocol          = "HTTP"
              default_action {{
                type = "{action}"
              }}
            }}
            {rest}
            "#
        )
    };
    let more = "resource \"aws_lb_listener_rule\" \"r\" {\n  listener_arn = aws_lb_listener.l.arn\n}";
    declined(rule, &listener(true, "forward", ""));
    declined(rule, &listener(false, "fixed-response", ""));
    accepted(rule, &listener(false, "fixed-response", more));
    accepted(rule, &listener(false, "forward", ""));
}

#[test]
fn weak_ciphers_of_one_policy_are_one_finding() {
    let rule = tollgate_rules::find("aws-elb-load-balancer-weak-ciphers").unwrap();
    let cipher =
        |name: &str| format!("  policy_attribute {{\n    name = \"{name}\"\n    value = \"true\"\n  }}\n");
    let policy = format!(
        "resource \"aws_load_balancer_policy\" \"p\" {{\n{}{}{}}}\n",
        cipher("RC4-SHA"),
        cipher("ECDHE-RSA-AES128-GCM-SHA256"),
        cipher("DES-CBC3-SHA")
    );
    let lines = scan(rule, &[("main.tf", policy.as_str())]).lines();
    assert_eq!(lines.len(), 1, "{lines:?}");
}

#[test]
fn groups_that_the_caller_of_a_module_names() {
    let rule = tollgate_rules::find("aws-ec2-instance-with-default-security-group").unwrap();
    let instance = |default: &str| {
        format!(
            "variable \"groups\" {{\n  type = list(string)\n  {default}\n}}\nresource \"aws_instance\" \"i\" {{\n  vpc_security_group_ids = var.groups\n}}\n"
        )
    };
    let found = |main: String| scan(rule, &[("main.tf", main.as_str())]).lines().len();
    assert_eq!(found(instance("default = null")), 0);
    assert_eq!(found("resource \"aws_instance\" \"i\" {\n}\n".to_owned()), 1);
}

#[test]
fn stages_that_are_throttled_without_a_plan() {
    let rule = "aws-api-gateway-stage-without-usage-plan";
    let stage = |settings: &str| {
        format!(
            r#"
            resource "aws_api_gateway_stage" "s" {{
              rest_api_id = aws_api_gateway_rest_api.a.id
              stage_name  = "live"
            }}
            resource "aws_api_gateway_rest_api" "a" {{}}
            resource "aws_api_gateway_method_settings" "m" {{
              rest_api_id = aws_api_gateway_rest_api.a.id
              stage_name  = aws_api_gateway_stage.s.stage_name
              method_path = "*/*"
              settings {{
                {settings}
              }}
            }}
            "#
        )
    };
    declined(rule, &stage("throttling_rate_limit = 100"));
    accepted(rule, &stage("logging_level = \"INFO\""));
}

#[test]
fn secrets_that_a_product_works_on() {
    let rule = "kubernetes-rbac-role-reads-secrets";
    let role = |name: &str| {
        format!(
            r#"
            resource "kubernetes_cluster_role" "r" {{
              metadata {{
                name = "{name}"
              }}
              rule {{
                api_groups = [""]
                resources  = ["secrets"]
                verbs      = ["get"]
              }}
            }}
            "#
        )
    };
    declined(rule, &role("external-secrets"));
    accepted(rule, &role("orders"));
}

#[test]
fn logs_that_an_agent_reads_on_each_node() {
    let rule = "kubernetes-pod-system-directory-mounted";
    let workload = |kind: &str, path: &str| {
        format!(
            r#"
            resource "{kind}" "w" {{
              spec {{
                template {{
                  spec {{
                    volume {{
                      name = "v"
                      host_path {{
                        path = "{path}"
                      }}
                    }}
                  }}
                }}
              }}
            }}
            "#
        )
    };
    declined(rule, &workload("kubernetes_daemon_set_v1", "/var/log/pods"));
    accepted(rule, &workload("kubernetes_deployment_v1", "/var/log/pods"));
    declined(rule, &workload("kubernetes_daemon_set_v1", "/etc"));
}

#[test]
fn execution_logs_beside_access_logs() {
    let rule = "aws-api-gateway-stage-without-access-logs";
    let stage = |access: &str| {
        format!("resource \"aws_api_gateway_stage\" \"s\" {{\n  stage_name = \"live\"\n  {access}\n}}\n")
    };
    declined(rule, &stage("access_log_settings {\n    destination_arn = \"arn\"\n    format = \"x\"\n  }"));
    accepted(rule, &stage(""));
}

#[test]
fn ports_of_a_load_balancer() {
    let rule = "aws-ec2-security-group-unknown-port-open";
    let group = |internal: bool| {
        format!(
            r#"
            resource "aws_security_group" "g" {{}}
            resource "aws_security_group_rule" "r" {{
              security_group_id = aws_security_group.g.id
              type              = "ingress"
              from_port         = 8446
              to_port           = 8446
              protocol          = "tcp"
              cidr_blocks       = ["0.0.0.0/0"]
            }}
            resource "aws_lb" "b" {{
              internal        = {internal}
              security_groups = [aws_security_group.g.id]
            }}
            "#
        )
    };
    declined(rule, &group(true));
    // What the internet reaches of another one are the ports of its listeners.
    declined(rule, &group(false));
}
