use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "4849211b-ac39-479e-ae78-5694d506cb24",
    aliases: &["aws/security_groups_not_used", "CKV2_AWS_5"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &["aws_security_group"],
    check: Check::Holds(is_used, "nothing uses this security group"),
    ..rule("aws-ec2-security-group-unused", include_str!("security_group_unused.md"))
};

/// The arguments that take groups by name.
const BY_NAME: [(&str, &str); 4] = [
    ("aws_instance", "security_groups"),
    ("aws_spot_instance_request", "security_groups"),
    ("aws_launch_configuration", "security_groups"),
    ("aws_launch_template", "security_group_names"),
];

fn is_used(group: &Block, cx: &Cx) -> Checked<bool> {
    if cx.is_mentioned(group, counts) {
        return Ok(true);
    }
    let name = group.reference("name");
    value::any(BY_NAME, |(kind, attribute)| cx.listing(kind, attribute, &name).any(may_name))
}

/// Whether groups are listed by anything but the ids of groups, which are not names.
fn may_name(block: &Block) -> Checked<bool> {
    let is_id = |group: &Value| {
        let attribute = group.as_attribute();
        attribute.is_some_and(|it| it.object().kind() == "aws_security_group" && it.own() == Some("id"))
    };
    let lists_ids = |groups: Value| groups.elements().is_some_and(|groups| groups.iter().all(is_id));
    Ok(["security_groups", "security_group_names"].iter().any(|name| {
        let groups = block.value(name);
        !groups.is_null() && !lists_ids(groups)
    }))
}

/// A rule of the group is no use of it, nor is what is only ordered after it.
fn counts(kind: &str, argument: &str) -> bool {
    let is_rule = matches!(
        kind,
        "aws_security_group_rule"
            | "aws_vpc_security_group_ingress_rule"
            | "aws_vpc_security_group_egress_rule"
    );
    !(is_rule && argument == "security_group_id")
        && argument != "depends_on"
        && !matches!(kind, "moved" | "import" | "removed")
}
