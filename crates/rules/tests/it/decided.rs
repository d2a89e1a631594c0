//! What is decided although a part of it is not known, as whoever reads the configuration would decide it; and what is
//! left undecided because the other side of it is not in the configuration.

use crate::scan;
use tollgate_core::files::Memory;

/// What a rule says of a configuration: the lines of its findings, and why it leaves something undecided.
fn judged(rule: &str, main: &str) -> (Vec<String>, Vec<String>) {
    let scan = scan(tollgate_rules::find(rule).unwrap(), &[("main.tf", main)]);
    let undecided = scan.report.undecided.iter().map(|it| it.unknown.reason.to_string()).collect();
    (scan.lines(), undecided)
}

fn nothing(rule: &str, main: &str) {
    assert_eq!(judged(rule, main), (Vec::new(), Vec::new()), "{rule}\n{main}");
}

fn undecided(rule: &str, main: &str, reason: &str) {
    let (lines, reasons) = judged(rule, main);
    assert!(lines.is_empty(), "{rule}\n{main}");
    assert_eq!(reasons, [reason], "{rule}\n{main}");
}

/// A managed policy of one document with these statements.
fn policy(statements: &str) -> String {
    format!(
        "variable \"v\" {{}}\nresource \"aws_iam_role\" \"job\" {{}}\ndata \"aws_iam_policy_document\" \"d\" {{\n{statements}}}\nresource \"aws_iam_policy\" \"p\" {{\n  policy = data.aws_iam_policy_document.d.json\n}}\n"
    )
}

#[test]
fn statements_that_are_harmless_however_many_there_are() {
    let dynamic = |actions: &str| {
        policy(&format!(
            "  dynamic \"statement\" {{\n    for_each = var.v\n    content {{\n      actions   = [\"{actions}\"]\n      resources = [statement.value]\n    }}\n  }}\n"
        ))
    };
    for rule in [
        "aws-iam-identity-policy-full-access", "aws-iam-policy-document-full-access",
        "aws-iam-policy-passes-any-role",
    ] {
        nothing(rule, &dynamic("s3:GetObject"));
    }
    let (lines, undecided) = judged("aws-iam-identity-policy-full-access", &dynamic("*"));
    assert!(lines.is_empty() && undecided.len() == 1, "{undecided:?}");
}

#[test]
fn a_permissions_boundary_grants_nothing() {
    let everything = policy("  statement {\n    actions   = [\"*\"]\n    resources = [\"*\"]\n  }\n");
    let limit = "resource \"aws_iam_role\" \"r\" {\n  permissions_boundary = aws_iam_policy.p.arn\n}\n";
    let grant =
        "resource \"aws_iam_role_policy_attachment\" \"a\" {\n  policy_arn = aws_iam_policy.p.arn\n}\n";
    for rule in ["aws-iam-identity-policy-full-access", "aws-iam-policy-document-full-access"] {
        nothing(rule, &format!("{everything}{limit}"));
        assert_eq!(judged(rule, &everything).0.len(), 1, "{rule}");
        assert_eq!(judged(rule, &format!("{everything}{limit}{grant}")).0.len(), 1, "{rule}");
    }
}

#[test]
fn the_arn_of_one_role_is_not_every_role() {
    let passes = |role: &str| {
        policy(&format!(
            "  statement {{\n    actions   = [\"iam:PassRole\"]\n    resources = [{role}]\n  }}\n"
        ))
    };
    let rule = "aws-iam-policy-passes-any-role";
    nothing(rule, &passes("aws_iam_role.job.arn"));
    nothing(rule, &passes("\"arn:aws:iam::111122223333:role/${var.v}\""));
    undecided(rule, &passes("var.v"), "`var.v` has no default and no value was given");
    assert_eq!(judged(rule, &passes("\"*\"")).0.len(), 1);
}

