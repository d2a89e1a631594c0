//! What most reviewers decline because of what a resource is for, or because nothing comes of it.

use crate::declined::{accepted, declined, silent};

#[test]
fn what_applies_configurations() {
    let role = |name: &str, principal: &str| {
        format!(
            "resource \"aws_iam_role\" \"r\" {{\n  name = \"{name}\"\n  assume_role_policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Action = \"sts:AssumeRole\", Principal = {{ {principal} }} }}]\n  }})\n}}\n"
        )
    };
    let (account, service) = ("AWS = \"arn:aws:iam::111122223333:root\"", "Service = \"ec2.amazonaws.com\"");
    let attachment = "resource \"aws_iam_role_policy_attachment\" \"a\" {\n  role = aws_iam_role.r.name\n  policy_arn = \"arn:aws:iam::aws:policy/AdministratorAccess\"\n}\n";
    let rule = "aws-iam-attachment-of-administrator-access";
    declined(rule, &format!("{}{attachment}", role("terraform-execution", account)));
    accepted(rule, &format!("{}{attachment}", role("orders", service)));
    declined(rule, &format!("{}{attachment}", role("terraform-orders", service)));
    let inline = |action: &str| {
        format!(
            "resource \"aws_iam_role_policy\" \"p\" {{\n  role = aws_iam_role.r.id\n  policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Action = \"{action}\", Resource = \"*\" }}]\n  }})\n}}\n"
        )
    };
    for (rule, action) in [
        ("aws-iam-identity-policy-full-access", "*"),
        ("aws-iam-policy-allows-all-of-iam", "iam:*"),
        ("aws-iam-policy-allows-all-of-s3", "s3:*"),
        ("aws-iam-policy-passes-any-role", "iam:PassRole"),
        ("aws-iam-privilege-escalation-role-attach-role-policy", "iam:AttachRolePolicy"),
    ] {
        declined(rule, &format!("{}{}", role("atlantis", account), inline(action)));
        accepted(rule, &format!("{}{}", role("orders", account), inline(action)));
        accepted(rule, &format!("{}{}", role("atlantis", service), inline(action)));
    }
}

#[test]
fn machines_without_a_role() {
    let rule = "aws-ec2-instance-allows-imdsv1";
    let machine = |body: &str| format!("resource \"aws_instance\" \"i\" {{\n  {body}\n}}\n");
    declined(rule, &machine("ami = \"ami-1\""));
    accepted(rule, &machine("iam_instance_profile = \"orders\""));
    accepted(rule, &machine("iam_instance_profile = var.profile\n}\nvariable \"profile\" {"));
    declined(rule, "resource \"aws_launch_template\" \"t\" {\n}\n");
    accepted(
        rule,
        "resource \"aws_launch_template\" \"t\" {\n  iam_instance_profile {\n    name = \"orders\"\n  }\n}\n",
    );
}

#[test]
fn servers_that_no_firewall_rule_opens() {
    for (rule, kind, firewall, link) in [
        ("azure-sql-server-public", "azurerm_mssql_server", "azurerm_mssql_firewall_rule", "server_id"),
        (
            "azure-postgresql-server-public", "azurerm_postgresql_server",
            "azurerm_postgresql_firewall_rule", "server_name",
        ),
        (
            "azure-postgresql-server-public", "azurerm_postgresql_flexible_server",
            "azurerm_postgresql_flexible_server_firewall_rule", "server_id",
        ),
        ("azure-mysql-server-public", "azurerm_mysql_server", "azurerm_mysql_firewall_rule", "server_name"),
        (
            "azure-mysql-server-public", "azurerm_mysql_flexible_server",
            "azurerm_mysql_flexible_server_firewall_rule", "server_name",
        ),
        (
            "azure-mariadb-server-public", "azurerm_mariadb_server", "azurerm_mariadb_firewall_rule",
            "server_name",
        ),
    ] {
        let identity = link.trim_start_matches("server_");
        let server = format!("resource \"{kind}\" \"s\" {{\n  name = \"orders\"\n}}\n");
        let rules = format!("resource \"{firewall}\" \"f\" {{\n  {link} = {kind}.s.{identity}\n}}\n");
        declined(rule, &server);
        accepted(rule, &format!("{server}{rules}"));
    }
}

