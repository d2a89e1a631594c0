//! What is right or harmless because of who gives, holds or calls it.

use crate::declined::{accepted, declined, found, silent};
use crate::scan_as;
use tollgate_core::engine::Options;
use tollgate_core::files::Memory;

const ADMINISTRATOR: &str = "aws-iam-attachment-of-administrator-access";
const ACCOUNT: &str = "{ AWS = \"arn:aws:iam::111122223333:root\" }";

fn role(name: &str, principal: &str) -> String {
    let trust = format!(
        "jsonencode({{ Statement = [{{ Effect = \"Allow\", Action = \"sts:AssumeRole\", Principal = {principal} }}] }})"
    );
    format!("resource \"aws_iam_role\" \"r\" {{\n  name = {name}\n  assume_role_policy = {trust}\n}}\n")
}

fn attached(arn: &str) -> String {
    format!(
        "resource \"aws_iam_role_policy_attachment\" \"a\" {{\n  role = aws_iam_role.r.name\n  policy_arn = {arn}\n}}\n"
    )
}

#[test]
fn roles_that_are_called_administrators() {
    let main = |name: &str, principal: &str| {
        format!("{}{}", role(name, principal), attached("\"arn:aws:iam::aws:policy/AdministratorAccess\""))
    };
    let prefix = "variable \"prefix\" {}\n";
    let service = "{ Service = \"ecs-tasks.amazonaws.com\" }";
    declined(ADMINISTRATOR, &main("\"orders\"", ACCOUNT));
    accepted(ADMINISTRATOR, &main("\"orders\"", service));
    declined(ADMINISTRATOR, &main("\"AtlantisTerraformRole\"", service));
    declined(ADMINISTRATOR, &format!("{prefix}{}", main("\"${var.prefix}-admin\"", ACCOUNT)));
    declined(
        ADMINISTRATOR,
        &main("\"${replace(title(\"main\"), \"-\", \"\")}AdministratorAccessRole\"", ACCOUNT),
    );
    accepted(ADMINISTRATOR, &main("\"admin\"", "{ Service = \"ec2.amazonaws.com\" }"));
}

#[test]
fn a_policy_that_is_looked_up_for_the_text_of_a_role() {
    let main = |name: &str, principal: &str| {
        format!(
            "{}data \"aws_iam_policy\" \"all\" {{\n  name = \"AdministratorAccess\"\n}}\nresource \"aws_iam_role_policy\" \"p\" {{\n  role = aws_iam_role.r.name\n  policy = data.aws_iam_policy.all.policy\n}}\n",
            role(name, principal)
        )
    };
    accepted(ADMINISTRATOR, &main("\"orders\"", "{ Service = \"ec2.amazonaws.com\" }"));
    declined(ADMINISTRATOR, &main("\"main-admin\"", ACCOUNT));
    let listed = |name: &str, principal: &str| {
        let role = role(name, principal)
            .replace("name =", "managed_policy_arns = [data.aws_iam_policy.all.arn]\n  name =");
        format!("{role}data \"aws_iam_policy\" \"all\" {{\n  name = \"AdministratorAccess\"\n}}\n")
    };
    accepted(ADMINISTRATOR, &listed("\"orders\"", "{ Service = \"ec2.amazonaws.com\" }"));
    declined(ADMINISTRATOR, &listed("\"orders\"", ACCOUNT));
}

#[test]
fn policies_that_only_a_role_for_configurations_has() {
    let main = |name: &str, other: &str| {
        let policy = "resource \"aws_iam_policy\" \"manage\" {\n  name = \"Manage\"\n  policy = jsonencode({ Statement = [{ Effect = \"Allow\", Action = [\"iam:PassRole\"], Resource = \"*\" }] })\n}\n";
        let beside = format!(
            "data \"aws_caller_identity\" \"c\" {{}}\nresource \"aws_iam_role_policy_attachment\" \"b\" {{\n  role = \"other\"\n  policy_arn = {other}\n}}\n"
        );
        format!("{}{policy}{}{beside}", role(name, ACCOUNT), attached("aws_iam_policy.manage.arn"))
    };
    let rule = "aws-iam-policy-passes-any-role";
    let own =
        |name: &str| format!("\"arn:aws:iam::${{data.aws_caller_identity.c.account_id}}:policy/{name}\"");
    // Another attachment names another policy, or it may name this one.
    declined(rule, &main("\"Terraform-Manage\"", &own("State")));
    declined(rule, &main("\"Terraform-Manage\"", "\"arn:aws:iam::aws:policy/ReadOnlyAccess\""));
    accepted(rule, &main("\"Terraform-Manage\"", &own("Manage")));
    accepted(rule, &main("\"orders\"", &own("State")));
}

