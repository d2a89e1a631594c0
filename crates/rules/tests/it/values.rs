//! Where values come from, and what of them is told.

use crate::scan;
use tollgate_core::finding::Finding;
use tollgate_core::flaw::Related;

const RULE: &str = "aws-api-gateway-domain-name-outdated-tls";

fn judge(files: &[(&str, &str)]) -> crate::Scan {
    scan(tollgate_rules::find(RULE).unwrap(), files)
}

/// The steps of the way of a value, each with its place.
fn way(scan: &crate::Scan, finding: &Finding) -> Vec<String> {
    let told = |step: &Related| format!("{} {}", scan.project.sources.describe(step.location), step.message);
    finding.trace.iter().map(told).collect()
}

const DOMAIN: &str = "resource \"aws_api_gateway_domain_name\" \"d\" {\n  security_policy = local.policy\n}\nlocals {\n  policy = var.policy\n}\n";

#[test]
fn the_way_of_a_value_is_told_from_where_it_is_written() {
    let variable = "variable \"policy\" {\n  type = string\n}\n";
    let scan = judge(&[
        ("main.tf", DOMAIN),
        ("variables.tf", variable),
        ("x.auto.tfvars", "policy = \"TLS_1_0\"\n"),
    ]);
    let [finding] = &scan.report.findings[..] else { panic!("{:?}", scan.lines()) };
    let way = way(&scan, finding);
    assert_eq!(
        way,
        [
            "x.auto.tfvars:1 `\"TLS_1_0\"` is written here", "main.tf:5 read as `var.policy`",
            "main.tf:2 read as `local.policy`"
        ]
    );
    assert!(finding.fix.is_none(), "the place of the finding is not the place to fix it");
}

