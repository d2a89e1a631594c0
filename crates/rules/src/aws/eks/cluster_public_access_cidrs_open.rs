use crate::aws::registry;
use crate::network::{is_internet, sources};
use crate::prelude::*;

rule! {
    /// EKS cluster has public access CIDRs
    ///
    /// The endpoint of an EKS cluster is the API server: who reaches it can try stolen tokens and every hole of the
    /// Kubernetes API. It is public unless `endpoint_public_access` is `false`, and open to `0.0.0.0/0` unless
    /// `public_access_cidrs` says otherwise.
    ///
    /// List the ranges of those who administer the cluster in `public_access_cidrs`, or set `endpoint_public_access`
    /// to `false` and reach the cluster from within its VPC.
    ///
    /// ```hcl bad
    /// resource "aws_eks_cluster" "shop" {
    ///   name     = "shop"
    ///   role_arn = aws_iam_role.eks.arn
    ///
    ///   vpc_config { # finding
    ///     subnet_ids = aws_subnet.private[*].id
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_eks_cluster" "shop" {
    ///   name     = "shop"
    ///   role_arn = aws_iam_role.eks.arn
    ///
    ///   vpc_config {
    ///     subnet_ids             = aws_subnet.private[*].id
    ///     endpoint_public_access = true
    ///     public_access_cidrs    = ["203.0.113.0/24", "0.0.0.0/0"] # finding
    ///   }
    /// }
    /// ```
    ///
    /// The registry module opens the endpoint where it is told to, and up to version 18 where it is not told otherwise:
    ///
    /// ```hcl bad
    /// module "shop" { # finding
    ///   source                 = "terraform-aws-modules/eks/aws"
    ///   version                = "~> 21.0"
    ///   name                   = "shop"
    ///   endpoint_public_access = true
    /// }
    ///
    /// module "orders" {
    ///   source       = "terraform-aws-modules/eks/aws"
    ///   version      = "~> 20.0"
    ///   cluster_name = "orders"
    ///
    ///   cluster_endpoint_public_access       = true
    ///   cluster_endpoint_public_access_cidrs = ["0.0.0.0/0"] # finding
    /// }
    ///
    /// module "old" { # finding
    ///   source       = "terraform-aws-modules/eks/aws"
    ///   version      = "~> 18.0"
    ///   cluster_name = "old"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_eks_cluster" "shop" {
    ///   name     = "shop"
    ///   role_arn = aws_iam_role.eks.arn
    ///
    ///   vpc_config {
    ///     subnet_ids          = aws_subnet.private[*].id
    ///     public_access_cidrs = ["203.0.113.0/24"]
    ///   }
    /// }
    ///
    /// resource "aws_eks_cluster" "orders" {
    ///   name     = "orders"
    ///   role_arn = aws_iam_role.eks.arn
    ///
    ///   vpc_config {
    ///     subnet_ids              = aws_subnet.private[*].id
    ///     endpoint_private_access = true
    ///     endpoint_public_access  = false
    ///   }
    /// }
    ///
    /// module "reports" {
    ///   source  = "terraform-aws-modules/eks/aws"
    ///   version = "~> 21.0"
    ///   name    = "reports"
    /// }
    ///
    /// module "invoices" {
    ///   source  = "terraform-aws-modules/eks/aws"
    ///   version = "~> 21.0"
    ///   name    = "invoices"
    ///
    ///   endpoint_public_access       = true
    ///   endpoint_public_access_cidrs = ["203.0.113.0/24"]
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "administrators" {
    ///   type = list(string)
    /// }
    ///
    /// resource "aws_eks_cluster" "shop" {
    ///   name     = "shop"
    ///   role_arn = aws_iam_role.eks.arn
    ///
    ///   vpc_config {
    ///     subnet_ids          = aws_subnet.private[*].id
    ///     public_access_cidrs = var.administrators
    ///   }
    /// }
    /// ```
    id: "aws-eks-cluster-public-access-cidrs-open",
    guid: "61cf9883-1752-4768-b18c-0d57f2737709",
    aliases: [
        "aws/eks_cluster_has_public_access_cidrs",
        "CKV_AWS_38", "AVD-AWS-0041", "AWS-0041", "aws-eks-no-public-cluster-access-to-cidr",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: ["aws_eks_cluster"],
    modules: [super::MODULE],
    check: Check::Block(is_narrow),
}

/// Since this major version of the registry module the endpoint is private unless the call says otherwise.
const MODULE_IS_PRIVATE_SINCE: u64 = 19;

fn is_narrow(cluster: &Block, cx: &mut Cx) -> Checked {
    if cluster.is_call() {
        let old = cluster.is_set("cluster_endpoint_public_access")?
            || cluster.is_set("cluster_endpoint_public_access_cidrs")?;
        let (public, ranges) = match old {
            true => ("cluster_endpoint_public_access", "cluster_endpoint_public_access_cidrs"),
            false => ("endpoint_public_access", "endpoint_public_access_cidrs"),
        };
        let default = || registry::has_wrong_default(cluster, MODULE_IS_PRIVATE_SINCE);
        return check(cluster, public, ranges, default, cx);
    }
    value::each(cluster.each("vpc_config"), |network| {
        check(&network, "endpoint_public_access", "public_access_cidrs", || Ok(true), cx)
    })
}

/// Checks what has the attributes; `default` is whether the endpoint is public where nothing is said.
fn check(
    network: &Block,
    public: &str,
    ranges: &str,
    default: impl FnOnce() -> Checked<bool>,
    cx: &mut Cx,
) -> Checked {
    let value = network.value(ranges);
    let open = match value.elements() {
        // The provider reads an empty list as one that is not set.
        Some([]) => true,
        _ if value.is_null() => true,
        _ => !sources(network, &[ranges], is_internet)?.is_empty(),
    };
    if !open || !network.bool(public)?.map_or_else(default, |public| Ok(*public))? {
        return Ok(());
    }
    let path = network.path_of(ranges);
    let message = match value.is_null() {
        true => format!("`{path}` is not set: everybody reaches the endpoint"),
        false => format!("`{path}` is `{value}`: everybody reaches the endpoint"),
    };
    cx.flag(network.place(ranges), message).about(path).because(&value);
    Ok(())
}
