use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5d89db57-8b51-4b38-bb76-b9bd42bd40f0",
    aliases: &["aws/elasticache_using_default_port"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_elasticache_cluster", "aws_elasticache_replication_group"],
    check: Check::Block(check_port),
    ..rule("aws-elasticache-cluster-on-default-port", include_str!("cluster_on_default_port.md"))
};

fn check_port(cluster: &Block, cx: &mut Cx) -> Checked {
    if !super::is_on_its_own(cluster)? {
        return Ok(());
    }
    let default = match super::is_redis(cluster)? {
        true => 6379,
        false if is_one_of(cluster, "engine", &["memcached"])? => 11211,
        false => return Ok(()),
    };
    match cluster.number("port")? {
        None => {
            cx.wrong(cluster, "port", format!("{}, so the nodes listen on {default}", cluster.actual("port")))
        }
        Some(port) if port.as_int() == Some(default) => {
            cx.wrong(cluster, "port", format!("`port` is `{default}`, the default of the engine"))
        }
        Some(_) => return Ok(()),
    };
    Ok(())
}
