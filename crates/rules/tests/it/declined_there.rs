//! Advice that most reviewers decline because of what else the configuration says.

use crate::declined::{accepted, declined};
use crate::scan_as;
use tollgate_core::engine::{Options, Profile};
use tollgate_core::files::Memory;

#[test]
fn ports_of_what_the_internet_does_not_reach() {
    let rule = |from: u32, to: u32| {
        format!(
            "  ingress {{\n    from_port = {from}\n    to_port = {to}\n    protocol = \"tcp\"\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }}\n"
        )
    };
    let group = |ingress: &str| format!("resource \"aws_security_group\" \"g\" {{\n{ingress}}}\n");
    let id = "aws_security_group.g.id";
    let endpoint = format!(
        "resource \"aws_vpc_endpoint\" \"e\" {{\n  vpc_endpoint_type = \"Interface\"\n  security_group_ids = [{id}]\n}}\n"
    );
    let resolver = format!(
        "resource \"aws_route53_resolver_endpoint\" \"r\" {{\n  direction = \"OUTBOUND\"\n  security_group_ids = [{id}]\n}}\n"
    );
    let balancer = format!("resource \"aws_lb\" \"l\" {{\n  security_groups = [{id}]\n}}\n");
    let machine = format!("resource \"aws_instance\" \"i\" {{\n  vpc_security_group_ids = [{id}]\n}}\n");
    for (name, from, to) in [
        ("aws-ec2-security-group-all-ports-open", 0, 65535),
        ("aws-ec2-security-group-port-open-ssh", 22, 22),
        ("aws-ec2-security-group-sensitive-port-open-internet", 3306, 3306),
        ("aws-ec2-security-group-unknown-port-open", 8446, 8446),
    ] {
        let group = group(&rule(from, to));
        accepted(name, &group);
        declined(name, &format!("{group}{endpoint}"));
        declined(name, &format!("{group}{resolver}"));
        // A load balancer answers at the ports of its listeners.
        declined(name, &format!("{group}{balancer}"));
        accepted(name, &format!("{group}{endpoint}{machine}"));
        accepted(name, &format!("{group}{endpoint}output \"g\" {{\n  value = {id}\n}}\n"));
    }
    let apart = format!(
        "resource \"aws_security_group_rule\" \"r\" {{\n  type = \"ingress\"\n  security_group_id = {id}\n  from_port = 22\n  to_port = 22\n  protocol = \"tcp\"\n  cidr_blocks = [\"0.0.0.0/0\"]\n}}\n"
    );
    declined("aws-ec2-security-group-port-open-ssh", &format!("{}{endpoint}{apart}", group("")));
    accepted("aws-ec2-security-group-port-open-ssh", &format!("{}{machine}{apart}", group("")));
}

#[test]
fn disks_of_images_that_people_build_themselves() {
    let rule = "aws-ec2-block-device-unencrypted";
    let machine = |owners: &str, disk: &str| {
        format!(
            "variable \"builder\" {{}}\ndata \"aws_ami\" \"a\" {{\n  owners = [{owners}]\n}}\nresource \"aws_instance\" \"i\" {{\n  ami = data.aws_ami.a.id\n  root_block_device {{\n    volume_size = 20\n{disk}  }}\n}}\n"
        )
    };
    declined(rule, &machine("\"self\"", ""));
    declined(rule, &machine("var.builder", ""));
    accepted(rule, &machine("\"amazon\"", ""));
    accepted(rule, &machine("\"self\"", "    encrypted = false\n"));
}

#[test]
fn backups_of_a_replica() {
    let replica = |source: &str| {
        format!("resource \"aws_rds_cluster\" \"c\" {{\n  backup_retention_period = 1\n  {source}\n}}\n")
    };
    let source = "replication_source_identifier = \"arn:aws:rds:eu-west-1:1:cluster:c\"";
    accepted("aws-rds-cluster-without-backups", &replica(""));
    declined("aws-rds-cluster-without-backups", &replica(source));
}

#[test]
fn what_production_has_and_others_do_without() {
    let rule = tollgate_rules::find("aws-dynamodb-table-without-point-in-time-recovery").unwrap();
    let main = "variable \"recover\" {\n  default = false\n}\nresource \"aws_dynamodb_table\" \"t\" {\n  point_in_time_recovery {\n    enabled = var.recover\n  }\n}\n";
    let found = |production: bool, pedantic: bool| {
        let files = Memory::default()
            .with("/main.tf", main)
            .with("/env/dev.tfvars", "recover = false\n")
            .with("/env/prod.tfvars", format!("recover = {production}\n"));
        let profile = Profile { rules: vec![rule], pedantic, ..Profile::default() };
        scan_as(Options { profiles: profile.into(), ..Options::default() }, &files).lines().len()
    };
    assert_eq!((found(true, false), found(true, true), found(false, false)), (0, 1, 1));
}

