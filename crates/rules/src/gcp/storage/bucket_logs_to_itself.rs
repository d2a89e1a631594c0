use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "31723e65-d30a-5ffc-a123-ff6b9022e376",
    aliases: &["gcp/storage_bucket_logs_to_itself", "CKV_GCP_63"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["google_storage_bucket"],
    check: Check::Block(check_logging),
    ..rule("gcp-storage-bucket-logs-to-itself", include_str!("bucket_logs_to_itself.md"))
};

fn check_logging(bucket: &Block, cx: &mut Cx) -> Checked {
    value::each(bucket.each("logging"), |logging| {
        if both(logging.is_set("log_bucket"), logging.matches("log_bucket", bucket, "name"))? {
            let message = format!("{}, the bucket itself", logging.actual("log_bucket"));
            cx.wrong(&logging, "log_bucket", message);
        }
        Ok(())
    })
}
