//! What a finding means depends on what is around it: whose the account is, what a subnet holds, who asks for a key.

use crate::declined::{accepted, declined, silent};

#[test]
fn grants_to_the_account_that_makes_the_bucket() {
    let rule = "aws-s3-bucket-acl-allows-acl-changes";
    let bucket = |rest: &str| {
        format!(
            "data \"aws_canonical_user_id\" \"own\" {{}}\ndata \"aws_canonical_user_id\" \"other\" {{\n  provider = aws.other\n}}\nresource \"aws_s3_bucket\" \"b\" {{\n  grant {{\n    permissions = [\"READ\", \"WRITE_ACP\"]\n    type = \"CanonicalUser\"\n{rest}}}\n"
        )
    };
    silent(rule, &bucket("    id = data.aws_canonical_user_id.own.id\n  }\n"));
    silent(rule, &bucket("    id = data.aws_canonical_user_id.other.id\n  }\n  provider = aws.other\n"));
    accepted(rule, &bucket("    id = data.aws_canonical_user_id.other.id\n  }\n"));
    accepted(rule, &bucket("    id = data.aws_canonical_user_id.own.id\n  }\n  provider = aws.other\n"));
    accepted(rule, &bucket("    id = \"0123456789abcdef\"\n  }\n"));
}

#[test]
fn rules_before_private_endpoints_alone() {
    let network = |subnet: &str, rest: &str| {
        format!(
            r#"
            resource "azurerm_network_security_group" "g" {{
              name = "g"
            }}
            resource "azurerm_network_security_rule" "r" {{
              network_security_group_name = azurerm_network_security_group.g.name
              direction = "Inbound"
              access = "Allow"
              protocol = "Tcp"
              destination_port_range = "22"
              source_address_prefix = "*"
            }}
            resource "azurerm_subnet" "s" {{
              name = "s"
              {subnet}
            }}
            resource "azurerm_subnet_network_security_group_association" "a" {{
              subnet_id = azurerm_subnet.s.id
              network_security_group_id = azurerm_network_security_group.g.id
            }}
            {rest}
            "#
        )
    };
    let endpoint = "resource \"azurerm_private_endpoint\" \"e\" {\n  subnet_id = azurerm_subnet.s.id\n}\n";
    let machine = "resource \"azurerm_network_interface\" \"i\" {\n  ip_configuration {\n    name = \"i\"\n    subnet_id = azurerm_subnet.s.id\n  }\n}\n";
    let set = "resource \"azurerm_linux_virtual_machine_scale_set\" \"s\" {\n  network_interface {\n    name = \"i\"\n    ip_configuration {\n      name = \"i\"\n      subnet_id = azurerm_subnet.s.id\n    }\n  }\n}\n";
    let other = "resource \"azurerm_network_interface_security_group_association\" \"a\" {\n  network_interface_id = var.interface\n  network_security_group_id = azurerm_network_security_group.g.id\n}\nvariable \"interface\" {}\n";
    for rule in
        ["azure-network-security-rule-sensitive-port-open", "azure-network-security-rule-port-open-ssh"]
    {
        silent(rule, &network("", endpoint));
        silent(rule, &network("private_endpoint_network_policies = \"Disabled\"", endpoint));
        let elsewhere = |rest: &str| network("", rest).replace("name = \"s\"", "name = \"privatelink\"");
        silent(rule, &elsewhere(""));
        accepted(rule, &elsewhere(machine));
        accepted(
            rule,
            &network("private_endpoint_network_policies = \"NetworkSecurityGroupEnabled\"", endpoint),
        );
        accepted(rule, &network("", ""));
        for rest in [machine, set, other] {
            accepted(rule, &network("", &format!("{endpoint}{rest}")));
        }
    }
}

