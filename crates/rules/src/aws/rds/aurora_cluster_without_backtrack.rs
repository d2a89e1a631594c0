use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3a3ac96a-8d2c-51a6-a9eb-95d9af7819e2",
    aliases: &["aws/rds_aurora_cluster_without_backtrack", "CKV_AWS_326"],
    severity: Info,
    category: Backup,
    cwe: 693,
    pedantic: true,
    targets: &["aws_rds_cluster"],
    check: Check::Attribute(attribute("backtrack_window").at_least(1).for_blocks(can_go_back)),
    ..rule("aws-rds-aurora-cluster-without-backtrack", include_str!("aurora_cluster_without_backtrack.md"))
};

/// Only Aurora MySQL can, and not with a serverless or a global cluster.
fn can_go_back(cluster: &Block) -> Checked<bool> {
    let is_mysql = is_one_of(cluster, "engine", &["aurora", "aurora-mysql"]);
    let is_other = either(
        cluster.is_set("global_cluster_identifier"),
        is_one_of(cluster, "engine_mode", &["serverless"]),
    );
    both(is_mysql, not(is_other))
}
