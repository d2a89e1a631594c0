use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "01d3e695-99ee-40f8-89cc-afdf21ee2738",
    aliases: &["aws/ecs_cluster_exec_without_customer_key", "CKV_AWS_224"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["aws_ecs_cluster"],
    check: Check::Block(check_encryption),
    ..rule("aws-ecs-cluster-exec-without-customer-key", include_str!("cluster_exec_without_customer_key.md"))
};

fn check_encryption(cluster: &Block, cx: &mut Cx) -> Checked {
    let configurations = cluster.each("configuration");
    let exec = configurations.iter().flat_map(|it| it.each("execute_command_configuration"));
    value::each(exec, |exec| {
        if is_one_of(&exec, "logging", &["NONE"])? {
            return Ok(());
        }
        if !exec.is_given("kms_key_id")? {
            let message =
                format!("{}, so sessions are not encrypted with your own key", exec.actual("kms_key_id"));
            cx.wrong(&exec, "kms_key_id", message);
        } else if !exec.any("log_configuration", is_encrypted)? {
            cx.wrong(&exec, "log_configuration", "the logs of sessions need not be encrypted with a key");
        }
        Ok(())
    })
}

fn is_encrypted(logs: &Block) -> Checked<bool> {
    either(logs.is_true("cloud_watch_encryption_enabled"), logs.is_true("s3_bucket_encryption_enabled"))
}