#[test]
fn administrators_of_clusters_whom_no_pod_runs_as() {
    let rule = "kubernetes-rbac-cluster-admin-bound";
    let binding = |account: &str| {
        format!(
            "variable \"prefix\" {{}}\nresource \"kubernetes_cluster_role_binding\" \"b\" {{\n  metadata {{\n    name = \"b\"\n  }}\n  role_ref {{\n    api_group = \"rbac.authorization.k8s.io\"\n    kind = \"ClusterRole\"\n    name = \"cluster-admin\"\n  }}\n  subject {{\n    kind = \"ServiceAccount\"\n    name = \"{account}\"\n  }}\n}}\n"
        )
    };
    let pod = |account: &str| {
        format!(
            "resource \"kubernetes_pod\" \"p\" {{\n  metadata {{\n    name = \"p\"\n  }}\n  spec {{\n    service_account_name = {account}\n  }}\n}}\n"
        )
    };
    let account = "${var.prefix}-cluster-admin-sa";
    declined(rule, &binding(account));
    declined(rule, &format!("{}{}", binding(account), pod("\"orders\"")));
    accepted(rule, &format!("{}{}", binding(account), pod("\"${var.prefix}-cluster-admin-sa\"")));
    accepted(rule, &binding("${var.prefix}-orders"));
}

#[test]
fn webhooks_that_are_given_what_their_calls_are_signed_with() {
    let rule = "aws-lambda-function-url-public";
    let main = |variable: &str| {
        format!(
            "resource \"aws_lambda_function\" \"f\" {{\n  function_name = \"f\"\n  environment {{\n    variables = {{\n      {variable} = \"x\"\n    }}\n  }}\n}}\nresource \"aws_lambda_function_url\" \"u\" {{\n  function_name = aws_lambda_function.f.function_name\n  authorization_type = \"NONE\"\n}}\n"
        )
    };
    accepted(rule, &main("TABLE"));
    accepted(rule, &main("API_SECRET"));
    declined(rule, &main("SLACK_SIGNING_SECRET"));
    declined(rule, &main("GITHUB_WEBHOOK_SECRET_ARN"));
    let call = |variable: &str| {
        format!(
            "module \"f\" {{\n  source = \"terraform-aws-modules/lambda/aws\"\n  version = \"7.0.0\"\n  create_lambda_function_url = true\n  authorization_type = \"NONE\"\n  environment_variables = {{\n    {variable} = \"x\"\n  }}\n}}\n"
        )
    };
    accepted(rule, &call("TABLE"));
    declined(rule, &call("STRIPE_WEBHOOK_SECRET"));
}

#[test]
fn pools_of_machines() {
    let rule = "aws-cognito-user-pool-without-mfa";
    let main = |pool: &str, client: &str| {
        format!(
            "resource \"aws_cognito_user_pool\" \"p\" {{\n{pool}\n}}\nresource \"aws_cognito_user_pool_client\" \"c\" {{\n  user_pool_id = aws_cognito_user_pool.p.id\n{client}\n}}\n"
        )
    };
    accepted(rule, &main("", ""));
    declined(rule, &main("", "  allowed_oauth_flows = [\"client_credentials\"]"));
    accepted(rule, &main("", "  allowed_oauth_flows = [\"client_credentials\", \"code\"]"));
    let made = |length: u32| {
        format!(
            "  admin_create_user_config {{\n    allow_admin_create_user_only = true\n  }}\n  password_policy {{\n    minimum_length = {length}\n  }}"
        )
    };
    declined(rule, &main(&made(60), ""));
    accepted(rule, &main(&made(14), ""));
}

#[test]
fn stored_policies_that_have_expired() {
    for (rule, kind) in [
        ("azure-storage-share-policy-full-access", "azurerm_storage_share"),
        ("azure-storage-table-policy-full-access", "azurerm_storage_table"),
    ] {
        let main = |expiry: &str| {
            format!(
                "resource \"{kind}\" \"s\" {{\n  acl {{\n    access_policy {{\n      permissions = \"rwdl\"\n{expiry}\n    }}\n  }}\n}}\n"
            )
        };
        declined(rule, &main("      expiry = \"2025-12-31T23:59:59Z\""));
        // The day of all tests.
        accepted(rule, &main("      expiry = \"2026-01-01T00:00:00Z\""));
        accepted(rule, &main(""));
    }
}

#[test]
fn both_families_of_addresses_in_one_rule_are_one_finding() {
    let main = |port: u16, ranges: &str| {
        format!(
            "resource \"aws_security_group\" \"g\" {{\n  ingress {{\n    from_port = {port}\n    to_port = {port}\n    protocol = \"tcp\"\n{ranges}\n  }}\n}}\n"
        )
    };
    let [four, six] = ["    cidr_blocks = [\"0.0.0.0/0\"]", "    ipv6_cidr_blocks = [\"::/0\"]"];
    for (rule, port) in
        [("aws-ec2-security-group-unknown-port-open", 4000), ("aws-ec2-security-group-port-open-ssh", 22)]
    {
        for ranges in [four.to_owned(), six.to_owned(), format!("{four}\n{six}")] {
            assert_eq!(found(rule, &main(port, &ranges)).1, 1, "{rule} {ranges}");
        }
    }
}

