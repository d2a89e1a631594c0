use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7e4a6e76-568d-43ef-8c4e-36dea481bff1",
    aliases: &["aws/ec2_instance_using_default_vpc"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &["aws_instance"],
    modules: &[super::INSTANCE_MODULE],
    check: Check::Block(check_subnet),
    ..rule("aws-ec2-instance-in-default-vpc", include_str!("instance_in_default_vpc.md"))
};

const SUBNET: &str = "subnet_id";

fn check_subnet(instance: &Block, cx: &mut Cx) -> Checked {
    if !instance.is_set(SUBNET)? {
        let interfaces = ["network_interface", "primary_network_interface"];
        let own = value::any(interfaces, |kind| instance.is_set(kind));
        if !either(own, super::has_template(instance))? {
            cx.wrong(
                instance,
                SUBNET,
                format!("{}, so the instance is in the default VPC", instance.actual(SUBNET)),
            );
        }
    } else if is_default(instance, cx)? {
        cx.wrong(instance, SUBNET, format!("`{SUBNET}` names a subnet of the default VPC"));
    }
    Ok(())
}

/// Whether the subnet of an instance is one of the default VPC.
fn is_default(instance: &Block, cx: &Cx) -> Checked<bool> {
    if instance.value(SUBNET).as_attribute().and_then(|it| it.resource_kind()) == Some("aws_default_subnet") {
        return Ok(true);
    }
    let subnet = cx.referred("aws_subnet", &["id"], instance, SUBNET).first();
    let Some(subnet) = subnet else { return Ok(false) };
    let network = subnet.value("vpc_id");
    if network.as_attribute().and_then(|it| it.resource_kind()) == Some("aws_default_vpc") {
        return Ok(true);
    }
    cx.owning("data.aws_vpc", &network).any(|vpc| vpc.is_true("default"))
}