#[test]
fn what_a_repository_or_a_service_is_for() {
    let public = |id: &str, role: &str| {
        format!(
            "resource \"google_artifact_registry_repository\" \"r\" {{\n  repository_id = \"{id}\"\n}}\nresource \"google_artifact_registry_repository_iam_member\" \"m\" {{\n  repository = google_artifact_registry_repository.r.name\n  role = \"roles/artifactregistry.{role}\"\n  member = \"allUsers\"\n}}\n"
        )
    };
    let rule = "gcp-artifact-registry-repository-public";
    declined(rule, &public("public-images", "reader"));
    accepted(rule, &public("images", "reader"));
    accepted(rule, &public("public-images", "writer"));
    let grant = |role: &str| {
        format!(
            "resource \"google_project_iam_member\" \"m\" {{\n  role = \"{role}\"\n  member = \"serviceAccount:1-compute@developer.gserviceaccount.com\"\n}}\n"
        )
    };
    let rule = "gcp-iam-default-service-account-with-role";
    declined(rule, &grant("roles/eventarc.eventReceiver"));
    accepted(rule, &grant("roles/storage.admin"));
    let owner = |name: &str| {
        format!(
            "resource \"google_project_iam_member\" \"m\" {{\n  role = \"roles/owner\"\n  member = \"serviceAccount:{name}@shop.iam.gserviceaccount.com\"\n}}\n"
        )
    };
    declined("gcp-iam-full-access", &owner("terraform"));
    accepted("gcp-iam-full-access", &owner("orders"));
    let repository =
        |name: &str| format!("resource \"aws_ecr_repository\" \"r\" {{\n  name = \"{name}\"\n}}\n");
    declined("aws-ecr-repository-without-scanning", &repository("chart-orders"));
    accepted("aws-ecr-repository-without-scanning", &repository("orders"));
    let permission = |service: &str| {
        format!(
            "resource \"aws_lambda_permission\" \"p\" {{\n  principal = \"{service}.amazonaws.com\"\n}}\n"
        )
    };
    declined("aws-lambda-permission-without-source", &permission("sqs"));
    accepted("aws-lambda-permission-without-source", &permission("s3"));
}

#[test]
fn what_says_what_it_leaves_out() {
    let recorder = |types: &str| {
        format!(
            "resource \"aws_config_configuration_recorder\" \"r\" {{\n  recording_group {{\n    all_supported = false\n    {types}\n  }}\n}}\n"
        )
    };
    declined("aws-config-recorder-disabled", &recorder("resource_types = [\"AWS::EC2::Instance\"]"));
    accepted("aws-config-recorder-disabled", &recorder(""));
    let domain = |version: &str| {
        format!(
            "resource \"aws_elasticsearch_domain\" \"d\" {{\n  elasticsearch_version = \"{version}\"\n}}\n"
        )
    };
    declined("aws-elasticsearch-domain-without-logs", &domain("2.3"));
    accepted("aws-elasticsearch-domain-without-logs", &domain("5.1"));
    let cache = |subnet: &str| format!("resource \"azurerm_redis_cache\" \"c\" {{\n  {subnet}\n}}\n");
    declined(
        "azure-redis-cache-public",
        &cache("subnet_id = var.subnet\n}\nvariable \"subnet\" {\n  default = null"),
    );
    accepted("azure-redis-cache-public", &cache(""));
    let website = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"NAME\"\n}\nresource \"aws_s3_bucket_policy\" \"p\" {\n  bucket = aws_s3_bucket.b.id\n  policy = jsonencode({\n    Statement = [{ Effect = \"Allow\", Action = \"s3:PutObject\", Resource = \"*\", Principal = { AWS = \"111122223333\" } }]\n  })\n}\n";
    declined("aws-s3-bucket-policy-accepts-http", &website.replace("NAME", "shop-website"));
    accepted("aws-s3-bucket-policy-accepts-http", &website.replace("NAME", "orders"));
}