#[test]
fn both_sides_of_a_conditional_are_harmless() {
    let with = |other: &str| {
        policy(&format!(
            "  statement {{\n    actions   = [var.v ? \"kinesis:PutRecord\" : \"{other}\"]\n    resources = [\"*\"]\n  }}\n"
        ))
    };
    let rules = ["aws-iam-identity-policy-full-access", "aws-iam-policy-document-full-access"];
    for rule in rules {
        nothing(rule, &with("firehose:*"));
        assert!(!judged(rule, &with("*")).1.is_empty(), "{rule}");
    }
    let range = |other: &str| {
        format!(
            "variable \"v\" {{}}\nresource \"aws_vpc_security_group_ingress_rule\" \"r\" {{\n  ip_protocol = \"-1\"\n  cidr_ipv4   = var.v ? \"10.0.0.0/8\" : \"{other}\"\n}}\n"
        )
    };
    nothing("aws-ec2-security-group-ingress-open", &range("192.168.0.0/16"));
    assert_eq!(judged("aws-ec2-security-group-ingress-open", &range("0.0.0.0/0")).1.len(), 1);
}

#[test]
fn one_of_two_documents_is_judged_by_both() {
    let choice = |action: &str| {
        format!(
            "variable \"v\" {{}}\nlocals {{\n  a = jsonencode({{ Statement = {{ Action = \"s3:*\", Resource = \"*\" }} }})\n  b = jsonencode({{ Statement = {{ Action = \"{action}\", Resource = \"*\" }} }})\n}}\nresource \"aws_iam_policy\" \"p\" {{\n  policy = var.v ? local.a : local.b\n}}\n"
        )
    };
    nothing("aws-iam-identity-policy-full-access", &choice("s3:Get*"));
    assert_eq!(judged("aws-iam-identity-policy-full-access", &choice("*")).1.len(), 1);
}

#[test]
fn a_condition_on_the_caller_names_somebody_whatever_its_value() {
    let queue = |source: &str| {
        format!(
            "module \"topic\" {{\n  source = \"example.com/topic/aws\"\n}}\nresource \"aws_sqs_queue_policy\" \"p\" {{\n  queue_url = \"q\"\n  policy = jsonencode({{ Statement = {{ Principal = \"*\", Action = \"sqs:SendMessage\", Condition = {{ ArnEquals = {{ \"aws:SourceArn\" = {source} }} }} }} }})\n}}\n"
        )
    };
    nothing("aws-sqs-queue-policy-public", &queue("module.topic.arn"));
    assert_eq!(judged("aws-sqs-queue-policy-public", &queue("\"*\"")).0.len(), 1);
}

#[test]
fn a_bucket_that_is_named_by_reference_is_not_another() {
    let site = "variable \"name\" {}\nresource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"${var.name}-logs\"\n}\nresource \"aws_s3_bucket\" \"site\" {\n  bucket = var.name\n}\nresource \"aws_s3_bucket_website_configuration\" \"site\" {\n  bucket = aws_s3_bucket.site.bucket\n  index_document {\n    suffix = \"index.html\"\n  }\n}\n";
    assert_eq!(judged("aws-s3-bucket-with-website", site), (vec!["main.tf:5".to_owned()], Vec::new()));
}

#[test]
fn what_a_module_puts_out_is_something() {
    let group = "module \"key\" {\n  source = \"example.com/key/aws\"\n}\nresource \"aws_cloudwatch_log_group\" \"g\" {\n  kms_key_id = module.key.arn\n}\n";
    nothing("aws-cloudwatch-log-group-without-customer-key", group);
    let perhaps = group.replace("module.key.arn", "terraform.workspace == \"a\" ? module.key.arn : null");
    assert_eq!(judged("aws-cloudwatch-log-group-without-customer-key", &perhaps).1.len(), 1);
}

