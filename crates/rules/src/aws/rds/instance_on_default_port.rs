use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bca7cc4d-b3a4-4345-9461-eb69c68fcd26",
    aliases: &["aws/rds_using_default_port"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["aws_db_instance"],
    modules: &[super::INSTANCE_MODULE],
    check: Check::Block(check_port),
    ..rule("aws-rds-instance-on-default-port", include_str!("instance_on_default_port.md"))
};

fn check_port(instance: &Block, cx: &mut Cx) -> Checked {
    let Some(engine) = instance.string("engine")? else { return Ok(()) };
    let Some(default) = super::default_port(&engine) else { return Ok(()) };
    let message = match instance.number("port")? {
        None => format!("{}, so `{engine}` listens on {default}", instance.actual("port")),
        Some(port) if port.as_int() == Some(default.into()) => {
            format!("`port` is `{port}`, the default of `{engine}`")
        }
        Some(_) => return Ok(()),
    };
    cx.wrong(instance, "port", message);
    Ok(())
}
