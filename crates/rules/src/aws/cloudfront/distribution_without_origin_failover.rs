use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1a33d858-213f-41e7-8804-ad96223ccf49",
    aliases: &["aws/cloudfront_distribution_without_origin_failover", "CKV_AWS_310"],
    severity: Low,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &["aws_cloudfront_distribution"],
    check: Check::Block(check_failover),
    ..rule(
        "aws-cloudfront-distribution-without-origin-failover",
        include_str!("distribution_without_origin_failover.md"),
    )
};

fn check_failover(distribution: &Block, cx: &mut Cx) -> Checked {
    let groups = distribution.each("origin_group");
    if groups.is_empty() {
        cx.flag(distribution.header(), "no `origin_group` says what answers when the origin fails")
            .about("origin_group");
    }
    value::each(&groups, |group| {
        let members = group.each("member").len();
        if !group.is_set("failover_criteria")? {
            cx.flag(group.header(), "`origin_group` has no `failover_criteria`").about("origin_group");
        } else if members < 2 {
            cx.flag(group.header(), format!("`origin_group` has {members} of 2 members"))
                .about("origin_group");
        }
        Ok(())
    })
}
