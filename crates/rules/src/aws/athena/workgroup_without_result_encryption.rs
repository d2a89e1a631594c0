use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d364984a-a222-4b5f-a8b0-e23ab19ebff3",
    aliases: &[
        "aws/athena_workgroup_not_encrypted", "CKV_AWS_159", "AVD-AWS-0006", "AWS-0006",
        "aws-athena-enable-at-rest-encryption", "aws-athena-workgroup-unencrypted",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_athena_workgroup"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("configuration.result_configuration.encryption_configuration.encryption_option")
            .is_present()
            .for_blocks(keeps_results_in_a_bucket)
            .fix("\"SSE_S3\""),
    ),
    ..rule(
        "aws-athena-workgroup-without-result-encryption",
        include_str!("workgroup_without_result_encryption.md"),
    )
};

fn keeps_results_in_a_bucket(workgroup: &Block) -> Checked<bool> {
    let managed = workgroup.any("configuration", |it| {
        it.any("managed_query_results_configuration", |results| results.is_true("enabled"))
    });
    Ok(!managed?)
}