#[test]
fn the_range_of_an_own_network_is_not_the_internet() {
    let rule = |source: &str| {
        format!(
            "variable \"range\" {{}}\nvariable \"octet\" {{}}\nmodule \"vpc\" {{\n  source = \"terraform-aws-modules/vpc/aws\"\n}}\nresource \"aws_subnet\" \"s\" {{\n  cidr_block = var.range\n}}\nresource \"aws_vpc_security_group_ingress_rule\" \"r\" {{\n  ip_protocol = \"-1\"\n  cidr_ipv4   = {source}\n}}\n"
        )
    };
    let open = "aws-ec2-security-group-ingress-open";
    for source in [
        "var.range", "aws_subnet.s.cidr_block", "module.vpc.vpc_cidr_block",
        "data.fastly_ip_ranges.f.cidr_blocks[0]", "\"10.${var.octet}.0.0/16\"", "\"10.1.0.${var.octet}/32\"",
        "cidrsubnet(\"10.0.0.0/8\", 8, var.octet)",
    ] {
        nothing(open, &rule(source));
    }
    for source in ["var.octet", "\"${var.octet}/0\"", "\"0.${var.octet}\""] {
        assert_eq!(judged(open, &rule(source)).1.len(), 1, "{source}");
    }
    let azure = "resource \"random_id\" \"n\" {\n  byte_length = 5\n}\nresource \"azurerm_network_security_rule\" \"r\" {\n  direction              = \"Inbound\"\n  access                 = \"Allow\"\n  protocol               = \"Tcp\"\n  destination_port_range = \"22\"\n  source_address_prefix  = cidrsubnet(\"fd00::/8\", 40, random_id.n.dec)\n}\n";
    nothing("azure-network-security-rule-port-open-ssh", azure);
}

#[test]
fn an_instance_that_nobody_knows_is_one_of_those_that_are_alike() {
    let document = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\ndata \"aws_iam_policy_document\" \"d\" {\n  for_each = toset([aws_s3_bucket.b.arn])\n  statement {\n    effect    = \"Deny\"\n    actions   = [\"s3:*\"]\n    resources = [each.key]\n    principals {\n      type        = \"*\"\n      identifiers = [\"*\"]\n    }\n    condition {\n      test     = \"Bool\"\n      variable = \"aws:SecureTransport\"\n      values   = [\"false\"]\n    }\n  }\n}\nresource \"aws_s3_bucket_policy\" \"p\" {\n  bucket = aws_s3_bucket.b.id\n  policy = data.aws_iam_policy_document.d[aws_s3_bucket.b.arn].json\n}\n";
    nothing("aws-s3-bucket-policy-accepts-http", document);
    nothing("aws-s3-bucket-policy-public-get", document);
    let instances = |public: &str| {
        format!(
            "variable \"n\" {{}}\nresource \"aws_subnet\" \"s\" {{\n  count = var.n\n  map_public_ip_on_launch = {public}\n}}\nresource \"aws_instance\" \"i\" {{\n  count     = var.n\n  subnet_id = aws_subnet.s[count.index].id\n}}\n"
        )
    };
    nothing("aws-ec2-instance-public", &instances("false"));
    assert_ne!(judged("aws-ec2-instance-public", &instances("true")), (Vec::new(), Vec::new()));
}

#[test]
fn the_path_of_a_resource_is_not_a_wildcard() {
    let permission = |end: &str| {
        format!(
            "resource \"aws_api_gateway_rest_api\" \"a\" {{}}\nresource \"aws_api_gateway_resource\" \"r\" {{\n  path_part = \"orders\"\n}}\nresource \"aws_lambda_permission\" \"p\" {{\n  action     = \"lambda:InvokeFunction\"\n  principal  = \"apigateway.amazonaws.com\"\n  source_arn = \"${{aws_api_gateway_rest_api.a.execution_arn}}{end}\"\n}}\n"
        )
    };
    let rule = "aws-lambda-function-public-via-api-gateway";
    nothing(rule, &permission("/*/POST${aws_api_gateway_resource.r.path}"));
    assert_eq!(judged(rule, &permission("/*/*")).0.len(), 1);
}

#[test]
fn the_text_of_one_document_is_not_that_of_another() {
    let documents = "data \"google_iam_policy\" \"a\" {}\nresource \"google_storage_bucket_iam_policy\" \"a\" {\n  policy_data = data.google_iam_policy.a.policy_data\n}\ndata \"google_iam_policy\" \"b\" {\n  binding {\n    role    = \"roles/run.invoker\"\n    members = [\"allUsers\"]\n  }\n}\n";
    nothing("gcp-storage-bucket-binding-public", documents);
}

