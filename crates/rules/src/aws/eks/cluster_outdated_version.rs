use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1713a76a-3a9d-40b6-bc18-5ef45dcd09d6",
    aliases: &["aws/eks_cluster_outdated_version", "CKV_AWS_339"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1104,
    targets: &["aws_eks_cluster"],
    modules: &[super::MODULE],
    check: Check::Block(check_version),
    ..rule("aws-eks-cluster-outdated-version", include_str!("cluster_outdated_version.md"))
};

/// When AWS stops to patch each version of Kubernetes, the oldest first: the end of extended support ("Amazon EKS
/// Kubernetes release calendar"). Older ones are over.
const OVER: [(&str, &str); 7] = [
    ("1.28", "2025-11-26"),
    ("1.29", "2026-03-23"),
    ("1.30", "2026-07-23"),
    ("1.31", "2026-11-26"),
    ("1.32", "2027-03-23"),
    ("1.33", "2027-07-29"),
    ("1.34", "2027-12-02"),
];

/// The name of the input in the module up to version 20.
const NAMES: [&str; 3] = ["version", "cluster_version", "kubernetes_version"];

fn check_version(cluster: &Block, cx: &mut Cx) -> Checked {
    value::each(NAMES, |name| {
        // What a call of the module has as `version` is that of the module.
        if (name == "version") == cluster.is_call() {
            return Ok(());
        }
        let Some(version) = cluster.string(name)? else { return Ok(()) };
        if let Some(over) = over(&version, cx.today()) {
            cx.wrong(
                cluster,
                name,
                format!("`{name}` is `\"{version}\"`, which AWS stopped patching {over}"),
            )
            .pedantic_if(cluster.is_left_alone(name));
        }
        Ok(())
    })
}

/// Since when a version is over, if it is. What ended first is, whatever the day of the scan.
fn over(version: &str, today: Option<&str>) -> Option<String> {
    let [(oldest, first), ..] = OVER;
    if minor(version)? < minor(oldest)? {
        return Some(format!("before {first}"));
    }
    let (_, end) = OVER.into_iter().find(|(it, _)| *it == version)?;
    (end == first || today.is_some_and(|today| end < today)).then(|| format!("on {end}"))
}

fn minor(version: &str) -> Option<u32> {
    version.strip_prefix("1.")?.parse().ok()
}
