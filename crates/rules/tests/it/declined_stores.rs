//! What everybody may read unless it is called private, and what else whoever wrote it means: by default nothing is said of it.

use crate::declined::{accepted, declined, found, silent};

#[test]
fn statements_that_are_made_on_request_alone() {
    let examples = [
        (
            "aws-ec2-public-instance-shares-role",
            "resource \"aws_subnet\" \"s\" {}\nresource \"aws_instance\" \"web\" {\n  associate_public_ip_address = true\n  iam_instance_profile = \"orders\"\n}\nresource \"aws_instance\" \"db\" {\n  associate_public_ip_address = false\n  subnet_id = aws_subnet.s.id\n  iam_instance_profile = \"orders\"\n}\n",
        ),
        (
            "gcp-gke-cluster-without-alias-addresses",
            "resource \"google_container_cluster\" \"c\" {\n  networking_mode = \"ROUTES\"\n}\n",
        ),
        (
            "gcp-gke-cluster-outdated",
            "resource \"google_container_cluster\" \"c\" {\n  min_master_version = \"1.19\"\n}\n",
        ),
        (
            "gcp-sql-instance-with-local-infile",
            "resource \"google_sql_database_instance\" \"d\" {\n  database_version = \"MYSQL_8_4\"\n  settings {\n    database_flags {\n      name = \"local_infile\"\n      value = \"on\"\n    }\n  }\n}\n",
        ),
        (
            "azure-aks-cluster-with-dashboard",
            "resource \"azurerm_kubernetes_cluster\" \"c\" {\n  addon_profile {\n    kube_dashboard {\n      enabled = true\n    }\n  }\n}\n",
        ),
    ];
    for (rule, main) in examples {
        assert!(tollgate_rules::find(rule).unwrap().pedantic, "{rule}");
        accepted(rule, main);
    }
}

#[test]
fn secrets_that_the_configuration_makes() {
    let service = |value: &str| {
        format!(
            "resource \"random_password\" \"p\" {{}}\nresource \"google_cloud_run_v2_service\" \"s\" {{\n  template {{\n    containers {{\n      env {{\n        name = \"API_TOKEN\"\n        value = {value}\n      }}\n    }}\n  }}\n}}\n"
        )
    };
    declined("gcp-run-container-with-secret", &service("random_password.p.result"));
    accepted("gcp-run-container-with-secret", &service("\"hunter2-Zx81-q\""));
}

#[test]
fn stores_that_everybody_reads_unless_they_are_called_private() {
    let binding = |bucket: &str, role: &str| {
        format!(
            "resource \"google_storage_bucket\" \"b\" {{\n  {bucket}\n}}\nresource \"google_storage_bucket_iam_binding\" \"m\" {{\n  bucket = google_storage_bucket.b.name\n  role = \"roles/storage.{role}\"\n  members = [\"allUsers\"]\n}}\n"
        )
    };
    let rule = "gcp-storage-bucket-binding-public";
    declined(rule, &binding("name = \"maps\"", "objectViewer"));
    accepted(rule, &binding("name = \"maps\"", "objectAdmin"));
    accepted(rule, &binding("name = \"shop-backups\"", "objectViewer"));
    accepted(
        rule,
        &binding("name = \"maps\"\n  labels = {\n    class = \"confidential\"\n  }", "objectViewer"),
    );
    let list = |bucket: &str, acl: &str| {
        format!(
            "resource \"google_storage_bucket_acl\" \"l\" {{\n  bucket = \"{bucket}\"\n  predefined_acl = \"{acl}\"\n}}\n"
        )
    };
    let rule = "gcp-storage-bucket-member-public";
    declined(rule, &list("maps", "publicRead"));
    accepted(rule, &list("maps", "publicReadWrite"));
    accepted(rule, &list("audit-logs", "publicRead"));

    let policy = |name: &str, action: &str| {
        format!(
            "resource \"aws_s3_bucket\" \"b\" {{\n  bucket = \"{name}\"\n}}\nresource \"aws_s3_bucket_policy\" \"p\" {{\n  bucket = aws_s3_bucket.b.id\n  policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Principal = \"*\", Action = \"{action}\", Resource = \"arn:aws:s3:::b/*\" }}]\n  }})\n}}\n"
        )
    };
    let rule = "aws-s3-bucket-policy-public-get";
    declined(rule, &policy("maps", "s3:GetObject"));
    accepted(rule, &policy("maps", "s3:Get*"));
    accepted(rule, &policy("terraform-state", "s3:GetObject"));
    let rule = "aws-s3-bucket-acl-public";
    let acl = |name: &str, acl: &str| {
        format!("resource \"aws_s3_bucket\" \"b\" {{\n  bucket = \"{name}\"\n  acl = \"{acl}\"\n}}\n")
    };
    declined(rule, &acl("maps", "public-read"));
    accepted(rule, &acl("maps", "public-read-write"));
    accepted(rule, &acl("shop-logs", "public-read"));

    let container = |name: &str, access: &str| {
        format!(
            "resource \"azurerm_storage_container\" \"c\" {{\n  name = \"{name}\"\n  container_access_type = \"{access}\"\n}}\n"
        )
    };
    let rule = "azure-storage-container-public";
    declined(rule, &container("packages", "blob"));
    accepted(rule, &container("packages", "container"));
    accepted(rule, &container("customer-data", "blob"));
}

