use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "375cdab9-3f94-4ae0-b1e3-8fbdf9cdf4d7",
    aliases: &["databricks/use_spark_submit_task"],
    severity: Low,
    category: BestPractices,
    cwe: 477,
    pedantic: true,
    targets: &["databricks_job"],
    check: Check::Attributes(&[
        attribute("task.spark_submit_task").is_absent(),
        attribute("spark_submit_task").is_absent(),
    ]),
    ..rule("databricks-job-with-spark-submit", include_str!("with_spark_submit.md"))
};
