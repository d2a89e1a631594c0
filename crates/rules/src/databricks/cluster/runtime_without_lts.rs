use crate::prelude::*;
use tollgate_core::value::Reason;

rule! {
    /// Beta - Databricks cluster uses non-LTS Spark version
    ///
    /// Databricks mends security defects in a runtime with long-term support for three years, in any other for about six
    /// months. A cluster on one of those soon runs a Spark, a Python and libraries that nobody patches, next to your data.
    ///
    /// Choose a runtime with long-term support: `long_term_support = true` in a `databricks_spark_version`, or its key such as
    /// `15.4.x-scala2.12`.
    ///
    /// ```hcl bad
    /// data "databricks_spark_version" "latest" { # finding
    ///   latest = true
    /// }
    ///
    /// resource "databricks_cluster" "orders" {
    ///   cluster_name            = "orders"
    ///   node_type_id            = "i3.xlarge"
    ///   spark_version           = "15.2.x-scala2.12" # finding
    ///   autotermination_minutes = 20
    ///   num_workers             = 2
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// data "databricks_spark_version" "latest" {
    ///   long_term_support = false # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "databricks_job" "orders" {
    ///   name = "orders"
    ///
    ///   job_cluster {
    ///     job_cluster_key = "main"
    ///
    ///     new_cluster {
    ///       spark_version = "14.1.x-photon-scala2.12" # finding
    ///       num_workers   = 2
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// data "databricks_spark_version" "lts" {
    ///   long_term_support = true
    /// }
    ///
    /// resource "databricks_cluster" "orders" {
    ///   cluster_name            = "orders"
    ///   node_type_id            = "i3.xlarge"
    ///   spark_version           = data.databricks_spark_version.lts.id
    ///   autotermination_minutes = 20
    ///   num_workers             = 2
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "databricks_cluster" "orders" {
    ///   cluster_name            = "orders"
    ///   node_type_id            = "i3.xlarge"
    ///   spark_version           = "15.4.x-scala2.12"
    ///   autotermination_minutes = 20
    ///   num_workers             = 2
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "runtime" {
    ///   type = string
    /// }
    ///
    /// resource "databricks_cluster" "orders" {
    ///   cluster_name            = "orders"
    ///   node_type_id            = "i3.xlarge"
    ///   spark_version           = var.runtime
    ///   autotermination_minutes = 20
    ///   num_workers             = 2
    /// }
    /// ```
    id: "databricks-cluster-runtime-without-lts",
    guid: "5a627dfa-a4dd-4020-a4c6-5f3caf4abcd6",
    aliases: ["databricks/use_lts_spark_version"],
    severity: Low,
    category: BestPractices,
    cwe: 807,
    targets: ["data.databricks_spark_version", "databricks_cluster", "databricks_job"],
    fix: Unsafe,
    check: Check::Block(has_support),
}

/// The runtimes with long-term support: <https://docs.databricks.com/aws/en/release-notes/runtime/>.
const SUPPORTED: [&str; 10] = ["7.3", "9.1", "10.4", "11.3", "12.2", "13.3", "14.3", "15.4", "16.4", "17.3"];

/// The newest major release that the list knows of.
const NEWEST: u32 = 17;

/// Versions of Spark that come with such a runtime: not what the provider takes, but what people write.
const SPARK: [&str; 6] = ["3.1.2", "3.2.1", "3.3.0", "3.3.2", "3.4.1", "3.5.0"];

fn has_support(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "databricks_cluster" => of_cluster(block, cx),
        "databricks_job" => {
            let shared = block.each("job_cluster").into_iter().chain(block.each("task"));
            let owners: Vec<_> = shared.chain([block.clone()]).collect();
            value::each(owners.iter().flat_map(|owner| owner.each("new_cluster")), |cluster| {
                of_cluster(&cluster, cx)
            })
        }
        _ => attribute("long_term_support").is_true().fix("true").check(block, cx),
    }
}

fn of_cluster(cluster: &Block, cx: &mut Cx) -> Checked {
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