#[test]
fn keys_of_accounts_that_ask_for_one() {
    let rule = "gcp-iam-service-account-key";
    let key = |condition: &str| {
        format!(
            "variable \"accounts\" {{}}\nresource \"google_service_account_key\" \"k\" {{\n  for_each = {{ for it in var.accounts : it.id => it {condition} }}\n  service_account_id = each.key\n}}\n"
        )
    };
    declined(rule, &key("if lookup(it, \"create_key\", false)"));
    declined(rule, &key("if try(it.create_key, false)"));
    accepted(rule, &key("if lookup(it, \"create_key\", true)"));
    accepted(rule, &key("if coalesce(it.pub_sub, false)"));
    accepted(rule, &key(""));
    let known = "locals {\n  accounts = [{ id = \"a\", create_key = true }]\n}\n";
    let known = format!(
        "{known}{}",
        key("if lookup(it, \"create_key\", false)").replace("in var.accounts", "in local.accounts")
    );
    accepted(rule, &known);
}

#[test]
fn nodes_whose_tokens_only_write_records() {
    let rule = "gcp-gke-nodes-with-default-service-account";
    let pool = |scopes: &str| {
        format!(
            "resource \"google_container_node_pool\" \"p\" {{\n  node_config {{\n    {scopes}\n  }}\n}}\n"
        )
    };
    let auth = "https://www.googleapis.com/auth";
    declined(rule, &pool(&format!("oauth_scopes = [\"{auth}/logging.write\", \"{auth}/monitoring\"]")));
    accepted(
        rule,
        &pool(&format!("oauth_scopes = [\"{auth}/logging.write\", \"{auth}/devstorage.read_only\"]")),
    );
    accepted(rule, &pool(""));
}

#[test]
fn backups_of_what_a_variable_makes_a_replica() {
    let rule = "gcp-sql-instance-without-backups";
    let instance = |original: &str, backups: &str| {
        format!(
            "variable \"original\" {{\n  default = null\n}}\nvariable \"backups\" {{\n  default = []\n}}\nresource \"google_sql_database_instance\" \"i\" {{\n  {original}\n  settings {{\n    {backups}\n  }}\n}}\n"
        )
    };
    let foreseen = "dynamic \"backup_configuration\" {\n      for_each = var.backups\n      content {\n        enabled = true\n      }\n    }";
    let may_be_one = "master_instance_name = var.original";
    declined(rule, &instance(may_be_one, foreseen));
    accepted(rule, &instance(may_be_one, ""));
    accepted(rule, &instance("", foreseen));
}

#[test]
fn disks_of_gateways_made_from_what_others_publish() {
    let rule = "aws-ec2-block-device-unencrypted";
    let machine = |name: &str, owners: &str| {
        format!(
            "data \"aws_ami\" \"a\" {{\n  owners = [{owners}]\n}}\nresource \"aws_instance\" \"{name}\" {{\n  ami = data.aws_ami.a.id\n  root_block_device {{\n    volume_size = 10\n  }}\n}}\n"
        )
    };
    declined(rule, &machine("nat", "\"137112412989\""));
    accepted(rule, &machine("web", "\"137112412989\""));
    let unknown_image = "resource \"aws_instance\" \"nat\" {\n  ami = \"ami-1\"\n  root_block_device {\n    volume_size = 10\n  }\n}\n";
    accepted(rule, unknown_image);
}

