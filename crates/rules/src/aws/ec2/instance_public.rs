use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5a2486aa-facf-477d-a5c1-b010789459ce",
    aliases: &["aws/ec2_instance_has_public_ip", "CKV_AWS_88", "aws-ec2-instance-public-ip"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &[
        "aws_instance", "aws_spot_instance_request", "aws_launch_template", "aws_launch_configuration",
    ],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_address),
    ..rule("aws-ec2-instance-public", include_str!("instance_public.md"))
};

const ADDRESS: &str = "associate_public_ip_address";
const NONE: Attribute = attribute(ADDRESS).is_false().absent_is_ok().fix("false");
const NONE_FROM_TEMPLATE: Attribute =
    attribute("network_interfaces.associate_public_ip_address").is_false().absent_is_ok().fix("false");

fn check_address(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "aws_launch_template" => return NONE_FROM_TEMPLATE.check(block, cx),
        "aws_launch_configuration" => return NONE.check(block, cx),
        _ => {}
    }
    let given = block.bool(ADDRESS)?;
    if given.as_ref().is_some_and(|public| !**public) || has_interface(block)? {
        return Ok(());
    }
    if given.is_some() {
        return NONE.check(block, cx);
    }
    if super::has_template(block)? {
        return Ok(());
    }
    let subnet = cx.referred("aws_subnet", &["id"], block, "subnet_id").first();
    let message = match &subnet {
        None => "`associate_public_ip_address` is not set: the subnet decides",
        Some(subnet) if is_public(subnet)? => {
            "`associate_public_ip_address` is not set, and the subnet assigns public addresses"
        }
        Some(_) => return Ok(()),
    };
    let mut finding = cx.flag(block.header(), message).about(ADDRESS).set(block, ADDRESS, "false");
    if let Some(subnet) = subnet {
        finding = finding.also(subnet.place("map_public_ip_on_launch"), "in this subnet");
    }
    _ = finding;
    Ok(())
}

fn has_interface(instance: &Block) -> Checked<bool> {
    either(instance.is_set("network_interface"), instance.is_set("primary_network_interface"))
}

fn is_public(subnet: &Block) -> Checked<bool> {
    subnet.is_true("map_public_ip_on_launch")
}
