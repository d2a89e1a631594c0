use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "41abc6cc-dde1-4217-83d3-fb5f0cc09d8f",
    aliases: &["aws/redshift_using_default_port"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["aws_redshift_cluster"],
    modules: &[super::MODULE],
    check: Check::Block(check_port),
    ..rule("aws-redshift-cluster-on-default-port", include_str!("cluster_on_default_port.md"))
};

fn check_port(cluster: &Block, cx: &mut Cx) -> Checked {
    let message = match cluster.string("port")? {
        None => format!("{}, so the cluster listens on {}", cluster.actual("port"), super::PORT),
        Some(port) if *port == super::PORT.to_string() => {
            format!("`port` is `{port}`, the default of Redshift")
        }
        Some(_) => return Ok(()),
    };
    cx.wrong(cluster, "port", message);
    Ok(())
}
