use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c0f606be-5eb9-5666-a859-3ddcb6448627",
    aliases: &["aws/dynamodb_table_without_autoscaling", "CKV2_AWS_16"],
    severity: Info,
    category: Availability,
    cwe: 400,
    pedantic: true,
    targets: &["aws_dynamodb_table"],
    check: Check::Block(check_capacity),
    ..rule("aws-dynamodb-table-without-autoscaling", include_str!("table_without_autoscaling.md"))
};

fn check_capacity(table: &Block, cx: &mut Cx) -> Checked {
    if is_one_of(table, "billing_mode", &["PAY_PER_REQUEST"])? {
        return Ok(());
    }
    let scales =
        cx.any("aws_appautoscaling_target", |target| is_one_of(target, "service_namespace", &["dynamodb"]))?;
    if !scales {
        cx.wrong(
            table,
            "billing_mode",
            "the capacity is fixed: no `aws_appautoscaling_target` is for DynamoDB",
        );
    }
    Ok(())
}
