use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e261f437-d4f6-4b2b-b79a-ddc20d8dde2d",
    aliases: &["aws/route53_zone_without_dnssec", "CKV2_AWS_38"],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 345,
    targets: &["aws_route53_zone"],
    check: Check::Holds(is_signed, "no `aws_route53_hosted_zone_dnssec` signs this zone"),
    ..rule("aws-route53-zone-without-dnssec", include_str!("zone_without_dnssec.md"))
};

/// The attributes by which a zone is named.
const NAMES: [&str; 2] = ["zone_id", "id"];

fn is_signed(zone: &Block, cx: &Cx) -> Checked<bool> {
    let signatures = cx.referring("aws_route53_hosted_zone_dnssec", "hosted_zone_id", zone, &NAMES);
    // The names of a private zone are asked for within its VPC alone.
    let is_private = either(
        zone.is_set("vpc"),
        cx.referring("aws_route53_zone_association", "zone_id", zone, &NAMES).exist(),
    );
    if either(is_private, signatures.any(|it| not(is_one_of(it, "signing_status", &["NOT_SIGNING"]))))? {
        return Ok(true);
    }
    cx.given_away(zone, &NAMES).map_or(Ok(false), Err)
}