#[test]
fn replicas_whose_source_the_callers_give() {
    let main = |kind: &str, source: &str, name: &str| {
        format!(
            "variable \"source_name\" {{\n  default = \"\"\n}}\nresource \"{kind}\" \"{name}\" {{\n  {source} = var.source_name\n  settings {{\n    tier = \"db-g1-small\"\n  }}\n}}\n"
        )
    };
    let rule = "aws-rds-instance-without-backups";
    silent(rule, &main("aws_db_instance", "replicate_source_db", "read_replica"));
    // What it is nobody can tell.
    declined(rule, &main("aws_db_instance", "replicate_source_db", "orders"));
    for (rule, kind, source) in [
        ("gcp-sql-instance-without-backups", "google_sql_database_instance", "master_instance_name"),
        ("nifcloud-rdb-instance-backups-too-short", "nifcloud_db_instance", "replicate_source_db"),
    ] {
        silent(rule, &main(kind, source, "read_replica"));
        accepted(rule, &main(kind, source, "orders"));
        silent(rule, &main(kind, source, "orders").replace("\"\"", "\"main\""));
    }
    let rule = "aws-rds-cluster-without-backups";
    declined(rule, &main("aws_rds_cluster", "replication_source_identifier", "replica"));
    accepted(rule, &main("aws_rds_cluster", "replication_source_identifier", "orders"));
}

/// How many findings a rule has in a module beside which another stands.
fn beside(rule: &str, own: &str, other: &str) -> usize {
    let rule = tollgate_rules::find(rule).unwrap();
    let options = Options { profiles: vec![rule].into(), ..Options::default() };
    let files = Memory::default().with("/own/main.tf", own).with("/other/main.tf", other);
    scan_as(options, &files).lines().len()
}

#[test]
fn what_a_module_beside_it_makes_for_an_id_that_it_is_given() {
    for (rule, own, kind, id) in [
        ("aws-vpc-without-flow-logs", "aws_vpc", "aws_flow_log", "vpc_id"),
        (
            "azure-sql-server-without-audit-logs", "azurerm_mssql_server",
            "azurerm_mssql_server_extended_auditing_policy", "server_id",
        ),
    ] {
        let block = format!("resource \"{own}\" \"m\" {{\n  name = \"m\"\n}}\n");
        let other = |value: &str| {
            format!(
                "variable \"id\" {{}}\ndata \"terraform_remote_state\" \"network\" {{\n  backend = \"s3\"\n}}\nresource \"{kind}\" \"o\" {{\n  {id} = {value}\n}}\n"
            )
        };
        assert_eq!(beside(rule, &block, &other("var.id")), 0, "{rule}");
        let state = "data.terraform_remote_state.network.outputs.id";
        assert_eq!(beside(rule, &block, &other(state)), 0, "{rule}");
        assert_eq!(beside(rule, &block, &other("\"of-another\"")), 1, "{rule}");
        let of_its_own = format!("{}{}", other(&format!("{own}.o.id")), block.replace("\"m\"", "\"o\""));
        assert_eq!(beside(rule, &block, &of_its_own), 1, "{rule}");
    }
}

#[test]
fn principals_and_conditions_as_terraform_0_11_wrote_them() {
    let main = |principals: &str| {
        format!(
            "data \"aws_iam_policy_document\" \"d\" {{\n  statement {{\n    actions = [\"kms:*\"]\n    resources = [\"*\"]\n{principals}\n  }}\n}}\nresource \"aws_kms_key\" \"k\" {{\n  policy = data.aws_iam_policy_document.d.json\n}}\n"
        )
    };
    let rule = "aws-iam-resource-policy-without-principal";
    let named = "{\n      type = \"AWS\"\n      identifiers = [\"arn:aws:iam::111122223333:root\"]\n    }";
    accepted(rule, &main(""));
    for written in
        [format!("principals {named}"), format!("principals = {named}"), format!("principals = [{named}]")]
    {
        silent(rule, &main(&written));
    }
    let rule = "aws-kms-key-policy-public";
    let everybody = "principals = {\n      type = \"*\"\n      identifiers = [\"*\"]\n    }\n";
    let condition = |equals: &str| {
        format!(
            "condition {equals}{{\n      test = \"StringEquals\"\n      variable = \"aws:PrincipalOrgID\"\n      values = [\"o-1\"]\n    }}"
        )
    };
    accepted(rule, &main(everybody));
    for equals in ["", "= "] {
        silent(rule, &main(&format!("{everybody}{}", condition(equals))));
    }
}