#[test]
fn what_the_provider_makes_is_not_empty() {
    let pool = "resource \"google_service_account\" \"n\" {\n  count = 1\n}\nresource \"google_container_node_pool\" \"p\" {\n  node_config {\n    service_account = compact(concat(google_service_account.n[*].email, [\"x\"]))[0]\n  }\n}\n";
    nothing("gcp-gke-nodes-with-default-service-account", pool);
}

#[test]
fn an_empty_map_sets_nothing() {
    let cluster = "resource \"google_container_cluster\" \"c\" {\n  resource_labels = {}\n}\n";
    assert_eq!(judged("gcp-gke-cluster-without-labels", cluster).0, ["main.tf:2"]);
}

#[test]
fn what_is_configured_elsewhere_is_undecided() {
    let object = |bucket: &str| {
        format!(
            "variable \"bucket\" {{}}\ndata \"aws_s3_bucket\" \"lake\" {{\n  bucket = \"lake\"\n}}\nresource \"aws_s3_object\" \"o\" {{\n  bucket = {bucket}\n}}\n"
        )
    };
    let rule = "aws-s3-object-without-encryption-setting";
    undecided(rule, &object("var.bucket"), "`var.bucket` has no default and no value was given");
    undecided(
        rule,
        &object("data.aws_s3_bucket.lake.bucket"),
        "the bucket `\"lake\"` is not in this configuration",
    );
    let domain = "variable \"domain\" {}\nresource \"aws_opensearch_domain_policy\" \"p\" {\n  domain_name     = var.domain\n  access_policies = jsonencode({ Statement = { Principal = \"*\", Action = \"es:ESHttpGet\" } })\n}\n";
    let reason = "`var.domain` has no default and no value was given";
    undecided("aws-elasticsearch-domain-policy-public", domain, reason);
}

#[test]
fn a_module_that_is_not_at_hand_may_configure_the_bucket_that_it_gets() {
    let bucket = |given: &str| {
        format!(
            "resource \"aws_s3_bucket\" \"b\" {{}}\nmodule \"settings\" {{\n  source = \"example.com/settings/aws\"\n  bucket = {given}\n}}\n"
        )
    };
    for rule in ["aws-s3-bucket-unversioned", "aws-s3-bucket-without-access-logs"] {
        for given in ["aws_s3_bucket.b.id", "[{ name = aws_s3_bucket.b.bucket }]"] {
            undecided(rule, &bucket(given), "the source of `module.settings` is not at hand");
        }
        // Who may read a bucket does not configure it.
        assert_eq!(judged(rule, &bucket("aws_s3_bucket.b.arn")).0, ["main.tf:1"], "{rule}");
    }
}

#[test]
fn a_call_is_judged_by_the_inputs_of_the_version_that_it_asks_for() {
    let call = |version: &str, rest: &str| {
        format!(
            "module \"api\" {{\n  source = \"terraform-aws-modules/apigateway-v2/aws\"\n  {version}\n  {rest}\n}}\n"
        )
    };
    let settings = "stage_access_log_settings = { create_log_group = true }";
    for rule in [
        "aws-api-gateway-domain-name-outdated-tls", "aws-api-gateway-method-without-api-key",
        "aws-api-gateway-stage-without-access-logs",
    ] {
        nothing(rule, &call("version = \"~> 5.1\"", settings));
        nothing(rule, &call("", settings));
    }
    // Without settings the module makes a log group of its own since version 5.
    let rule = "aws-api-gateway-stage-without-access-logs";
    let places = |version: &str| judged(rule, &call(version, "")).0;
    let levels = places("version = \"~> 5.1\"").len();
    assert_eq!(places("").len(), levels);
    assert_eq!(places("version = \"~> 4.0\"").len(), levels + 1);
}

#[test]
fn a_group_that_the_configuration_makes_is_not_the_default_one() {
    let groups = "resource \"aws_default_security_group\" \"d\" {}\nresource \"aws_security_group\" \"own\" {}\nresource \"aws_vpc_security_group_ingress_rule\" \"r\" {\n  security_group_id = aws_security_group.own.id\n  cidr_ipv4         = \"10.0.0.0/8\"\n}\n";
    nothing("aws-ec2-default-security-group-with-rules", groups);
}

