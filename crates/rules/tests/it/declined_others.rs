//! What most reviewers decline because others decide it, or because it is no secret.

use crate::declined::{accepted, declined, silent};
use crate::scan_as;
use tollgate_core::engine::{Options, Profile};
use tollgate_core::files::Memory;

#[test]
fn secrets_that_are_none() {
    let secret = |name: &str, value: &str| {
        format!(
            "resource \"github_actions_secret\" \"s\" {{\n  secret_name = \"{name}\"\n  plaintext_value = \"{value}\"\n}}\n"
        )
    };
    let rule = "github-secret-with-plain-value";
    for name in ["AWS_REGION", "STATE_BUCKET", "AZURE_CLIENT_ID", "GH_USERNAME", "SANDBOX_CREATION"] {
        declined(rule, &secret(name, "shop"));
    }
    declined(rule, &secret("PASSWORD", "change-me"));
    for name in ["PASSWORD", "DEPLOY_TOKEN", "AWS_SECRET_ACCESS_KEY"] {
        accepted(rule, &secret(name, "h4rd-to-gu3ss"));
    }
    accepted(rule, &secret("DATABASE", "postgres://shop:h4rd-to-gu3ss@db.shop.net/shop"));
}

#[test]
fn what_accounts_of_an_organization_may_do_at_most() {
    let document = |more: &str| {
        format!(
            "data \"aws_iam_policy_document\" \"d\" {{\n  statement {{\n    actions = [\"iam:*\"]\n    resources = [\"*\"]\n  }}\n}}\n{more}"
        )
    };
    let rule = "aws-iam-policy-allows-all-of-iam";
    let limit = "resource \"aws_organizations_policy\" \"p\" {\n  name = \"p\"\n  content = data.aws_iam_policy_document.d.json\n}\n";
    let own = "resource \"aws_iam_role_policy\" \"p\" {\n  role = \"r\"\n  policy = data.aws_iam_policy_document.d.json\n}\n";
    silent(rule, &document(limit));
    accepted(rule, &document(own));
    accepted(rule, &document(&format!("{limit}{own}")));
}

#[test]
fn certificates_of_authorities() {
    let pod = |path: &str, read_only: bool| {
        format!(
            "resource \"kubernetes_deployment_v1\" \"d\" {{\n  metadata {{\n    name = \"d\"\n  }}\n  spec {{\n    template {{\n      spec {{\n        volume {{\n          name = \"v\"\n          host_path {{\n            path = \"{path}\"\n          }}\n        }}\n        container {{\n          name = \"c\"\n          volume_mount {{\n            name = \"v\"\n            mount_path = \"/v\"\n            read_only = {read_only}\n          }}\n        }}\n      }}\n    }}\n  }}\n}}\n"
        )
    };
    let rule = "kubernetes-pod-system-directory-mounted";
    declined(rule, &pod("/etc/ssl/certs/ca-bundle.crt", true));
    accepted(rule, &pod("/etc/ssl/certs/ca-bundle.crt", false));
    accepted(rule, &pod("/etc/ssl/private", true));
}

#[test]
fn templates_beside_one_for_private_instances() {
    let template = |name: &str, public: bool| {
        format!(
            "resource \"aws_launch_template\" \"{name}\" {{\n  network_interfaces {{\n    associate_public_ip_address = {public}\n  }}\n}}\n"
        )
    };
    let rule = "aws-ec2-instance-public";
    declined(rule, &format!("{}{}", template("a", true), template("b", false)));
    accepted(rule, &template("a", true));
}

#[test]
fn what_does_not_run_without_privileges() {
    let pod = |image: &str| {
        format!(
            "resource \"kubernetes_pod_v1\" \"p\" {{\n  metadata {{\n    name = \"p\"\n  }}\n  spec {{\n    container {{\n      name = \"c\"\n      image = \"{image}\"\n      security_context {{\n        privileged = true\n      }}\n    }}\n  }}\n}}\n"
        )
    };
    for image in
        ["gcr.io/google_containers/volume-nfs:0.8", "docker:27-dind", "example.com/jupyterhub-sftp:1"]
    {
        declined("kubernetes-container-privileged", &pod(image));
    }
    let beside = pod("registry.example.com/docker:1").replace("name = \"c\"", "name = \"docker-in-docker\"");
    declined("kubernetes-container-privileged", &beside);
    accepted("kubernetes-container-privileged", &pod("registry.example.com/confs:1"));
    accepted("kubernetes-container-privileged", &pod("registry.example.com/orders:1"));
}

#[test]
fn workloads_that_are_stopped() {
    let deployment = |replicas: u8| {
        format!(
            "resource \"kubernetes_deployment_v1\" \"d\" {{\n  metadata {{\n    name = \"d\"\n  }}\n  spec {{\n    replicas = {replicas}\n    template {{\n      spec {{\n        container {{\n          name = \"c\"\n          image = \"busybox\"\n        }}\n      }}\n    }}\n  }}\n}}\n"
        )
    };
    declined("kubernetes-container-image-latest", &deployment(0));
    accepted("kubernetes-container-image-latest", &deployment(1));
}

