use crate::network::{is_internet, sources};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "61cf9883-1752-4768-b18c-0d57f2737709",
    aliases: &[
        "aws/eks_cluster_has_public_access_cidrs", "CKV_AWS_38", "AVD-AWS-0041", "AWS-0041",
        "aws-eks-no-public-cluster-access-to-cidr", "aws-eks-cluster-public-access-cidrs-open",
    ],
    severity: Medium,
    implies: &["aws-eks-cluster-endpoint-public"],
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_eks_cluster"],
    modules: &[super::MODULE],
    check: Check::Block(check_access),
    ..rule("aws-eks-cluster-public", include_str!("cluster_public.md"))
};

fn check_access(cluster: &Block, cx: &mut Cx) -> Checked {
    if cluster.is_call() {
        let default = || cluster.has_right_default(PUBLIC).map(|private| !private);
        return check(cluster, PUBLIC, "endpoint_public_access_cidrs", default, cx);
    }
    value::each(cluster.each("vpc_config"), |network| {
        check(&network, PUBLIC, "public_access_cidrs", || Ok(true), cx)
    })
}

const PUBLIC: &str = "endpoint_public_access";

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
        _ => !sources(network, &[ranges], is_internet, cx)?.is_empty(),
    };
    if !open || !network.bool(public)?.map_or_else(default, |public| Ok(*public))? {
        return Ok(());
    }
    let is_said = network.is_written(public) && !network.is_written(ranges);
    let flag =
        cx.wrong(network, ranges, format!("{}, so anyone can reach the endpoint", network.actual(ranges)));
    let flag = if network.is_call() {
        let (public, ranges) = (network.path_of(public), network.path_of(ranges));
        flag.advise(format!("List in `{ranges}` who may call the API, or set `{public}` to `false`."))
    } else {
        flag
    };
    if is_said {
        flag.shown_at(network.place(public));
    }
    Ok(())
}