#[test]
fn roles_for_emergencies() {
    let rule = "aws-iam-privilege-escalation-role-attach-user-policy";
    let role = |name: &str, principal: &str| {
        format!(
            r#"
            resource "aws_iam_role" "r" {{
              name = "{name}"
              assume_role_policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Action = "sts:AssumeRole", Principal = {principal} }}]
              }})
            }}
            resource "aws_iam_role_policy" "p" {{
              role = aws_iam_role.r.name
              policy = jsonencode({{
                Statement = [{{ Effect = "Allow", Action = "iam:AttachUserPolicy", Resource = "*" }}]
              }})
            }}
            "#
        )
    };
    let people = r#"{ AWS = "arn:aws:iam::111122223333:root" }"#;
    for name in ["tlz_breakglass", "break-glass", "OrgBreakGlass"] {
        declined(rule, &role(name, people));
    }
    accepted(rule, &role("support", people));
    accepted(rule, &role("break-glass", r#"{ Service = "ec2.amazonaws.com" }"#));
}

#[test]
fn groups_of_what_has_no_public_address() {
    let main = |ports: &str, holders: &str| {
        format!(
            r#"
            resource "aws_security_group" "g" {{
              ingress {{
                cidr_blocks = ["0.0.0.0/0"]
                {ports}
              }}
            }}
            {holders}
            "#
        )
    };
    let all = "protocol = \"-1\"\n    from_port = 0\n    to_port = 0";
    let port = "protocol = \"udp\"\n    from_port = 2337\n    to_port = 2337";
    let call =
        |source: &str, input: &str| format!("module \"m\" {{\n  source = \"{source}\"\n  {input}\n}}\n");
    let functions =
        call("terraform-aws-modules/lambda/aws", "vpc_security_group_ids = [aws_security_group.g.id]");
    let endpoints = call(
        "registry.terraform.io/terraform-aws-modules/vpc/aws//modules/vpc-endpoints",
        "endpoints = {\n    sqs = {\n      security_group_ids = [aws_security_group.g.id]\n    }\n  }",
    );
    let machine = functions.replace("lambda", "ec2-instance");
    let tasks = |rest: &str| {
        format!(
            "resource \"aws_ecs_service\" \"s\" {{\n  network_configuration {{\n    security_groups = [aws_security_group.g.id]\n    {rest}\n  }}\n}}\noutput \"group\" {{\n  value = aws_security_group.g.id\n}}\n"
        )
    };
    for (rule, ports) in
        [("aws-ec2-security-group-all-ports-open", all), ("aws-ec2-security-group-unknown-port-open", port)]
    {
        declined(rule, &main(ports, &functions));
        declined(rule, &main(ports, &endpoints));
        accepted(rule, &main(ports, &machine));
        declined(rule, &main(ports, &tasks("")));
        declined(rule, &main(ports, &tasks("assign_public_ip = false")));
        accepted(rule, &main(ports, &tasks("assign_public_ip = true")));
        accepted(
            rule,
            &main(
                ports,
                &tasks(
                    "assign_public_ip = var.public\n  }\n}\nvariable \"public\" {\n  type = object({\n    a = string\n  })\n}\nresource \"aws_ecs_service\" \"t\" {\n  network_configuration {",
                ),
            ),
        );
    }
}

#[test]
fn what_is_not_worth_its_cost_where_it_is() {
    let plan = |name: &str, rest: &str| {
        format!(
            "resource \"azurerm_security_center_subscription_pricing\" \"p\" {{\n  resource_type = \"{name}\"\n  tier = \"Free\"\n}}\n{rest}\n"
        )
    };
    let rule = "azure-security-center-subscription-without-defender";
    declined(rule, &plan("KeyVaults", ""));
    accepted(rule, &plan("KeyVaults", "resource \"azurerm_key_vault\" \"v\" {}"));
    declined(rule, &plan("KeyVaults", "resource \"azurerm_storage_account\" \"s\" {}"));
    declined(rule, &plan("CloudPosture", ""));
    accepted(rule, &plan("VirtualMachines", ""));

    let pod = |namespace: &str| {
        format!(
            "resource \"kubernetes_daemon_set_v1\" \"d\" {{\n  metadata {{\n    name = \"d\"\n    namespace = \"{namespace}\"\n  }}\n  spec {{\n    template {{\n      spec {{\n        container {{\n          name = \"d\"\n        }}\n      }}\n    }}\n  }}\n}}\n"
        )
    };
    for rule in [
        "kubernetes-container-without-resources-memory-limit",
        "kubernetes-container-without-resources-memory-request",
    ] {
        declined(rule, &pod("kube-system"));
        accepted(rule, &pod("shop"));
    }

    let server = |administrator: &str| {
        format!(
            "variable \"administrators\" {{\n  default = []\n}}\nresource \"azurerm_mssql_server\" \"s\" {{\n  name = \"s\"\n  {administrator}\n}}\n"
        )
    };
    let rule = "azure-sql-server-without-entra-administrator";
    let dynamic = "dynamic \"azuread_administrator\" {\n    for_each = var.administrators\n    content {\n      login_username = azuread_administrator.key\n    }\n  }";
    declined(rule, &server(dynamic));
    accepted(rule, &server(""));

    let distribution = |methods: &str, origin: &str| {
        format!(
            "resource \"aws_cloudfront_distribution\" \"d\" {{\n  origin {{\n    {origin}\n  }}\n  default_cache_behavior {{\n    allowed_methods = [{methods}]\n  }}\n}}\n"
        )
    };
    let rule = "aws-cloudfront-distribution-without-access-logs";
    let (bucket, reads) = ("origin_access_control_id = \"id\"", "\"GET\", \"HEAD\"");
    declined(rule, &distribution(reads, bucket));
    declined(rule, &distribution(reads, "s3_origin_config {\n      origin_access_identity = \"i\"\n    }"));
    accepted(rule, &distribution("\"GET\", \"HEAD\", \"OPTIONS\"", bucket));
    accepted(
        rule,
        &distribution(reads, "custom_origin_config {\n      origin_protocol_policy = \"https-only\"\n    }"),
    );
}

#[test]
fn what_only_the_own_networks_reach() {
    let registry = |access: &str| {
        format!(
            "resource \"azurerm_container_registry\" \"r\" {{\n  sku = \"Premium\"\n  anonymous_pull_enabled = true\n  {access}\n}}\n"
        )
    };
    let rule = "azure-container-registry-registry-public";
    declined(rule, &registry("public_network_access_enabled = false"));
    accepted(rule, &registry(""));
}

#[test]
fn advice_that_a_configuration_seldom_shows_to_be_of_use() {
    for rule in ["aws-config-aggregator-without-all-regions", "gcp-dns-zone-without-dnssec"] {
        assert!(tollgate_rules::find(rule).unwrap().pedantic, "{rule}");
    }
}

#[test]
fn what_groups_let_nobody_else_reach() {
    let group = |port: u16, range: &str, rest: &str| {
        format!(
            r#"
            variable "range" {{}}
            resource "aws_security_group" "g" {{
              ingress {{
                from_port = {port}
                to_port = {port}
                protocol = "tcp"
                cidr_blocks = [{range}]
              }}
            }}
            {rest}
            "#
        )
    };
    let domain = "resource \"aws_elasticsearch_domain\" \"d\" {\n  vpc_options {\n    security_group_ids = [aws_security_group.g.id]\n  }\n}\n";
    let rule = "aws-elasticsearch-domain-accepts-http";
    declined(rule, &group(443, "var.range", domain));
    accepted(rule, &group(80, "var.range", domain));
    accepted(rule, &group(443, "var.range", "resource \"aws_elasticsearch_domain\" \"d\" {}\n"));

    let machine = "resource \"aws_instance\" \"i\" {\n  associate_public_ip_address = true\n  vpc_security_group_ids = [aws_security_group.g.id]\n}\n";
    let rule = "aws-ec2-instance-public";
    declined(rule, &group(22, "\"27.5.239.252/32\"", machine));
    accepted(rule, &group(22, "\"27.5.239.252/32\", \"27.5.0.0/16\"", machine));
    accepted(rule, &group(22, "\"10.0.0.4/32\"", machine));
    accepted(rule, &group(22, "var.range", machine));
    let elsewhere = machine.replace("[aws_security_group.g.id]", "[]");
    accepted(rule, &group(22, "\"27.5.239.252/32\"", &elsewhere));
}