#[test]
fn a_subnet_that_whoever_uses_a_module_is_to_name() {
    let rule = "aws-ec2-instance-public";
    let instance = |subnet: &str| {
        format!(
            "variable \"subnet\" {{\n  default = null\n}}\nvariable \"subnets\" {{\n  default = []\n}}\nresource \"aws_instance\" \"i\" {{\n  {subnet}\n}}\n"
        )
    };
    let reason = "the value passed for `subnet_id` is not in this configuration";
    undecided(rule, &instance("subnet_id = var.subnet"), reason);
    undecided(rule, &instance("subnet_id = length(var.subnets) > 0 ? var.subnets[0] : null"), reason);
    assert_eq!(judged(rule, &instance("")).0.len(), 1);
}

#[test]
fn an_account_without_a_number_is_nobodys() {
    let trust = |account: &str| {
        format!(
            "variable \"account\" {{\n  default = \"{account}\"\n}}\nresource \"aws_iam_role\" \"r\" {{\n  assume_role_policy = jsonencode({{\n    Statement = [{{\n      Effect    = \"Allow\"\n      Action    = \"sts:AssumeRole\"\n      Principal = {{ AWS = \"arn:aws:iam::${{var.account}}:root\" }}\n    }}]\n  }})\n}}\n"
        )
    };
    for rule in ["aws-iam-role-trusts-whole-account", "aws-iam-role-cross-account-without-external-id"] {
        nothing(rule, &trust(""));
        assert_eq!(judged(rule, &trust("111122223333")).0.len(), 1, "{rule}");
    }
}

#[test]
fn a_statement_that_lets_a_role_escalate_is_one_finding() {
    let main = r#"
        resource "aws_iam_role" "deployer" {
          name = "deployer"
        }
        resource "aws_iam_role_policy" "p" {
          role = aws_iam_role.deployer.id
          policy = jsonencode({
            Statement = [{
              Effect   = "Allow"
              Action   = ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"]
              Resource = "*"
            }]
          })
        }
    "#;
    assert_eq!(
        found_together("aws-iam-p", main),
        [(
            "aws-iam-privilege-escalation-role-pass-role-create-function",
            vec![
                "aws-iam-policy-passes-any-role", "aws-iam-policy-unconstrained-escalation",
                "aws-iam-policy-unconstrained-use", "aws-iam-policy-unconstrained-writes"
            ]
        )]
    );
}

#[test]
fn a_role_is_passed_by_one_statement_to_what_another_one_starts() {
    let policy = |started: &str| {
        format!(
            r#"
            resource "aws_iam_policy" "p" {{
              policy = jsonencode({{
                Statement = [
                  {{ Effect = "Allow", Action = ["iam:PassRole"], Resource = "*" }},
                  {{ Effect = "Allow", Action = ["ec2:RunInstances"], Resource = "{started}" }},
                ]
              }})
            }}
            "#
        )
    };
    let rule = "aws-iam-policy-unconstrained-escalation";
    assert_eq!(judged(rule, &policy("*")).0.len(), 1);
    nothing(rule, &policy("arn:aws:ec2:eu-central-1:111122223333:instance/i-0123456789abcdef0"));
}

#[test]
fn the_call_of_a_module_is_a_policy_of_the_organization() {
    let main = |inputs: &str| {
        format!(
            "module \"policy\" {{\n  source = \"terraform-google-modules/org-policy/google\"\n{inputs}}}\nresource \"google_project\" \"p\" {{\n  name = \"p\"\n  project_id = \"p\"\n}}\n"
        )
    };
    let rule = "gcp-project-with-default-network";
    let constraint = "  constraint = \"constraints/compute.skipDefaultNetworkCreation\"\n";
    nothing(rule, &main(constraint));
    assert_eq!(judged(rule, &main(&format!("{constraint}  enforce = false\n"))).0.len(), 1);
    assert_eq!(judged(rule, &main("  constraint = \"constraints/compute.requireOsLogin\"\n")).0.len(), 1);
}

