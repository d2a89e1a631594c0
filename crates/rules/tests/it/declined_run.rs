//! What most reviewers decline because of what something is there for, or of how long it runs.

use crate::declined::{accepted, declined, silent};
use crate::scan_as;
use tollgate_core::engine::Options;
use tollgate_core::files::Memory;

fn pod(spec: &str) -> String {
    format!(
        "resource \"kubernetes_pod\" \"p\" {{\n  metadata {{\n    name = \"p\"\n  }}\n  spec {{\n{spec}\n  }}\n}}\n"
    )
}

#[test]
fn escalation_of_whom() {
    let rule = "kubernetes-container-privilege-escalation-allowed";
    let container = |context: &str| {
        format!("container {{\n  name = \"c\"\n  security_context {{\n    {context}\n  }}\n}}\n")
    };
    let of_pod = "security_context {\n  run_as_non_root = true\n}\n";
    declined(rule, &pod(&container("")));
    declined(rule, &pod(&container("run_as_user = 0")));
    accepted(rule, &pod(&container("run_as_user = 1000")));
    accepted(rule, &pod(&container("allow_privilege_escalation = true")));
    accepted(rule, &pod(&format!("{of_pod}{}", container(""))));
    declined(rule, &pod(&format!("{of_pod}{}", container("run_as_user = 0"))));
    declined(rule, &pod(&format!("restart_policy = \"Never\"\n{}", container("run_as_user = 1000"))));
}

#[test]
fn jobs_that_are_for_nodes() {
    let rule = "kubernetes-pod-system-directory-mounted";
    let volume = "volume {\n  name = \"v\"\n  host_path {\n    path = \"/etc/kubernetes\"\n  }\n}\n";
    accepted(rule, &pod(volume));
    declined(rule, &pod(&format!("restart_policy = \"OnFailure\"\n{volume}")));
}

#[test]
fn accounts_that_deploy_into_a_cluster() {
    let binding = |account: &str| {
        format!(
            "resource \"kubernetes_cluster_role_binding\" \"b\" {{\n  metadata {{\n    name = \"b\"\n  }}\n  role_ref {{\n    api_group = \"rbac.authorization.k8s.io\"\n    kind = \"ClusterRole\"\n    name = \"cluster-admin\"\n  }}\n  subject {{\n    kind = \"ServiceAccount\"\n    name = \"{account}\"\n  }}\n}}\n"
        )
    };
    accepted("kubernetes-rbac-cluster-admin-bound", &binding("shop"));
    declined("kubernetes-rbac-cluster-admin-bound", &binding("acme-provisioner"));
    declined("kubernetes-rbac-cluster-admin-bound", &binding("acme-cluster-admin-sa"));
}

#[test]
fn blobs_behind_closed_networks() {
    let rule = "azure-storage-account-public";
    let account = |rest: &str| {
        format!(
            "resource \"azurerm_storage_account\" \"a\" {{\n  allow_nested_items_to_be_public = true\n{rest}\n}}\n"
        )
    };
    accepted(rule, &account(""));
    declined(rule, &account("network_rules {\n  default_action = \"Deny\"\n}"));
    let apart = "resource \"azurerm_storage_account_network_rules\" \"r\" {\n  storage_account_id = azurerm_storage_account.a.id\n  default_action = \"Deny\"\n}\n";
    declined(rule, &format!("{}{apart}", account("")));
    declined(
        rule,
        "resource \"azurerm_storage_account_network_rules\" \"r\" {\n  default_action = \"Allow\"\n}\n",
    );
}