#[test]
fn a_job_that_runs_as_root() {
    let of = |kind: &str| {
        format!(
            "resource \"{kind}\" \"j\" {{\n  metadata {{\n    name = \"j\"\n  }}\n  spec {{\n    template {{\n      metadata {{}}\n      spec {{\n        container {{\n          name = \"c\"\n          image = \"i\"\n          security_context {{\n            run_as_user = 0\n          }}\n        }}\n      }}\n    }}\n  }}\n}}\n"
        )
    };
    declined("kubernetes-container-as-root", &of("kubernetes_job_v1"));
    accepted("kubernetes-container-as-root", &of("kubernetes_deployment_v1"));
}

#[test]
fn what_production_has_of_a_module_that_others_call_too() {
    let rule = tollgate_rules::find("aws-dynamodb-table-without-point-in-time-recovery").unwrap();
    let module = "variable \"recover\" {}\nresource \"aws_dynamodb_table\" \"t\" {\n  point_in_time_recovery {\n    enabled = var.recover\n  }\n}\n";
    let call = |recover: &str| {
        format!(
            "module \"t\" {{\n  source = \"../../modules/t\"\n  recover = {recover}\n}}\nvariable \"any\" {{}}\n"
        )
    };
    let found = |production: &str, recover: &str, pedantic: bool| {
        let files = Memory::default()
            .with("/modules/t/main.tf", module)
            .with("/envs/dev/main.tf", call("false"))
            .with(format!("/envs/{production}/main.tf"), call(recover));
        let profile = Profile { rules: vec![rule], pedantic, ..Profile::default() };
        scan_as(Options { profiles: profile.into(), ..Options::default() }, &files).lines().len()
    };
    assert_eq!((found("prod", "true", false), found("prod", "true", true)), (0, 1));
    assert_eq!((found("prod", "false", false), found("prod", "var.any", false)), (1, 0));
    // Nobody restores what is tried out.
    assert_eq!((found("staging", "true", false), found("staging", "true", true)), (0, 1));
    assert_eq!((found("live", "false", false), found("test-2", "false", false)), (1, 0));
}

#[test]
fn users_who_sign_in_elsewhere() {
    let pool = |providers: &str| {
        format!(
            "resource \"aws_cognito_user_pool\" \"p\" {{\n  name = \"p\"\n}}\nresource \"aws_cognito_identity_provider\" \"i\" {{\n  user_pool_id = aws_cognito_user_pool.p.id\n  provider_name = \"Azure\"\n  provider_type = \"SAML\"\n}}\nresource \"aws_cognito_user_pool_client\" \"c\" {{\n  user_pool_id = aws_cognito_user_pool.p.id\n  {providers}\n}}\n"
        )
    };
    let rule = "aws-cognito-user-pool-without-mfa";
    let azure = "aws_cognito_identity_provider.i.provider_name";
    declined(rule, &pool(&format!("supported_identity_providers = [{azure}]")));
    declined(
        rule,
        &pool(&format!("supported_identity_providers = [{azure}]"))
            .replace("\"Azure\"", "\"${var.stage}-idp\""),
    );
    accepted(rule, &pool(&format!("supported_identity_providers = [\"COGNITO\", {azure}]")));
    accepted(rule, &pool(""));
}

#[test]
fn subscriptions_for_endpoints_that_are_named() {
    let topic = |condition: &str| {
        format!(
            "resource \"aws_sns_topic_policy\" \"p\" {{\n  arn = \"t\"\n  policy = jsonencode({{ Statement = [{{ Effect = \"Allow\", Principal = \"*\", Action = \"SNS:Subscribe\", Resource = \"*\", Condition = {{ {condition} }} }}] }})\n}}\n"
        )
    };
    let rule = "aws-sns-topic-public";
    declined(rule, &topic("StringLike = { \"SNS:Endpoint\" = \"*@example.com\" }"));
    accepted(rule, &topic("StringLike = { \"SNS:Endpoint\" = \"*\" }"));
    accepted(rule, &topic("StringEquals = { \"SNS:Protocol\" = \"email\" }"));
}