#[test]
fn what_is_told_of_a_session_lets_nobody_in() {
    let role = |action: &str, principal: &str| {
        format!(
            "resource \"aws_iam_role\" \"r\" {{\n  assume_role_policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Action = \"{action}\", Principal = {{ {principal} }} }}]\n  }})\n}}\n"
        )
    };
    let github =
        "Federated = \"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com\"";
    for (rule, assumes, principal) in [
        ("aws-iam-role-trusts-any-github-repository", "sts:AssumeRoleWithWebIdentity", github),
        ("aws-iam-role-trusts-everybody", "sts:AssumeRole", "AWS = \"*\""),
        ("aws-iam-role-trusts-whole-account", "sts:*", "AWS = \"arn:aws:iam::444455556666:root\""),
    ] {
        assert_eq!(judged(rule, &role(assumes, principal)).0.len(), 1, "{rule}");
        nothing(rule, &role("sts:TagSession", principal));
        nothing(rule, &role("sts:SetSourceIdentity", principal));
    }
}

/// The rules whose ids start so and that find something, each with those that are listed with it.
fn found_together(start: &str, main: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let files = Memory::default().with("/main.tf", main);
    let scan = crate::scan_files(tollgate_rules::all(), &files);
    let found = scan.report.findings.iter().filter(|it| it.rule.id.starts_with(start));
    found.map(|it| (it.rule.id, it.also.iter().map(|it| it.rule.id).collect())).collect()
}

#[test]
fn whoever_may_do_everything_has_nothing_to_escalate_to() {
    for kind in ["group", "role", "user"] {
        let main = format!(
            r#"
            resource "aws_iam_{kind}" "admin" {{
              name = "admin"
            }}
            resource "aws_iam_policy" "all" {{
              policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Action = "*", Resource = "*" }}]
              }})
            }}
            resource "aws_iam_{kind}_policy_attachment" "a" {{
              {kind}     = aws_iam_{kind}.admin.name
              policy_arn = aws_iam_policy.all.arn
            }}
            "#
        );
        let found = found_together("aws-iam-", &main);
        let (escalates, full) = ("aws-iam-privilege-escalation", "aws-iam-identity-policy-full-access");
        assert!(found.iter().all(|(id, _)| !id.starts_with(escalates)), "{kind}: {found:?}");
        let also = &found.iter().find(|(id, _)| *id == full).unwrap().1;
        assert_eq!(also.iter().filter(|id| id.starts_with(escalates)).count(), 19, "{kind}: {also:?}");
    }
}

#[test]
fn a_public_database_in_a_public_subnet_is_one_finding() {
    let main = |public: bool| {
        format!(
            r#"
            resource "aws_vpc" "v" {{}}
            resource "aws_internet_gateway" "g" {{
              vpc_id = aws_vpc.v.id
            }}
            resource "aws_route_table" "t" {{
              vpc_id = aws_vpc.v.id
              route {{
                cidr_block = "0.0.0.0/0"
                gateway_id = aws_internet_gateway.g.id
              }}
            }}
            resource "aws_subnet" "s" {{
              vpc_id = aws_vpc.v.id
            }}
            resource "aws_route_table_association" "a" {{
              subnet_id      = aws_subnet.s.id
              route_table_id = aws_route_table.t.id
            }}
            resource "aws_db_subnet_group" "g" {{
              name       = "g"
              subnet_ids = [aws_subnet.s.id]
            }}
            resource "aws_db_instance" "d" {{
              db_subnet_group_name = aws_db_subnet_group.g.name
              publicly_accessible  = {public}
            }}
            "#
        )
    };
    let of = |public| {
        let found = found_together("aws-rds-", &main(public)).into_iter();
        found.filter(|(id, _)| id.contains("public")).collect::<Vec<_>>()
    };
    assert_eq!(of(true), [("aws-rds-instance-public", vec!["aws-rds-database-in-public-subnet"])]);
    assert_eq!(of(false), [("aws-rds-database-in-public-subnet", vec![])]);
}

#[test]
fn inspector_scans_the_images_of_all_repositories() {
    let rule = "aws-ecr-repository-without-scanning";
    let enabled = |kind: &str| {
        format!(
            "resource \"aws_ecr_repository\" \"r\" {{}}\nresource \"aws_inspector2_enabler\" \"i\" {{\n  resource_types = [\"EC2\", \"{kind}\"]\n}}\n"
        )
    };
    nothing(rule, &enabled("ECR"));
    assert_eq!(judged(rule, &enabled("LAMBDA")).0.len(), 1);
}