#[test]
fn images_that_everybody_is_to_pull() {
    let repository = |tags: &str, action: &str| {
        format!(
            "resource \"aws_ecr_repository\" \"r\" {{\n  name = \"orders\"\n  {tags}\n}}\nresource \"aws_ecr_repository_policy\" \"p\" {{\n  repository = aws_ecr_repository.r.name\n  policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Principal = \"*\", Action = [\"ecr:BatchGetImage\", \"{action}\"] }}]\n  }})\n}}\n"
        )
    };
    let rule = "aws-ecr-repository-public";
    let tags = "tags = {\n    data-sensitivity = \"public\"\n  }";
    declined(rule, &repository(tags, "ecr:GetDownloadUrlForLayer"));
    accepted(rule, &repository("", "ecr:GetDownloadUrlForLayer"));
    accepted(rule, &repository(tags, "ecr:PutImage"));
}

#[test]
fn nodes_in_subnets_without_a_route_from_the_internet() {
    let nodes = |route: &str| {
        format!(
            "resource \"aws_subnet\" \"s\" {{}}\n{route}resource \"aws_eks_node_group\" \"n\" {{\n  subnet_ids = [aws_subnet.s.id]\n  remote_access {{\n    ec2_ssh_key = \"key\"\n  }}\n}}\n"
        )
    };
    let route = "resource \"aws_internet_gateway\" \"g\" {}\nresource \"aws_route_table\" \"t\" {\n  route {\n    cidr_block = \"0.0.0.0/0\"\n    gateway_id = aws_internet_gateway.g.id\n  }\n}\nresource \"aws_route_table_association\" \"a\" {\n  subnet_id = aws_subnet.s.id\n  route_table_id = aws_route_table.t.id\n}\n";
    accepted("aws-eks-node-group-port-open-ssh", &nodes(route));
    declined("aws-eks-node-group-port-open-ssh", &nodes(""));
}

#[test]
fn origins_whose_load_balancer_speaks_no_https() {
    let origin = |protocol: &str| {
        format!(
            "resource \"aws_lb\" \"l\" {{}}\nresource \"aws_lb_listener\" \"l\" {{\n  load_balancer_arn = aws_lb.l.arn\n  protocol = \"{protocol}\"\n}}\nresource \"aws_cloudfront_distribution\" \"d\" {{\n  enabled = true\n  origin {{\n    domain_name = aws_lb.l.dns_name\n    custom_origin_config {{\n      origin_protocol_policy = \"http-only\"\n    }}\n  }}\n}}\n"
        )
    };
    declined("aws-cloudfront-origin-accepts-http", &origin("HTTP"));
    accepted("aws-cloudfront-origin-accepts-http", &origin("HTTPS"));
}

#[test]
fn groups_that_are_called_after_what_answers_at_its_listeners_only() {
    let group = |name: &str, ports: &str| {
        format!(
            "resource \"aws_security_group\" \"g\" {{\n  name = \"{name}\"\n  ingress {{\n    cidr_blocks = [\"0.0.0.0/0\"]\n    {ports}\n  }}\n}}\n"
        )
    };
    let all = "protocol = \"-1\"\n    from_port = 0\n    to_port = 0";
    let ssh = "protocol = \"tcp\"\n    from_port = 22\n    to_port = 22";
    for rule in ["aws-ec2-security-group-all-ports-open", "aws-ec2-security-group-port-open-ssh"] {
        accepted(rule, &group("orders", all));
        declined(rule, &group("prod-alb-sg", all));
        declined(rule, &group("outbound-resolver", all));
    }
    accepted("aws-ec2-security-group-port-open-ssh", &group("prod-alb-sg", ssh));
    let output = "output \"id\" {\n  value = aws_security_group.g.id\n}\n";
    declined("aws-ec2-security-group-all-ports-open", &(group("prod-alb-sg", all) + output));
    accepted("aws-ec2-security-group-all-ports-open", &(group("orders", all) + output));
    let machine =
        "resource \"aws_instance\" \"i\" {\n  vpc_security_group_ids = [aws_security_group.g.id]\n}\n";
    accepted("aws-ec2-security-group-all-ports-open", &(group("prod-alb-sg", all) + machine));
    let port = "protocol = \"tcp\"\n    from_port = 9345\n    to_port = 9345";
    declined("aws-ec2-security-group-unknown-port-open", &group("prod-nlb", port));
    accepted("aws-ec2-security-group-unknown-port-open", &group("orders", port));
}

