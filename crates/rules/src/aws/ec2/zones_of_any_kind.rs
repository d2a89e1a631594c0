use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "155188b4-44d6-57c5-8807-722a5e031cbe",
    aliases: &["aws/ec2_zones_of_any_kind", "CKV_AWS_394"],
    severity: Info,
    category: BestPractices,
    cwe: 1188,
    pedantic: true,
    targets: &["data.aws_availability_zones"],
    check: Check::Block(check_selection),
    ..rule("aws-ec2-zones-of-any-kind", include_str!("zones_of_any_kind.md"))
};

/// What keeps the list as it is: the zones by name, or of one kind.
const SELECTORS: [&str; 3] = ["exclude_names", "exclude_zone_ids", "filter"];

fn check_selection(zones: &Block, cx: &mut Cx) -> Checked {
    if !value::any(SELECTORS, |name| zones.is_set(name))? {
        cx.flag(zones.header(), "no `filter` says which zones are meant: the list grows with what AWS opens");
    }
    Ok(())
}