#[test]
fn groups_of_administrators() {
    let group = |name: &str| {
        format!(
            "resource \"aws_iam_group\" \"g\" {{\n  name = \"{name}\"\n}}\nresource \"aws_iam_group_policy\" \"p\" {{\n  group = aws_iam_group.g.name\n  policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Action = \"iam:AttachUserPolicy\", Resource = \"*\" }}]\n  }})\n}}\n"
        )
    };
    let rule = "aws-iam-privilege-escalation-group-attach-user-policy";
    declined(rule, &group("admin-users"));
    accepted(rule, &group("developers"));
}

#[test]
fn logs_that_callers_switch_on() {
    let domain = |logs: &str| {
        format!(
            "variable \"on\" {{\n  default = false\n}}\nresource \"aws_opensearch_domain\" \"d\" {{\n  domain_name = \"d\"\n{logs}}}\n"
        )
    };
    let rule = "aws-elasticsearch-domain-without-logs";
    let publishing = |enabled: &str| {
        format!(
            "  log_publishing_options {{\n    log_type = \"ES_APPLICATION_LOGS\"\n    enabled = {enabled}\n  }}\n"
        )
    };
    declined(rule, &domain(&publishing("var.on")));
    accepted(rule, &domain(&publishing("false")));
    declined(
        rule,
        &domain(
            "  dynamic \"log_publishing_options\" {\n    for_each = var.on ? [1] : []\n    content {\n      log_type = \"ES_APPLICATION_LOGS\"\n    }\n  }\n",
        ),
    );
    accepted(rule, &domain(""));
}

#[test]
fn what_is_said_of_another_block_as_well() {
    let document = "data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    actions = [\"*\"]\n    resources = [\"*\"]\n  }\n}\n";
    let policy = "resource \"aws_iam_policy\" \"p\" {\n  name = \"p\"\n  policy = data.aws_iam_policy_document.d.json\n}\n";
    declined("aws-iam-policy-allows-all-of-iam", document);
    accepted("aws-iam-identity-policy-full-access", &format!("{document}{policy}"));
    let version = |kind: &str| {
        format!(
            "resource \"{kind}\" \"b\" {{\n  engine_type = \"ActiveMQ\"\n  engine_version = \"5.15.0\"\n}}\n"
        )
    };
    declined("aws-mq-broker-outdated", &version("aws_mq_configuration"));
    accepted("aws-mq-broker-outdated", &version("aws_mq_broker"));
}

#[test]
fn what_users_of_a_configuration_fill_in() {
    // A module that is called; what is passed to a root module is not known.
    let found = |subnet: &str, pedantic: bool| {
        let rules = vec![tollgate_rules::find("aws-ec2-instance-public").unwrap()];
        let profile = Profile { rules, pedantic, ..Profile::default() };
        let options = Options { profiles: profile.into(), ..Options::default() };
        let call = format!(
            "variable \"given\" {{\n  default = \"\"\n}}\nmodule \"m\" {{\n  source = \"./m\"\n  subnet = {subnet}\n}}\n"
        );
        let instance =
            "variable \"subnet\" {}\nresource \"aws_instance\" \"i\" {\n  subnet_id = var.subnet\n}\n";
        let files = Memory::default().with("/main.tf", call).with("/m/main.tf", instance);
        scan_as(options, &files).lines().len()
    };
    assert_eq!((found("var.given", false), found("var.given", true)), (0, 1));
    let with = |resource: &str, given: &str| {
        format!("variable \"given\" {{\n  default = {given}\n}}\nresource \"{resource}\" \"r\" {{\n")
    };
    accepted("aws-ec2-instance-public", "resource \"aws_instance\" \"i\" {\n  ami = \"ami-1\"\n}\n");
    let log = |vpc: &str| format!("{}  vpc_id = {vpc}\n}}\n", with("aws_flow_log", "null"));
    declined("aws-vpc-without-flow-logs", &log("var.given"));
    accepted("aws-vpc-without-flow-logs", &log("null"));
}

#[test]
fn names_in_one_word() {
    let role = |name: &str, service: &str| {
        format!(
            "resource \"aws_iam_role\" \"r\" {{\n  name = \"{name}\"\n  assume_role_policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Action = \"sts:AssumeRole\", Principal = {{ Service = \"{service}.amazonaws.com\" }} }}]\n  }})\n}}\nresource \"aws_iam_role_policy_attachment\" \"a\" {{\n  role = aws_iam_role.r.name\n  policy_arn = \"arn:aws:iam::aws:policy/AdministratorAccess\"\n}}\n"
        )
    };
    let rule = "aws-iam-attachment-of-administrator-access";
    declined(rule, &role("TerraformCodePipelineApply", "codebuild"));
    declined(rule, &role("TerraformCodePipelineApply", "ec2"));
    declined(rule, &role("OrdersBuild", "codebuild"));
    accepted(rule, &role("OrdersBuild", "ec2"));
}

#[test]
fn access_logs_that_callers_switch_on() {
    let distribution = |logs: &str| {
        format!(
            "variable \"on\" {{\n  default = false\n}}\nresource \"aws_cloudfront_distribution\" \"d\" {{\n  enabled = true\n{logs}}}\n"
        )
    };
    let rule = "aws-cloudfront-distribution-without-access-logs";
    let switched = "  dynamic \"logging_config\" {\n    for_each = var.on ? [1] : []\n    content {\n      bucket = \"b\"\n    }\n  }\n";
    declined(rule, &distribution(switched));
    accepted(rule, &distribution(""));
}
