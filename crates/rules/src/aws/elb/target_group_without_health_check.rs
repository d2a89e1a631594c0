use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "07539c10-a8ab-5b46-bc2c-f9057520cffc",
    aliases: &["aws/elb_target_group_without_health_check", "CKV_AWS_261"],
    severity: Info,
    category: Availability,
    cwe: 754,
    pedantic: true,
    targets: &["aws_lb_target_group", "aws_alb_target_group"],
    check: Check::Attribute(attribute("health_check.path").is_present().for_blocks(speaks_http)),
    ..rule("aws-elb-target-group-without-health-check", include_str!("target_group_without_health_check.md"))
};

/// Functions are not checked by default, and other protocols have no paths.
fn speaks_http(group: &Block) -> Checked<bool> {
    let is_function = is_one_of(group, "target_type", &["lambda"]);
    both(not(is_function), is_one_of(group, "protocol", &["HTTP", "HTTPS"]))
}