#[test]
fn user_data_that_is_known_in_part() {
    let instance = |data: &str| {
        format!(
            "resource \"tls_private_key\" \"k\" {{}}\nresource \"aws_iam_access_key\" \"k\" {{}}\nresource \"aws_instance\" \"i\" {{\n  user_data = {data}\n}}\n"
        )
    };
    let found =
        |rule: &str, data: &str| assert_eq!(judged(rule, &instance(data)).0.len(), 1, "{rule}: {data}");
    let private = "aws-ec2-user-data-with-private-key";
    found(private, "\"cat > key <<< ${tls_private_key.k.private_key_pem}\"");
    found(private, "base64encode(\"cat > key <<< ${tls_private_key.k.private_key_openssh}\")");
    found(private, "base64encode(tls_private_key.k.private_key_pem)");
    let public = instance("\"${tls_private_key.k.public_key_openssh}\"");
    undecided(private, &public, "`tls_private_key.k.public_key_openssh` is known only after apply");
    let access = "aws-ec2-instance-with-access-keys";
    found(access, "base64encode(\"AWS_ACCESS_KEY_ID=${aws_iam_access_key.k.id}\")");
}

#[test]
fn a_managed_policy_that_the_configuration_makes_is_none_of_aws() {
    let role = |policy: &str| {
        format!(
            "resource \"aws_iam_policy\" \"own\" {{}}\nresource \"aws_iam_role\" \"job\" {{\n  managed_policy_arns = [{policy}]\n}}\nresource \"aws_lambda_function\" \"job\" {{\n  role = aws_iam_role.job.arn\n}}\nresource \"aws_ecs_task_definition\" \"job\" {{\n  task_role_arn = aws_iam_role.job.arn\n}}\n"
        )
    };
    for rule in ["aws-lambda-function-with-privileged-role", "aws-ecs-service-with-admin-role"] {
        nothing(rule, &role("aws_iam_policy.own.arn"));
        assert_eq!(judged(rule, &role("\"arn:aws:iam::aws:policy/AdministratorAccess\"")).0.len(), 1);
    }
}

#[test]
fn a_service_account_that_the_configuration_makes_is_not_of_google() {
    let grant = |member: &str| {
        format!(
            "resource \"google_service_account\" \"a\" {{}}\nresource \"google_project_iam_member\" \"m\" {{\n  role   = \"roles/owner\"\n  member = {member}\n}}\n"
        )
    };
    for member in ["\"serviceAccount:${google_service_account.a.email}\"", "google_service_account.a.member"]
    {
        for rule in ["gcp-iam-basic-role", "gcp-iam-full-access"] {
            assert_eq!(judged(rule, &grant(member)).0.len(), 1, "{rule}: {member}");
        }
    }
    nothing("gcp-iam-basic-role", &grant("\"serviceAccount:1@cloudservices.gserviceaccount.com\""));
}

#[test]
fn a_name_of_which_the_start_tells_enough() {
    let subnet = |name: &str| {
        format!(
            "resource \"random_id\" \"r\" {{}}\nresource \"azurerm_subnet\" \"s\" {{\n  name = {name}\n}}\n"
        )
    };
    let rule = "azure-network-subnet-without-security-group";
    assert_eq!(judged(rule, &subnet("\"orders${random_id.r.dec}\"")).0.len(), 1);
    undecided(rule, &subnet("\"Gateway${random_id.r.dec}\""), "`random_id.r.dec` is known only after apply");
}

#[test]
fn a_committed_key_is_called_by_its_file() {
    let rule = tollgate_rules::find("general-provider-with-credentials").unwrap();
    let key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n";
    let main = "provider \"google\" {\n  credentials = file(\"${path.module}/key.pem\")\n}\n";
    let scan = scan(rule, &[("main.tf", main), ("key.pem", key)]);
    let messages: Vec<_> = scan.report.findings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["`credentials` is the content of `key.pem`, which is next to the configuration"]);
}
