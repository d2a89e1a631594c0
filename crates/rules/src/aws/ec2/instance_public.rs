use crate::aws::shared::reach::groups_of;
use crate::aws::shared::security_groups;
use crate::network::is_private;
use crate::prelude::*;
use tollgate_core::address;
use tollgate_core::source::Location;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "5a2486aa-facf-477d-a5c1-b010789459ce",
    aliases: &[
        "aws/ec2_instance_has_public_ip", "CKV_AWS_88", "CKV_AWS_389", "aws-ec2-instance-public-ip",
        "AVD-AWS-0009", "AWS-0009", "aws-ec2-no-public-ip",
    ],
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
const SUBNET: &str = "subnet_id";
const MAPS: &str = "map_public_ip_on_launch";
const NONE: Attribute =
    attribute(ADDRESS).is_false().absent_is_ok().pedantic_for(is_public_by_purpose).fix("false");
const NONE_FROM_TEMPLATE: Attribute = attribute("network_interfaces.associate_public_ip_address")
    .is_false()
    .absent_is_ok()
    .pedantic_for(is_one_of_two)
    .fix("false");

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
    if super::has_template(block)? || block.has_right_default(ADDRESS)? {
        return Ok(());
    }
    let (assigns, place) = subnet_assigns(block, cx)?;
    let message = match (assigns, block.is_set(SUBNET)?) {
        (true, _) => format!("{}, and the subnet assigns public addresses", block.actual(ADDRESS)),
        (false, true) if is_declared(&block.value(SUBNET)) => return Ok(()),
        (false, true) => return named_elsewhere(block, SUBNET, "subnet"),
        (false, false) => {
            is_left_to_the_caller(block, SUBNET)?;
            format!(
                "{} and {}: subnets of the default VPC assign public addresses",
                block.actual(ADDRESS),
                block.actual(SUBNET)
            )
        }
    };
    let is_declined = matches!(is_public_by_purpose(block, cx), Ok(true)) || is_left_empty(block, SUBNET);
    let flag = cx.flag(block.header(), message).about(ADDRESS).set(block, ADDRESS, "false");
    let flag = flag.pedantic_if(is_declined);
    if let Some(place) = place {
        flag.also(place, "in this subnet");
    }
    Ok(())
}

/// Whether a subnet of the configuration gives the instance a public address, and where it says so.
fn subnet_assigns(instance: &Block, cx: &Cx) -> Checked<(bool, Option<Location>)> {
    let of = |kind| cx.referred(kind, &["id"], instance, SUBNET);
    let (subnets, default_subnets) = (of("aws_subnet"), of("aws_default_subnet"));
    let assigns = subnets.any(|subnet| subnet.is_true(MAPS))?
        || default_subnets.any(|subnet| not(is_off(subnet, MAPS)))?;
    let subnet = subnets.first().or_else(|| default_subnets.first());
    Ok((assigns, subnet.map(|subnet| subnet.place(MAPS))))
}

/// Whether a subnet is one of the configuration.
fn is_declared(subnet: &Value) -> bool {
    let kind = subnet.as_attribute().and_then(address::Attribute::resource_kind);
    matches!(kind, Some("aws_subnet" | "aws_default_subnet"))
}

/// Whether an instance has to be public: it passes on the traffic of others, as one for NAT, is a bastion, has an address that
/// it keeps, or Terraform itself sets it up by that address.
fn is_public_by_purpose(instance: &Block, cx: &Cx) -> Checked<bool> {
    let keeps_address = [("aws_eip", "instance"), ("aws_eip_association", "instance_id")]
        .iter()
        .any(|(kind, attribute)| cx.referring(kind, attribute, instance, &["id"]).certainly_exist());
    let by_address = |it: &Block| it.value("host").to_string().ends_with("public_ip");
    let is_set_up = instance.each("connection").iter().any(by_address);
    let is_of_few = matches!(is_for_single_addresses(instance, cx), Ok(true));
    let has_to_be = is_entrance(instance) || is_set_up || keeps_address || is_of_few;
    either(Ok(has_to_be), is_off(instance, "source_dest_check"))
}

/// Whether the groups of an instance let in single addresses of the internet, and otherwise no more than other groups: it is
/// public for these people.
fn is_for_single_addresses(instance: &Block, cx: &Cx) -> Checked<bool> {
    let (groups, verdict) = groups_of(instance, "vpc_security_group_ids", cx);
    verdict?;
    let mut has_single = false;
    for group in &groups {
        let (admitted, verdict) = security_groups::admitted(group, |_| true, cx);
        verdict?;
        for range in admitted.iter().filter_map(|it| it.who.range()) {
            let is_single = |it: &str| (it.ends_with("/32") || it.ends_with("/128")) && !is_private(it);
            if !range.as_str().is_some_and(is_single) {
                return Ok(false);
            }
            has_single = true;
        }
    }
    Ok(has_single)
}

/// Whether the configuration has a template for private instances as well: whoever takes this one wants a public address.
fn is_one_of_two(template: &Block, cx: &Cx) -> Checked<bool> {
    let is_private = |it: &Block| matches!(it.bool(ADDRESS), Ok(Some(public)) if !*public);
    let has_twin = |it: &Block| it.each("network_interfaces").iter().any(is_private);
    Ok(is_entrance(template) || cx.resources("aws_launch_template").iter().any(has_twin))
}

fn has_interface(instance: &Block) -> Checked<bool> {
    either(instance.is_set("network_interface"), instance.is_set("primary_network_interface"))
}