#[test]
fn what_the_provider_makes_is_written_nowhere() {
    let interface = |address: &str| {
        format!(
            "variable \"address\" {{}}\nresource \"azurerm_network_interface\" \"i\" {{\n  ip_configuration {{\n    public_ip_address_id = {address}\n  }}\n}}\nresource \"azurerm_public_ip\" \"p\" {{}}\n"
        )
    };
    let rule = tollgate_rules::find("azure-network-interface-public").unwrap();
    let way = |main: &str, module: &str| {
        let scan = scan(rule, &[("main.tf", main), ("m/main.tf", module)]);
        let [finding] = &scan.report.findings[..] else { panic!("{:?}", scan.lines()) };
        finding.trace.iter().map(|it| it.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(way(&interface("azurerm_public_ip.p.id"), ""), Vec::<String>::new());
    let main = "resource \"azurerm_public_ip\" \"p\" {}\nmodule \"m\" {\n  source = \"./m\"\n  address = azurerm_public_ip.p.id\n}\n";
    let through = ["read as `address of module.m`", "read as `var.address`"];
    assert_eq!(way(main, &interface("var.address")), through);
}

#[test]
fn where_a_secret_is_written_is_told_but_not_what_is_written_there() {
    let through = |block: &str| format!("variable \"key\" {{}}\nresource {block}\n");
    let call = "module \"m\" {\n  source = \"./m\"\n  key = \"h4rd-to-gu3ss\"\n}\n";
    for (rule, block) in [
        (
            "aws-lambda-function-with-secret",
            "\"aws_lambda_function\" \"f\" {\n  environment {\n    variables = { API_KEY = var.key }\n  }\n}",
        ),
        (
            "azure-app-service-settings-with-secret",
            "\"azurerm_linux_web_app\" \"a\" {\n  app_settings = { API_KEY = var.key }\n}",
        ),
        (
            "azure-container-instances-group-with-secret",
            "\"azurerm_container_group\" \"g\" {\n  container {\n    environment_variables = { API_KEY = var.key }\n  }\n}",
        ),
        (
            "gcp-functions-function-with-secret",
            "\"google_cloudfunctions_function\" \"f\" {\n  environment_variables = { API_KEY = var.key }\n}",
        ),
        (
            "gcp-run-container-with-secret",
            "\"google_cloud_run_v2_service\" \"s\" {\n  template {\n    containers {\n      env {\n        name = \"API_KEY\"\n        value = var.key\n      }\n    }\n  }\n}",
        ),
    ] {
        let rule = tollgate_rules::find(rule).unwrap();
        let scan = scan(rule, &[("main.tf", call), ("m/main.tf", &through(block))]);
        let [finding] = &scan.report.findings[..] else { panic!("{}: {:?}", rule.id, scan.lines()) };
        let way = way(&scan, finding);
        assert_eq!(
            way[..2],
            ["main.tf:3 it is written here", "main.tf:3 read as `key of module.m`"],
            "{}",
            rule.id
        );
        assert!(!format!("{} {way:?}", finding.message).contains("h4rd"), "{}", rule.id);
    }
}

#[test]
fn what_a_role_of_kubernetes_allows_is_shown_where_it_is_written() {
    let role = "locals {\n  all = [\"*\"]\n}\nresource \"kubernetes_cluster_role\" \"r\" {\n  rule {\n    api_groups = local.all\n    resources = local.all\n    verbs = local.all\n  }\n}\n";
    let scan = scan(tollgate_rules::find("kubernetes-rbac-role-full-access").unwrap(), &[("main.tf", role)]);
    let [finding] = &scan.report.findings[..] else { panic!("{:?}", scan.lines()) };
    let written = &finding.trace[0];
    assert_eq!(scan.project.sources.describe(written.location), "main.tf:2");
    assert_eq!(written.message, "`[\"*\"]` is written here");
}

#[test]
fn a_private_key_that_the_configuration_makes_is_named() {
    let instance = "resource \"tls_private_key\" \"k\" {}\nresource \"aws_instance\" \"i\" {\n  user_data = \"key: ${tls_private_key.k.private_key_pem}\"\n}\n";
    let scan =
        scan(tollgate_rules::find("aws-ec2-user-data-with-private-key").unwrap(), &[("main.tf", instance)]);
    let [finding] = &scan.report.findings[..] else { panic!("{:?}", scan.lines()) };
    assert_eq!(finding.message, "`user_data` contains the private key `tls_private_key.k.private_key_pem`");
}

#[test]
fn the_way_of_an_element_is_that_of_its_list() {
    let call = "module \"m\" {\n  source = \"./m\"\n  values = [\"allUsers\", \"0.0.0.0/0\"]\n}\n";
    for (rule, block) in [
        (
            "gcp-storage-bucket-binding-public",
            "google_storage_bucket_iam_binding\" \"b\" {\n  members = var.values",
        ),
        (
            "aws-ec2-security-group-port-open-ssh",
            "aws_security_group_rule\" \"r\" {\n  type = \"ingress\"\n  from_port = 22\n  to_port = 22\n  protocol = \"tcp\"\n  cidr_blocks = var.values",
        ),
        (
            "gcp-compute-firewall-port-open-ssh",
            "google_compute_firewall\" \"f\" {\n  allow {\n    protocol = \"tcp\"\n    ports = [22]\n  }\n  source_ranges = var.values",
        ),
        (
            "azure-network-security-rule-port-open-ssh",
            "azurerm_network_security_rule\" \"r\" {\n  access = \"Allow\"\n  direction = \"Inbound\"\n  protocol = \"Tcp\"\n  destination_port_range = 22\n  source_address_prefixes = var.values",
        ),
    ] {
        let module = format!("variable \"values\" {{}}\nresource \"{block}\n}}\n");
        let rule = tollgate_rules::find(rule).unwrap();
        let scan = scan(rule, &[("main.tf", call), ("m/main.tf", &module)]);
        let [finding] = &scan.report.findings[..] else { panic!("{}: {:?}", rule.id, scan.lines()) };
        let start = finding.trace.first().map(|it| scan.project.sources.describe(it.location));
        assert_eq!(start.as_deref(), Some("main.tf:3"), "{}", rule.id);
    }
}

#[test]
fn a_rule_and_a_reference_read_an_attribute_alike() {
    let domain = |name: &str, policy: &str| {
        format!(
            "resource \"aws_api_gateway_domain_name\" \"{name}\" {{\n  for_each = toset([\"TLS_1_0\", \"TLS_1_2\"])\n  security_policy = {policy}\n}}\n"
        )
    };
    let of_a = "aws_api_gateway_domain_name.a[each.key].security_policy";
    let main = format!("{}{}", domain("a", "\"TLS_1_2\""), domain("b", of_a));
    let scan =
        judge(&[("main.tf", &main), ("x_override.tf", &format!("# Longer.\n{}", domain("a", "each.value")))]);
    assert_eq!(scan.lines(), ["main.tf:7", "x_override.tf:4"]);
    let addresses = scan.report.findings.iter().flat_map(|it| &it.addresses);
    let addresses: Vec<_> = addresses.map(|it| it.as_str()).collect();
    assert!(
        addresses.len() == 2 && addresses.iter().all(|it| it.ends_with("[\"TLS_1_0\"]")),
        "{addresses:?}"
    );
}

#[test]
fn a_sensitive_value_is_never_told() {
    let variable = "variable \"policy\" {\n  sensitive = true\n  default   = \"hunter2\"\n}\n";
    let scan = judge(&[("main.tf", DOMAIN), ("variables.tf", variable)]);
    assert_eq!(scan.lines(), ["main.tf:2"]);
    let told = format!("{:?}", scan.report.findings[0].message);
    assert!(told.contains("(sensitive)") && !told.contains("hunter2"), "{told}");
    let finding = &scan.report.findings[0];
    assert!(finding.trace.iter().all(|step| !scan.project.sources.slice(step.location).contains("hunter2")));
}

#[test]
fn values_are_given_in_terraforms_order() {
    let variable = ("variables.tf", "variable \"policy\" {\n  default = \"TLS_1_2\"\n}\n");
    let files = [
        ("main.tf", DOMAIN),
        variable,
        ("terraform.tfvars", "policy = \"a\"\n"),
        ("terraform.tfvars.json", "{\"policy\": \"b\"}\n"),
        ("a.auto.tfvars", "policy = \"c\"\n"),
        ("b.auto.tfvars.json", "{\"policy\": \"d\"}\n"),
        ("prod.tfvars", "policy = \"never\"\n"),
    ];
    for (number, given) in
        [(2, "is not set"), (3, "`\"a\"`"), (4, "`\"b\"`"), (5, "`\"c\"`"), (6, "`\"d\"`"), (7, "`\"d\"`")]
    {
        let scan = judge(&files[..number]);
        match scan.report.findings.first() {
            None => assert_eq!(number, 2),
            Some(finding) => assert!(finding.message.contains(given), "{number}: {}", finding.message),
        }
    }
}

#[test]
fn override_files_replace_attributes_and_blocks() {
    let base = "resource \"aws_api_gateway_domain_name\" \"d\" {\n  security_policy = \"TLS_1_0\"\n}\n";
    let fixed = "resource \"aws_api_gateway_domain_name\" \"d\" {\n  security_policy = \"TLS_1_2\"\n}\n";
    assert_eq!(judge(&[("main.tf", base)]).lines(), ["main.tf:2"]);
    assert_eq!(judge(&[("main.tf", base), ("override.tf", fixed)]).lines(), [""; 0]);
    assert_eq!(judge(&[("main.tf", fixed), ("a_override.tf", base)]).lines(), ["a_override.tf:2"]);
}

#[test]
fn the_json_syntax_means_the_same() {
    let text = "{\n  \"variable\": {\"p\": {\"default\": \"TLS_1_0\"}},\n  \"resource\": {\"aws_api_gateway_domain_name\": {\"d\": {\n    \"security_policy\": \"${var.p}\"\n  }}}\n}\n";
    assert_eq!(judge(&[("main.tf.json", text)]).lines(), ["main.tf.json:4"]);
}

#[test]
fn the_inputs_of_a_registry_module_are_judged() {
    let call = |input: &str| {
        format!("module \"api\" {{\n  source = \"terraform-aws-modules/apigateway-v2/aws\"\n{input}}}\n")
    };
    assert_eq!(judge(&[("main.tf", &call("  security_policy = \"TLS_1_0\"\n"))]).lines(), ["main.tf:3"]);
    assert_eq!(judge(&[("main.tf", &call("  security_policy = \"TLS_1_2\"\n"))]).lines(), [""; 0]);
    assert_eq!(judge(&[("main.tf", &call("  version = \"~> 4.0\"\n"))]).lines(), ["main.tf:1"]);
    // Since version 5 the module gets it right by itself.
    assert_eq!(judge(&[("main.tf", &call("  version = \"~> 5.1\"\n"))]).lines(), [""; 0]);
}

#[test]
fn what_a_nested_block_does_not_configure_the_provider_computes() {
    let file = "resource \"aws_eks_cluster\" \"c\" {\n  vpc_config {\n    policy = \"TLS_1_0\"\n  }\n}\nresource \"aws_api_gateway_domain_name\" \"d\" {\n  security_policy = aws_eks_cluster.c.vpc_config[0].NAME\n}\n";
    assert_eq!(judge(&[("main.tf", &file.replace("NAME", "policy"))]).lines(), ["main.tf:7"]);
    let scan = judge(&[("main.tf", &file.replace("NAME", "cluster_security_group_id"))]);
    assert_eq!(scan.lines(), [""; 0]);
    let reason = scan.report.undecided[0].unknown.reason.to_string();
    assert!(
        reason.contains(
            "`aws_eks_cluster.c.vpc_config[0].cluster_security_group_id` is known only after apply"
        ),
        "{reason}"
    );
}

#[test]
fn the_name_of_the_working_directory_is_known_and_what_is_above_it_is_not() {
    let file = |value: &str| {
        format!("resource \"aws_api_gateway_domain_name\" \"d\" {{\n  security_policy = {value}\n}}\n")
    };
    let scan = judge(&[("infra/main.tf", &file("basename(path.cwd)"))]);
    assert!(scan.report.findings[0].message.contains("`\"infra\"`"), "{}", scan.report.findings[0].message);
    assert_eq!(judge(&[("infra/main.tf", &file("path.cwd"))]).report.undecided.len(), 1);
}

#[test]
fn a_fix_writes_no_argument_that_the_provider_lacks() {
    let rule = tollgate_rules::find("azure-mysql-server-public").unwrap();
    let server = "resource \"azurerm_mysql_flexible_server\" \"s\" {\n  name = \"s\"\n}\n";
    let asks =
        |version: &str| format!("terraform {{\n  required_providers {{\n    azurerm = {version}\n  }}\n}}\n");
    for (version, has_fix) in [
        ("{ source = \"hashicorp/azurerm\", version = \"~> 3.0\" }", false),
        ("\"< 4.0\"", false),
        ("{ version = \">= 3.0\" }", true),
        ("{ version = \"4.1.0\" }", true),
    ] {
        let scan = scan(rule, &[("main.tf", server), ("versions.tf", &asks(version))]);
        let fixes: Vec<_> = scan.report.findings.iter().map(|it| it.fix.is_some()).collect();
        assert_eq!(fixes, [has_fix], "{version}");
    }
    assert!(scan(rule, &[("main.tf", server)]).report.findings[0].fix.is_some());
}

#[test]
fn a_policy_with_many_weak_ciphers_has_one_fix_for_all() {
    let rule = tollgate_rules::find("aws-elb-load-balancer-weak-ciphers").unwrap();
    let cipher = |number| {
        format!("  policy_attribute {{\n    name  = \"RC4-SHA{number}\"\n    value = \"true\"\n  }}\n")
    };
    let ciphers: String = (0..30).map(cipher).collect();
    let policy = format!("resource \"aws_load_balancer_policy\" \"p\" {{\n{ciphers}}}\n");
    let scan = scan(rule, &[("main.tf", &policy)]);
    let [finding] = scan.report.findings.as_slice() else { panic!("{:?}", scan.report.findings) };
    let named = "`RC4-SHA0`, `RC4-SHA1`, `RC4-SHA2` and 27 more";
    assert_eq!(finding.message, format!("the policy accepts 30 weak ciphers: {named}"));
    assert_eq!(finding.fix.as_ref().map(|fix| fix.edits.len()), Some(30));
}
