//! What stands apart from the block that is judged and yet decides: resources of its own, a policy beside it, a switch of a
//! registry module, what others set, and variable files above a root module.

use crate::declined::{accepted, declined, silent};
use crate::scan;

#[test]
fn rules_of_a_web_acl_that_are_resources_of_their_own() {
    let acl = "resource \"aws_wafv2_web_acl\" \"a\" {\n  default_action {\n    allow {}\n  }\n}\n";
    let apart = |kind: &str| {
        format!("{acl}resource \"{kind}\" \"r\" {{\n  web_acl_arn = aws_wafv2_web_acl.a.arn\n}}\n")
    };
    accepted("aws-waf-web-acl-without-rules", acl);
    silent("aws-waf-web-acl-without-rules", &apart("aws_wafv2_web_acl_rule"));
    silent("aws-waf-web-acl-without-rules", &apart("aws_wafv2_web_acl_rule_group_association"));
}

#[test]
fn what_terraform_is_told_to_leave_to_others() {
    let acl = |ignored: &str| {
        format!(
            "resource \"aws_wafv2_web_acl\" \"a\" {{\n  default_action {{\n    allow {{}}\n  }}\n  lifecycle {{\n    ignore_changes = {ignored}\n  }}\n}}\n"
        )
    };
    declined("aws-waf-web-acl-without-rules", &acl("[rule]"));
    declined("aws-waf-web-acl-without-rules", &acl("[tags, \"rule\"]"));
    accepted("aws-waf-web-acl-without-rules", &acl("[tags]"));
    // What is written is what is made.
    let cluster = |rest: &str| {
        format!("resource \"aws_rds_cluster\" \"c\" {{\n  backup_retention_period = 1\n{rest}}}\n")
    };
    accepted(
        "aws-rds-cluster-without-backups",
        &cluster("  lifecycle {\n    ignore_changes = [backup_retention_period]\n  }\n"),
    );
}

#[test]
fn a_method_of_an_api_whose_policy_admits_some_callers_only() {
    let statement = |effect: &str, condition: &str| {
        format!(
            "{{ Effect = \"{effect}\", Principal = \"*\", Action = \"execute-api:Invoke\", Resource = \"*\"{condition} }}"
        )
    };
    let method = "resource \"aws_api_gateway_method\" \"m\" {\n  rest_api_id = var.api\n  http_method = \"GET\"\n  authorization = \"NONE\"\n}\nvariable \"api\" {}\n";
    let api = |statements: &[String]| {
        format!(
            "resource \"aws_api_gateway_rest_api\" \"a\" {{\n  policy = jsonencode({{ Statement = [{}] }})\n}}\noutput \"id\" {{\n  value = aws_api_gateway_rest_api.a.id\n}}\n",
            statements.join(", ")
        )
    };
    let root = "module \"api\" {\n  source = \"./api\"\n}\nmodule \"method\" {\n  source = \"./method\"\n  api = module.api.id\n}\n";
    let rule = tollgate_rules::find("aws-api-gateway-method-without-authorization").unwrap();
    let found = |statements: &[String]| {
        let files = [("main.tf", root), ("api/main.tf", &api(statements)), ("method/main.tf", method)];
        scan(rule, &files).lines().len()
    };
    let allow = statement("Allow", "");
    let elsewhere = ", Condition = { NotIpAddress = { \"aws:SourceIp\" = [\"194.101.83.23/32\"] } }";
    let outside = ", Condition = { StringNotEquals = { \"aws:SourceVpce\" = \"vpce-1\" } }";
    let from = ", Condition = { IpAddress = { \"aws:SourceIp\" = [\"194.101.83.23/32\"] } }";
    let plain = ", Condition = { Bool = { \"aws:SecureTransport\" = \"false\" } }";
    assert_eq!(found(std::slice::from_ref(&allow)), 1);
    assert_eq!(found(&[allow.clone(), statement("Deny", plain)]), 1);
    assert_eq!(found(&[allow.clone(), statement("Deny", elsewhere)]), 0);
    assert_eq!(found(&[allow, statement("Deny", outside)]), 0);
    assert_eq!(found(&[statement("Allow", from)]), 0);
}