#[test]
fn appliances_redirects_and_what_controllers_make() {
    let machine = |rest: &str| {
        format!(
            "resource \"azurerm_linux_virtual_machine\" \"m\" {{\n  disable_password_authentication = false\n{rest}\n}}\n"
        )
    };
    accepted("azure-compute-machine-allows-passwords", &machine(""));
    declined("azure-compute-machine-allows-passwords", &machine("plan {\n  publisher = \"citrix\"\n}"));

    let distribution = |name: &str| {
        format!(
            "resource \"aws_cloudfront_distribution\" \"{name}\" {{\n  default_cache_behavior {{\n    viewer_protocol_policy = \"allow-all\"\n  }}\n}}\n"
        )
    };
    accepted("aws-cloudfront-distribution-accepts-http", &distribution("site"));
    declined("aws-cloudfront-distribution-accepts-http", &distribution("redirect"));

    let gateway = |ignored: &str| {
        format!(
            "resource \"azurerm_application_gateway\" \"g\" {{\n  http_listener {{\n    name = \"l\"\n    protocol = \"Http\"\n  }}\n  lifecycle {{\n    ignore_changes = [{ignored}]\n  }}\n}}\n"
        )
    };
    accepted("azure-application-gateway-gateway-accepts-http", &gateway("tags"));
    declined("azure-application-gateway-gateway-accepts-http", &gateway("tags, http_listener"));

    let instance = |host: &str| {
        format!(
            "resource \"aws_instance\" \"i\" {{\n  associate_public_ip_address = true\n  connection {{\n    host = self.{host}\n  }}\n}}\n"
        )
    };
    accepted("aws-ec2-instance-public", &instance("private_ip"));
    declined("aws-ec2-instance-public", &instance("public_ip"));
}

#[test]
fn what_no_registry_locks_and_what_nothing_else_signs() {
    let domain = |name: &str| {
        format!(
            "resource \"aws_route53domains_registered_domain\" \"d\" {{\n  domain_name = \"{name}\"\n  transfer_lock = false\n}}\n"
        )
    };
    accepted("aws-route53-domain-without-transfer-lock", &domain("example.com"));
    declined("aws-route53-domain-without-transfer-lock", &domain("example.co.uk"));

    let key = "resource \"google_service_account_key\" \"k\" {\n  service_account_id = \"a\"\n}\n";
    accepted("gcp-iam-service-account-key", key);
    let url = "data \"google_storage_object_signed_url\" \"u\" {\n  credentials = base64decode(google_service_account_key.k.private_key)\n}\n";
    declined("gcp-iam-service-account-key", &format!("{key}{url}"));
}

#[test]
fn a_stage_of_a_private_api() {
    let stage = |kind: &str| {
        format!(
            "resource \"aws_api_gateway_rest_api\" \"a\" {{\n  endpoint_configuration {{\n    types = [\"{kind}\"]\n  }}\n}}\nresource \"aws_api_gateway_stage\" \"s\" {{\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  stage_name = \"prod\"\n}}\n"
        )
    };
    accepted("aws-api-gateway-stage-without-usage-plan", &stage("REGIONAL"));
    declined("aws-api-gateway-stage-without-usage-plan", &stage("PRIVATE"));
}

#[test]
fn administrators_of_pipelines() {
    let rule = "aws-iam-attachment-of-administrator-access";
    let role = |name: &str, principal: &str| {
        let trust = format!(
            "jsonencode({{ Statement = [{{ Effect = \"Allow\", Action = \"sts:AssumeRole\", Principal = {principal} }}] }})"
        );
        format!(
            "resource \"aws_iam_role\" \"r\" {{\n  name = \"{name}\"\n  assume_role_policy = {trust}\n}}\nresource \"aws_iam_role_policy_attachment\" \"p\" {{\n  role = aws_iam_role.r.name\n  policy_arn = \"arn:aws:iam::aws:policy/AdministratorAccess\"\n}}\n"
        )
    };
    let account = "{ AWS = \"arn:aws:iam::111122223333:root\" }";
    accepted(rule, &role("orders", "{ Service = \"ec2.amazonaws.com\" }"));
    declined(rule, &role("orders", account));
    declined(rule, &role("org-ci-cd", account));
    declined(rule, &role("shop-admin", account));
    declined(rule, &role("TF-Central-Role", account));
    declined(rule, &role("exec", "{ Service = \"cloudformation.amazonaws.com\" }"));
    accepted(rule, &role("deploy", "{ Service = \"ec2.amazonaws.com\" }"));
    // Its keys last.
    let user = "resource \"aws_iam_user\" \"ci\" {\n  name = \"ci\"\n}\nresource \"aws_iam_user_policy_attachment\" \"p\" {\n  user = aws_iam_user.ci.name\n  policy_arn = \"arn:aws:iam::aws:policy/AdministratorAccess\"\n}\n";
    declined(rule, user);
    let key = "resource \"aws_iam_access_key\" \"ci\" {\n  user = aws_iam_user.ci.name\n}\n";
    accepted(rule, &format!("{user}{key}"));

    let document = |name: &str, action: &str| {
        format!(
            "data \"aws_iam_policy_document\" \"{name}\" {{\n  statement {{\n    actions = [\"{action}\"]\n    resources = [\"*\"]\n  }}\n}}\n"
        )
    };
    let rule = "aws-iam-policy-allows-all-of-iam";
    let policy = |name: &str| {
        let own = format!(
            "resource \"aws_iam_policy\" \"p\" {{\n  policy = data.aws_iam_policy_document.{name}.json\n}}\n"
        );
        format!("{}{own}", document(name, "iam:*"))
    };
    accepted(rule, &policy("orders"));
    declined(rule, &policy("deploy_allowed"));
    // Nobody knows who gets it.
    declined(rule, &document("orders", "iam:*"));

    let grant = |name: &str| {
        format!(
            "resource \"google_project_iam_member\" \"{name}\" {{\n  project = \"p\"\n  role = \"roles/owner\"\n  member = \"serviceAccount:a@p.iam.gserviceaccount.com\"\n}}\n"
        )
    };
    accepted("gcp-iam-full-access", &grant("orders"));
    declined("gcp-iam-full-access", &grant("terraform_sa"));
}