#[test]
fn users_who_are_asked_for_what_was_sent_to_them() {
    let pool = |body: &str| format!("resource \"aws_cognito_user_pool\" \"p\" {{\n  {body}\n}}\n");
    let rule = "aws-cognito-user-pool-without-mfa";
    declined(rule, &pool("lambda_config {\n    define_auth_challenge = \"arn\"\n  }"));
    accepted(rule, &pool("lambda_config {\n    post_confirmation = \"arn\"\n  }"));
}

#[test]
fn what_something_else_keeps_up_to_date() {
    let cluster = |ignored: &str| {
        format!(
            "resource \"aws_eks_cluster\" \"c\" {{\n  version = \"1.20\"\n  lifecycle {{\n    ignore_changes = [{ignored}]\n  }}\n}}\n"
        )
    };
    declined("aws-eks-cluster-outdated-version", &cluster("version"));
    accepted("aws-eks-cluster-outdated-version", &cluster("tags"));
    let instance = |ignored: &str| {
        format!(
            "resource \"google_sql_database_instance\" \"d\" {{\n  database_version = \"MYSQL_5_7\"\n  lifecycle {{\n    ignore_changes = {ignored}\n  }}\n}}\n"
        )
    };
    declined("gcp-sql-instance-outdated", &instance("all"));
    accepted("gcp-sql-instance-outdated", &instance("[settings]"));
    let pod = |ignored: &str| {
        format!(
            "resource \"kubernetes_pod_v1\" \"p\" {{\n  spec {{\n    container {{\n      image = \"example/app:latest\"\n    }}\n  }}\n  lifecycle {{\n    ignore_changes = [\n      spec[0].dns_config,\n      metadata[0].annotations[\"image\"], # image\n      {ignored}\n    ]\n  }}\n}}\n"
        )
    };
    let image = "kubernetes-container-image-latest";
    for ignored in ["spec[0].container[0].image", "spec[0].container", "\"spec.0.container.0.image\"", "spec"]
    {
        declined(image, &pod(ignored));
    }
    for others in ["", "spec[0].container[0].name", "spec[0].container[0].image_pull_policy"] {
        accepted(image, &pod(others));
    }
    let domain = |version: &str, kind: &str| {
        format!(
            "resource \"aws_elasticsearch_domain\" \"d\" {{\n  elasticsearch_version = \"{version}\"\n  cluster_config {{\n    instance_count = 2\n    instance_type = \"{kind}\"\n  }}\n}}\n"
        )
    };
    let (disks, nodes) =
        ("aws-elasticsearch-domain-unencrypted", "aws-elasticsearch-domain-nodes-without-tls");
    declined(disks, &domain("2.3", "m4.large.elasticsearch"));
    declined(disks, &domain("7.1", "t2.medium.elasticsearch"));
    accepted(disks, &domain("5.1", "m4.large.elasticsearch"));
    declined(nodes, &domain("5.6", "m4.large.elasticsearch"));
    accepted(nodes, &domain("6.0", "m4.large.elasticsearch"));
}

#[test]
fn distributions_that_send_their_callers_on() {
    let rule = "aws-cloudfront-distribution-without-access-logs";
    let distribution = |name: &str| format!("resource \"aws_cloudfront_distribution\" \"{name}\" {{}}\n");
    declined(rule, &distribution("www_redirect"));
    accepted(rule, &distribution("shop"));
}

