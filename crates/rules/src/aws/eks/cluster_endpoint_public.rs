use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "42f4b905-3736-4213-bfe9-c0660518cda8",
    aliases: &[
        "aws/eks_cluster_has_public_access", "CKV_AWS_39", "AVD-AWS-0040", "AWS-0040",
        "aws-eks-no-public-cluster-access",
    ],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["aws_eks_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_endpoint),
    ..rule("aws-eks-cluster-endpoint-public", include_str!("cluster_endpoint_public.md"))
};

fn check_endpoint(cluster: &Block, cx: &mut Cx) -> Checked {
    if cluster.is_call() {
        let name = "endpoint_public_access";
        return check(cluster, name, || cluster.has_right_default("endpoint_public_access"), cx);
    }
    value::each(cluster.each("vpc_config"), |network| {
        check(&network, "endpoint_public_access", || Ok(false), cx)
    })
}

/// Checks what has the attribute; `default` is whether the endpoint is private where nothing is said.
fn check(network: &Block, name: &str, default: impl FnOnce() -> Checked<bool>, cx: &mut Cx) -> Checked {
    let private = network.bool(name)?.map_or_else(default, |public| Ok(!*public))?;
    if private {
        return Ok(());
    }
    // Without a private endpoint, nothing at all could reach the cluster.
    let reachable = network.is_true("endpoint_private_access").unwrap_or(false);
    let flag = cx.wrong(network, name, format!("{}, so the endpoint is public", network.actual(name)));
    if reachable {
        flag.set(network, name, "false");
    }
    Ok(())
}