#[test]
fn what_a_policy_allows_everybody_and_denies_to_strangers() {
    let policy = |denied: &str, condition: &str| {
        format!(
            "policy = jsonencode({{ Statement = [{{ Effect = \"Allow\", Principal = \"*\", Action = \"sqs:SendMessage\", Resource = \"*\" }}, {{ Effect = \"Deny\", Principal = \"*\", Action = \"{denied}\", Resource = \"*\", Condition = {{ {condition} }} }}] }})"
        )
    };
    let queue = |denied: &str, condition: &str| {
        format!(
            "resource \"aws_sqs_queue_policy\" \"p\" {{\n  queue_url = \"q\"\n  {}\n}}\n",
            policy(denied, condition)
        )
    };
    let rule = "aws-sqs-queue-policy-public";
    let organization = "StringNotEquals = { \"aws:PrincipalOrgID\" = \"o-1\" }";
    silent(rule, &queue("sqs:*", organization));
    silent(
        rule,
        &queue(
            "*",
            "StringNotEqualsIfExists = { \"aws:PrincipalOrgID\" = \"o-1\" }, Bool = { \"aws:PrincipalIsAWSService\" = \"false\" }",
        ),
    );
    accepted(rule, &queue("sqs:ReceiveMessage", organization));
    accepted(rule, &queue("sqs:*", "Bool = { \"aws:SecureTransport\" = \"false\" }"));
    accepted(rule, &queue("sqs:*", "NotIpAddress = { \"aws:SourceIp\" = \"0.0.0.0/0\" }"));
    silent(rule, &queue("sqs:*", "StringNotLike = { \"aws:userid\" = \"AROAEXAMPLE:*\" }"));
    accepted(rule, &queue("sqs:*", "StringNotEquals = { \"aws:userid\" = \"anonymous\" }"));
}

#[test]
fn a_registry_module_that_is_told_to_make_nothing() {
    let key = |create: &str| {
        format!(
            "variable \"bucket\" {{\n  default = null\n}}\nvariable \"unknown\" {{}}\nmodule \"key\" {{\n  source = \"terraform-aws-modules/kms/aws\"\n  {create}\n  enable_key_rotation = false\n}}\n"
        )
    };
    let rule = "aws-kms-key-without-rotation";
    accepted(rule, &key(""));
    accepted(rule, &key("create = true"));
    silent(rule, &key("create = false"));
    silent(rule, &key("create = var.bucket != null"));
    silent(rule, &key("create = var.unknown"));
    let cluster = |create: &str| {
        format!(
            "module \"db\" {{\n  source = \"terraform-aws-modules/rds/aws\"\n  {create}\n  storage_encrypted = false\n}}\n"
        )
    };
    accepted("aws-rds-instance-unencrypted", &cluster(""));
    silent("aws-rds-instance-unencrypted", &cluster("create_db_instance = false"));
}

#[test]
fn variable_files_above_a_root_module_that_it_cannot_do_without() {
    let rule = tollgate_rules::find("aws-rds-instance-unencrypted").unwrap();
    let root = "variable \"name\" {}\nvariable \"encrypt\" {\n  default = false\n}\nresource \"aws_db_instance\" \"d\" {\n  identifier = var.name\n  storage_encrypted = var.encrypt\n}\n";
    let judged = |files: &[(&str, &str)]| {
        let files: Vec<_> = [("step/db/main.tf", root)].into_iter().chain(files.iter().copied()).collect();
        let scan = scan(rule, &files);
        (scan.lines().len(), scan.report.undecided.len())
    };
    assert_eq!(judged(&[]), (1, 0));
    assert_eq!(judged(&[("settings.tfvars", "name = \"a\"\nencrypt = true\nother = 1\n")]), (0, 0));
    assert_eq!(judged(&[("settings.tfvars", "name = \"a\"\n")]), (1, 0));
    // What the module need not be given says nothing of who reads the file.
    assert_eq!(judged(&[("settings.tfvars", "encrypt = true\n")]), (1, 0));
    let dev = ("dev.tfvars", "name = \"a\"\nencrypt = false\n");
    assert_eq!(judged(&[dev, ("prod.tfvars", "name = \"b\"\nencrypt = true\n")]), (0, 1));
    assert_eq!(judged(&[dev, ("prod.tfvars", "name = \"b\"\n")]), (1, 0));
    // Its own file counts.
    let above = ("settings.tfvars", "name = \"a\"\nencrypt = true\n");
    assert_eq!(judged(&[above, ("step/db/terraform.tfvars", "encrypt = false\n")]), (1, 0));
}
