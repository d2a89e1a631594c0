use crate::aws::registry;
use crate::prelude::*;

rule! {
    /// EKS cluster logging is not enabled
    ///
    /// The control plane of a cluster keeps no record by itself: who read secrets, created pods or failed to sign in
    /// cannot be told afterwards. EKS sends no log to CloudWatch unless its type is listed in
    /// `enabled_cluster_log_types`.
    ///
    /// List the types, `audit` and `authenticator` before all. CloudWatch charges by volume.
    ///
    /// ```hcl bad
    /// resource "aws_eks_cluster" "shop" { # finding
    ///   name     = "shop"
    ///   role_arn = aws_iam_role.cluster.arn
    ///
    ///   vpc_config {
    ///     subnet_ids = aws_subnet.private[*].id
    ///   }
    /// }
    ///
    /// resource "aws_eks_cluster" "reports" {
    ///   name                      = "reports"
    ///   role_arn                  = aws_iam_role.cluster.arn
    ///   enabled_cluster_log_types = [] # finding
    ///
    ///   vpc_config {
    ///     subnet_ids = aws_subnet.private[*].id
    ///   }
    /// }
    ///
    /// module "old" { # finding
    ///   source       = "terraform-aws-modules/eks/aws"
    ///   version      = "~> 17.0"
    ///   cluster_name = "old"
    /// }
    /// ```
    ///
    /// The registry module sends `api`, `audit` and `authenticator` since version 18.
    ///
    /// ```hcl good
    /// resource "aws_eks_cluster" "shop" {
    ///   name                      = "shop"
    ///   role_arn                  = aws_iam_role.cluster.arn
    ///   enabled_cluster_log_types = ["api", "audit", "authenticator"]
    ///
    ///   vpc_config {
    ///     subnet_ids = aws_subnet.private[*].id
    ///   }
    /// }
    ///
    /// module "new" {
    ///   source  = "terraform-aws-modules/eks/aws"
    ///   version = "~> 21.0"
    ///   name    = "new"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "logs" {
    ///   type = list(string)
    /// }
    ///
    /// resource "aws_eks_cluster" "shop" {
    ///   name                      = "shop"
    ///   role_arn                  = aws_iam_role.cluster.arn
    ///   enabled_cluster_log_types = var.logs
    ///
    ///   vpc_config {
    ///     subnet_ids = aws_subnet.private[*].id
    ///   }
    /// }
    /// ```
    id: "aws-eks-cluster-without-logs",
    guid: "37304d3f-f852-40b8-ae3f-725e87a7cedf",
    aliases: [
        "aws/eks_cluster_log_disabled",
        "CKV_AWS_37", "AVD-AWS-0038", "AWS-0038", "aws-eks-enable-control-plane-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["aws_eks_cluster"],
    modules: [ModuleInputs { source: "terraform-aws-modules/eks/aws", renamed: &[] }],
    fix: Unsafe,
    check: Check::Block(sends_logs),
}

/// The attribute of the resource, and what the registry module has called it: until version 20 and since 21.
const NAMES: [&str; 3] = ["enabled_cluster_log_types", "cluster_enabled_log_types", "enabled_log_types"];
const TYPES: &str = "[\"api\", \"audit\", \"authenticator\", \"controllerManager\", \"scheduler\"]";

fn sends_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    let mut set = None;
    for name in NAMES {
        if set.is_none() && cluster.is_set(name)? {
            set = Some(name);
        }
    }
    let name = match set {
        Some(name) => name,
        None if cluster.is_call() => NAMES[1],
        None => NAMES[0],
    };
    let types = cluster.value(name);
    let problem = match set {
        None if registry::has_wrong_default(cluster, 18)? => "is not set",
        Some(_) if types.elements().is_some_and(<[_]>::is_empty) => "is empty",
        _ => return Ok(()),
    };
    cx.flag(cluster.place(name), format!("`{name}` {problem}: no log of the control plane is kept"))
        .about(name)
        .because(&types)
        .set(cluster, name, TYPES);
    Ok(())
}
