use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e5ba00a7-c8d2-4988-9c7e-99434f3a7fd5",
    aliases: &["aws/s3_bucket_without_replication", "CKV_AWS_144"],
    severity: Low,
    category: Backup,
    cwe: 693,
    pedantic: true,
    targets: &["aws_s3_bucket"],
    check: Check::Holds(is_replicated, "nothing replicates the objects of this bucket"),
    ..rule("aws-s3-bucket-without-replication", include_str!("bucket_without_replication.md"))
};

fn is_replicated(bucket: &Block, cx: &Cx) -> Checked<bool> {
    let own = bucket.any("replication_configuration", |it| it.any("rules", is_on));
    let elsewhere = || {
        super::any_naming("aws_s3_bucket_replication_configuration", "bucket", bucket, cx, |it| {
            it.any("rule", is_on)
        })
    };
    if either(own, elsewhere())? {
        return Ok(true);
    }
    cx.given_away(bucket, &["id", "bucket"]).map_or(Ok(false), Err)
}

fn is_on(rule: &Block) -> Checked<bool> {
    is_one_of(rule, "status", &["Enabled"])
}