#[test]
fn what_a_role_gives_to_users_does_not_raise_it() {
    let function = |action: &str| {
        format!(
            r#"
            resource "aws_iam_role" "r" {{
              name = "r"
              assume_role_policy = jsonencode({{ Statement = [{{ Effect = "Allow", Action = "sts:AssumeRole", Principal = {{ Service = "lambda.amazonaws.com" }} }}] }})
            }}
            resource "aws_iam_role_policy" "p" {{
              role = aws_iam_role.r.id
              policy = jsonencode({{ Statement = [{{ Effect = "Allow", Action = "{action}", Resource = "*" }}] }})
            }}
            resource "aws_lambda_function" "f" {{
              role = aws_iam_role.r.arn
            }}
            "#
        )
    };
    let rule = "aws-lambda-function-with-privileged-role";
    declined(rule, &function("iam:PutRolePolicy"));
    silent(rule, &function("iam:PutUserPolicy"));
    declined(rule, &function("iam:CreateAccessKey"));
}

#[test]
fn a_firewall_in_another_root_module() {
    let cache = "resource \"azurerm_redis_cache\" \"c\" {\n  name = \"c\"\n}\n";
    let found = |rule: &str| {
        let options = || {
            let rule = tollgate_rules::find("azure-redis-cache-public").unwrap();
            Options { profiles: vec![rule].into(), ..Options::default() }
        };
        let files = Memory::default().with("/cache/main.tf", cache).with("/firewall/main.tf", rule);
        scan_as(options(), &files).lines().len()
    };
    let rule = |name: &str| {
        format!(
            "variable \"cache\" {{}}\nresource \"azurerm_redis_cache\" \"own\" {{\n  name = \"own\"\n}}\nresource \"azurerm_redis_firewall_rule\" \"r\" {{\n  redis_cache_name = {name}\n}}\n"
        )
    };
    assert_eq!(found(&rule("var.cache")), 0);
    assert_eq!(found(&rule("azurerm_redis_cache.own.name")), 1);
}

#[test]
fn replicas_of_what_a_caller_names() {
    let rule = "aws-rds-instance-without-backups";
    let instance = |source: &str| {
        format!(
            "variable \"source\" {{\n  default = \"\"\n}}\nresource \"aws_db_instance\" \"i\" {{\n  identifier = \"orders\"\n{source}\n}}\n"
        )
    };
    accepted(rule, &instance(""));
    declined(rule, &instance("replicate_source_db = var.source"));
}

#[test]
fn urls_that_strangers_call() {
    let url = |name: &str| {
        format!(
            "resource \"aws_lambda_function_url\" \"{name}\" {{\n  function_name = \"f\"\n  authorization_type = \"NONE\"\n}}\n"
        )
    };
    accepted("aws-lambda-function-url-public", &url("orders"));
    declined("aws-lambda-function-url-public", &url("paddle_webhooks"));
}

