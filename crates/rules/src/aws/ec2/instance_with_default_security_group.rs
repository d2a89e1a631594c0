use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "f1adc521-f79a-4d71-b55b-a68294687432",
    aliases: &["aws/ec2_instance_using_default_security_group", "aws/instance_with_no_vpc"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    pedantic: true,
    targets: &["aws_instance"],
    modules: &[super::INSTANCE_MODULE],
    check: Check::Block(check_groups),
    ..rule(
        "aws-ec2-instance-with-default-security-group",
        include_str!("instance_with_default_security_group.md"),
    )
};

/// The attributes that name the groups of an instance: by id, and by id or name.
const GROUPS: [&str; 2] = ["vpc_security_group_ids", "security_groups"];

fn check_groups(instance: &Block, cx: &mut Cx) -> Checked {
    let mut named = false;
    for name in GROUPS {
        named |= instance.is_set(name)?;
        let groups = instance.value(name);
        if value::any(groups.elements().unwrap_or_default(), |group| is_default(group, cx))? {
            cx.wrong(instance, name, format!("`{name}` lists the default security group"));
        }
    }
    if !named && !has_others(instance, cx)? {
        is_left_to_the_caller(instance, GROUPS[0])?;
        let message =
            format!("{}, so the instance gets the default security group", instance.actual(GROUPS[0]));
        cx.wrong(instance, GROUPS[0], message);
    }
    Ok(())
}

/// Whether a group is the default one, which cannot be called otherwise.
fn is_default(group: &Value, cx: &Cx) -> Checked<bool> {
    let Some(named) = group.as_attribute() else { return Ok(group.as_str() == Some("default")) };
    let by_kind = named.resource_kind() == Some("aws_default_security_group");
    let by_network = named.own() == Some("default_security_group_id");
    let looked_up = || {
        let groups = cx.owning("data.aws_security_group", group);
        groups.any(|it| is_one_of(it, "name", &["default"]))
    };
    if by_kind || by_network { Ok(true) } else { looked_up() }
}

/// Whether the groups of an instance are named elsewhere: by its template, its interfaces, or the module that makes it.
fn has_others(instance: &Block, cx: &Cx) -> Checked<bool> {
    let interfaces = ["network_interface", "primary_network_interface"];
    let own = value::any(interfaces, |kind| instance.is_set(kind));
    let names = ["primary_network_interface_id"];
    let attached =
        cx.referring("aws_network_interface_sg_attachment", "network_interface_id", instance, &names);
    let elsewhere = either(super::has_template(instance), instance.has_right_default(GROUPS[0]));
    either(either(own, elsewhere), attached.exist())
}
