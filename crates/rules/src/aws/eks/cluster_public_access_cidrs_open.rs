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
    check: Check::Block(is_narrow),
}

fn is_narrow(cluster: &Block, cx: &mut Cx) -> Checked {
    value::each(cluster.each("vpc_config"), |network| {
        let ranges = network.value("public_access_cidrs");
        let open = match ranges.elements() {
            // The provider reads an empty list as one that is not set.
            Some([]) => true,
            _ if ranges.is_null() => true,
            _ => !sources(&network, &["public_access_cidrs"], is_internet)?.is_empty(),
        };
        if !open || network.bool("endpoint_public_access")?.is_some_and(|public| !*public) {
            return Ok(());
        }
        let path = network.path_of("public_access_cidrs");
        let message = match ranges.is_null() {
            true => format!("`{path}` is not set: everybody reaches the endpoint"),
            false => format!("`{path}` is `{ranges}`: everybody reaches the endpoint"),
        };
        cx.flag(network.place("public_access_cidrs"), message).about(path).because(&ranges);
        Ok(())
    })
}