#[test]
fn administrators_of_a_cluster_that_apply_manifests() {
    let binding = |name: &str, subject: &str| {
        format!(
            "resource \"kubernetes_cluster_role_binding\" \"b\" {{\n  metadata {{\n    name = \"{name}\"\n  }}\n  role_ref {{\n    name = \"cluster-admin\"\n  }}\n  subject {{\n    {subject}\n  }}\n}}\n"
        )
    };
    let account = "kind = \"ServiceAccount\"\n    name = \"controller\"";
    let rule = "kubernetes-rbac-cluster-admin-bound";
    declined(rule, &binding("argocd-application-controller", account));
    accepted(rule, &binding("dashboard", account));
    accepted(rule, &binding("argocd", "kind = \"Group\"\n    name = \"system:authenticated\""));
}

#[test]
fn everybody_in_a_network_without_ipv6() {
    let main = |range: &str, network: &str, port: u16| {
        format!(
            "resource \"aws_vpc\" \"v\" {{\n  cidr_block = \"10.0.0.0/16\"\n  {network}\n}}\nresource \"aws_security_group\" \"g\" {{\n  vpc_id = aws_vpc.v.id\n  ingress {{\n    from_port = {port}\n    to_port = {port}\n    protocol = \"tcp\"\n    {range}\n  }}\n}}\n"
        )
    };
    let (six, four) = ("ipv6_cidr_blocks = [\"::/0\"]", "cidr_blocks = [\"0.0.0.0/0\"]");
    for (rule, port) in [
        ("aws-ec2-security-group-unknown-port-open", 8446),
        ("aws-ec2-security-group-port-open-ssh", 22),
        ("aws-ec2-security-group-sensitive-port-open-internet", 3306),
    ] {
        declined(rule, &main(six, "", port));
        declined(rule, &main(six, "assign_generated_ipv6_cidr_block = false", port));
        accepted(rule, &main(six, "assign_generated_ipv6_cidr_block = true", port));
        accepted(rule, &main(four, "", port));
    }
}

#[test]
fn an_address_that_a_variable_leaves_open() {
    let contact = |email: &str| {
        format!(
            "variable \"email\" {{\n  default = \"\"\n}}\nresource \"azurerm_security_center_contact\" \"c\" {{\n  email = {email}\n}}\n"
        )
    };
    declined("azure-security-center-contact-without-address", &contact("var.email"));
    accepted("azure-security-center-contact-without-address", &contact("\"\""));
}

#[test]
fn a_repository_whose_owner_is_left_empty() {
    let role = |subject: &str| {
        format!(
            "resource \"aws_iam_role\" \"r\" {{\n  assume_role_policy = jsonencode({{\n    Statement = [{{\n      Effect = \"Allow\"\n      Action = \"sts:AssumeRoleWithWebIdentity\"\n      Principal = {{ Federated = \"arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com\" }}\n      Condition = {{ StringLike = {{ \"token.actions.githubusercontent.com:sub\" = \"{subject}\" }} }}\n    }}]\n  }})\n}}\n"
        )
    };
    silent("aws-iam-role-trusts-any-github-repository", &role("repo:/orders:ref:refs/heads/main"));
    accepted("aws-iam-role-trusts-any-github-repository", &role("repo:*/orders:ref:refs/heads/main"));
}

#[test]
fn ports_of_load_balancers_are_those_of_their_listeners() {
    let group = "resource \"aws_security_group\" \"g\" {\n  ingress {\n    from_port = 8446\n    to_port = 8446\n    protocol = \"tcp\"\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }\n}\n";
    let balancer = "resource \"aws_lb\" \"l\" {\n  security_groups = [aws_security_group.g.id]\n}\n";
    let rule = "aws-ec2-security-group-unknown-port-open";
    accepted(rule, group);
    declined(rule, &format!("{group}{balancer}"));
    let machine =
        balancer.replace("aws_lb", "aws_instance").replace("security_groups", "vpc_security_group_ids");
    accepted(rule, &format!("{group}{machine}"));
}
