use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "abdb29d4-5ca1-4e91-800b-b3569bbd788c",
    aliases: &["aws/config_rule_for_encrypted_volumes_is_disabled"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_config_config_rule"],
    check: Check::Block(check_rules),
    ..rule("aws-config-rules-without-encrypted-volumes", include_str!("rules_without_encrypted_volumes.md"))
};

const WANTED: [&str; 1] = ["ENCRYPTED_VOLUMES"];

fn check_rules(rule: &Block, cx: &mut Cx) -> Checked {
    // It is said once, at the first rule.
    if cx.resources("aws_config_config_rule").first().is_none_or(|first| first.header() != rule.header()) {
        return Ok(());
    }
    let own = cx.any("aws_config_config_rule", |rule| {
        rule.any("source", |source| is_one_of(source, "source_identifier", &WANTED))
    });
    let shared = cx
        .anywhere("aws_config_organization_managed_rule", |rule| is_one_of(rule, "rule_identifier", &WANTED));
    let packs = ["aws_config_conformance_pack", "aws_config_organization_conformance_pack"];
    let packed = value::any(packs, |kind| cx.anywhere(kind, |_| Ok(true)));
    if !either(either(own, shared), packed)? {
        cx.flag(rule.header(), "none of the Config rules checks `ENCRYPTED_VOLUMES`");
    }
    Ok(())
}