#[test]
fn machines_with_a_number_or_a_prefix_in_their_names() {
    let rule = "aws-ec2-instance-public";
    let instance = |name: &str| {
        format!("resource \"aws_instance\" \"{name}\" {{\n  associate_public_ip_address = true\n}}\n")
    };
    accepted(rule, &instance("web1"));
    declined(rule, &instance("vpn1"));
    let template = |prefix: &str| {
        format!(
            "resource \"aws_launch_template\" \"t\" {{\n  name_prefix = \"{prefix}\"\n  network_interfaces {{\n    associate_public_ip_address = true\n  }}\n}}\n"
        )
    };
    accepted(rule, &template("orders-"));
    declined(rule, &template("fck-nat-"));
}

#[test]
fn gateways_whose_listeners_a_cluster_makes() {
    let gateway = |cluster: &str| {
        format!(
            "resource \"azurerm_application_gateway\" \"g\" {{\n  http_listener {{\n    name = \"l\"\n    protocol = \"Http\"\n  }}\n}}\nresource \"azurerm_kubernetes_cluster\" \"c\" {{\n{cluster}}}\n"
        )
    };
    let add_on = "  ingress_application_gateway {\n    gateway_id = azurerm_application_gateway.g.id\n  }\n";
    declined("azure-application-gateway-gateway-accepts-http", &gateway(add_on));
    accepted("azure-application-gateway-gateway-accepts-http", &gateway(""));
}

#[test]
fn listeners_that_send_callers_elsewhere() {
    let listener = |redirect: &str| {
        format!(
            "resource \"aws_lb_listener\" \"l\" {{\n  port = 80\n  protocol = \"HTTP\"\n  default_action {{\n    type = \"redirect\"\n    redirect {{\n      {redirect}\n      status_code = \"HTTP_301\"\n    }}\n  }}\n}}\n"
        )
    };
    declined("aws-elb-listener-accepts-http", &listener("host = \"old.example.com\""));
    accepted("aws-elb-listener-accepts-http", &listener("port = \"443\""));
    silent("aws-elb-listener-accepts-http", &listener("protocol = \"HTTPS\""));
}

#[test]
fn listeners_of_what_is_shown_or_tried() {
    let listener = |name: &str| {
        format!(
            "resource \"aws_lb_listener\" \"{name}\" {{\n  port = 80\n  protocol = \"HTTP\"\n  default_action {{\n    type = \"forward\"\n  }}\n}}\n"
        )
    };
    accepted("aws-elb-listener-accepts-http", &listener("orders"));
    declined("aws-elb-listener-accepts-http", &listener("demo"));
}

#[test]
fn the_url_speaks_for_its_permission() {
    let permission = |rest: &str| {
        format!(
            "resource \"aws_lambda_function_url\" \"u\" {{\n  function_name = \"orders\"\n  authorization_type = \"NONE\"\n}}\nresource \"aws_lambda_permission\" \"p\" {{\n  function_name = \"orders\"\n  principal = \"*\"\n  {rest}\n}}\n"
        )
    };
    accepted("aws-lambda-function-public", &permission(""));
    declined("aws-lambda-function-public", &permission("function_url_auth_type = \"NONE\""));
    assert_eq!(found("aws-lambda-function-url-public", &permission("")), (1, 1));
}

#[test]
fn the_edge_reads_the_function() {
    let permission = |principal: &str| {
        format!(
            "resource \"aws_lambda_permission\" \"p\" {{\n  action = \"lambda:GetFunction\"\n  function_name = \"orders\"\n  principal = \"{principal}\"\n}}\n"
        )
    };
    silent("aws-lambda-permission-beyond-invocation", &permission("edgelambda.amazonaws.com"));
    accepted("aws-lambda-permission-beyond-invocation", &permission("sns.amazonaws.com"));
}

#[test]
fn ports_that_one_rule_of_a_firewall_opens() {
    let rules = ["ssh", "rdp", "mysql", "ftp"].map(|it| format!("gcp-compute-firewall-port-open-{it}"));
    let [ssh, others @ ..] = &rules;
    let implied = tollgate_rules::find(ssh).unwrap().implies;
    assert!(others.iter().all(|it| implied.contains(&it.as_str())));
}
