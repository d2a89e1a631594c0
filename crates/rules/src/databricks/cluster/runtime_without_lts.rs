use crate::prelude::*;
use tollgate_core::value::Reason;

pub(super) static RULE: Rule = Rule {
    guid: "5a627dfa-a4dd-4020-a4c6-5f3caf4abcd6",
    aliases: &["databricks/use_lts_spark_version"],
    severity: Low,
    category: BestPractices,
    cwe: 807,
    pedantic: true,
    targets: &["data.databricks_spark_version", "databricks_cluster", "databricks_job"],
    fix: Some(Unsafe),
    check: Check::Block(check_runtime),
    ..rule("databricks-cluster-runtime-without-lts", include_str!("runtime_without_lts.md"))
};

/// The runtimes that have long-term support after November 2026, the first of them until February 2027:
/// <https://docs.databricks.com/aws/en/release-notes/runtime/>.
const SUPPORTED: [&str; 4] = ["14.3", "15.4", "16.4", "17.3"];

/// The newest major release that the list knows of.
const NEWEST: u32 = 17;

/// Versions of Spark that come with such a runtime: not what the provider takes, but what people write.
const SPARK: [&str; 6] = ["3.1.2", "3.2.1", "3.3.0", "3.3.2", "3.4.1", "3.5.0"];

fn check_runtime(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "databricks_cluster" => check_cluster(block, cx),
        "databricks_job" => {
            let shared = block.each("job_cluster").into_iter().chain(block.each("task"));
            let owners: Vec<_> = shared.chain([block.clone()]).collect();
            value::each(owners.iter().flat_map(|owner| owner.each("new_cluster")), |cluster| {
                check_cluster(&cluster, cx)
            })
        }
        _ => attribute("long_term_support").is_true().fix("true").check(block, cx),
    }
}

fn check_cluster(cluster: &Block, cx: &mut Cx) -> Checked {
    let version = cluster.value("spark_version");
    // The data source is judged by itself.
    if let Some(unknown) = version.as_unknown() {
        return match &unknown.reason {
            Reason::DataSource(_) => Ok(()),
            _ => Err(unknown.clone()),
        };
    }
    attribute("spark_version")
        .passes(is_supported, "a runtime with long-term support")
        .absent_is_ok()
        .check(cluster, cx)
}

/// Images of one's own (`custom:…`) and channels (`auto:…`) are not told apart by their names, nor are releases that are
/// newer than the list.
fn is_supported(version: &str) -> bool {
    let major = version.split('.').next().and_then(|it| it.parse().ok()).unwrap_or(0);
    let mut parts = version.splitn(3, '.');
    let release = [parts.next(), parts.next()].map(Option::unwrap_or_default).join(".");
    let lts = SUPPORTED.contains(&release.as_str()) && parts.next().is_some_and(|rest| rest.starts_with('x'));
    lts || major > NEWEST || SPARK.contains(&version) || version.contains(':')
}
