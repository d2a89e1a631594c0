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
    ///
    /// module "quiet" {
    ///   source            = "terraform-aws-modules/eks/aws"
    ///   version           = "~> 21.0"
    ///   name              = "quiet"
    ///   enabled_log_types = [] # finding
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
    modules: [super::MODULE],
    fix: Unsafe,
    check: Check::Block(sends_logs),
}

/// The attribute of the resource, and what the registry module has called it: until version 20 and since 21.
const NAMES: [&str; 3] = ["enabled_cluster_log_types", "cluster_enabled_log_types", "enabled_log_types"];
const TYPES: &str = "[\"api\", \"audit\", \"authenticator\", \"controllerManager\", \"scheduler\"]";

fn sends_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    let written = NAMES.iter().find(|name| !cluster.value(name).is_null());
    let name = written.copied().unwrap_or(if cluster.is_call() { NAMES[1] } else { NAMES[0] });
    let types = cluster.value(name);
    let problem = match types.elements() {
        Some([]) => "is empty",
        Some(_) => return Ok(()),
        None if cluster.is_set(name)? || !registry::has_wrong_default(cluster, 18)? => return Ok(()),
        None => "is not set",
    };
    cx.flag(cluster.place(name), format!("`{name}` {problem}: no log of the control plane is kept"))
        .about(name)
        .because(&types)
        .set(cluster, name, TYPES);
    Ok(())
}