#[test]
fn principals_in_the_language_of_old() {
    let document = |principals: &str| {
        format!(
            "data \"aws_iam_policy_document\" \"d\" {{\n  statement {{\n    actions = [\"kms:*\"]\n    resources = [\"*\"]\n    {principals}\n  }}\n}}\nresource \"aws_kms_key\" \"k\" {{\n  policy = data.aws_iam_policy_document.d.json\n}}\n"
        )
    };
    let rule = "aws-iam-resource-policy-without-principal";
    accepted(rule, &document(""));
    silent(
        rule,
        &document(
            "principals = {\n      type = \"AWS\"\n      identifiers = [\"arn:aws:iam::111122223333:root\"]\n    }",
        ),
    );
}

#[test]
fn rights_that_add_nothing_to_others_of_the_same_policy() {
    let (rule, of_s3) = ("aws-iam-policy-passes-any-role", "aws-iam-policy-allows-all-of-s3");
    let policy = |actions: &str| {
        format!(
            "resource \"aws_iam_group_policy\" \"p\" {{\n  group = \"g\"\n  policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Action = [{actions}], Resource = \"*\" }}]\n  }})\n}}\n"
        )
    };
    accepted(rule, &policy("\"iam:PassRole\", \"ec2:*\""));
    declined(rule, &policy("\"iam:PassRole\", \"iam:PutRolePolicy\""));
    accepted(of_s3, &policy("\"s3:*\", \"iam:PassRole\""));
    declined(of_s3, &policy("\"s3:*\", \"iam:AttachRolePolicy\""));
    let all_but =
        policy("\"iam:PassRole\"").replace("Action = [\"iam:PassRole\"]", "NotAction = [\"logs:*\"]");
    declined(rule, &all_but);
}

#[test]
fn policies_of_administrators() {
    let policy = |role: &str, action: &str| {
        format!(
            "resource \"aws_iam_role\" \"r\" {{\n  name = \"{role}\"\n}}\nresource \"aws_iam_role_policy\" \"p\" {{\n  role = aws_iam_role.r.id\n  policy = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Action = \"{action}\", Resource = \"*\" }}]\n  }})\n}}\n"
        )
    };
    for (rule, action) in [
        ("aws-iam-policy-allows-all-of-s3", "s3:*"),
        ("aws-iam-policy-allows-all-of-iam", "iam:*"),
        ("aws-iam-identity-policy-full-access", "*"),
        ("aws-iam-privilege-escalation-role-attach-role-policy", "iam:AttachRolePolicy"),
    ] {
        accepted(rule, &policy("orders", action));
        declined(rule, &policy("ShopAdmin", action));
    }
}

#[test]
fn what_pods_run_with() {
    let rule = "aws-iam-attachment-of-power-user-access";
    let role = |subject: &str| {
        format!(
            r#"
            resource "aws_iam_role" "r" {{
              name = "orders"
              assume_role_policy = jsonencode({{
                Statement = [{{
                  Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity", Principal = {{ Federated = "arn:aws:iam::111122223333:oidc-provider/p" }}
                  Condition = {{ StringEquals = {{ "p:sub" = "{subject}" }} }}
                }}]
              }})
            }}
            resource "aws_iam_role_policy_attachment" "a" {{
              role       = aws_iam_role.r.name
              policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
            }}
            "#
        )
    };
    accepted(rule, &role("system:serviceaccount:shop:orders"));
    declined(rule, &role("repo:shop/orders:ref:refs/heads/main"));
}

#[test]
fn what_reviewers_nearly_always_decline() {
    let rules = [
        "aws-iam-policy-document-full-access", "gcp-iam-service-account-admin",
        "kubernetes-pod-host-namespace-ipc", "kubernetes-pod-host-namespace-pid",
        "kubernetes-pod-system-directory-mounted", "kubernetes-pod-unsafe-sysctl",
        "kubernetes-rbac-role-full-access", "kubernetes-service-load-balancer-public",
    ];
    for rule in rules {
        assert!(tollgate_rules::find(rule).unwrap().pedantic, "{rule}");
    }
}
