use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "79e8d0f1-3b3b-4dec-a76e-ef9958d401f1",
    aliases: &[
        "aws/waf_web_acl_without_known_bad_inputs", "CKV_AWS_192", "CKV2_AWS_76", "CKV2_AWS_77",
        "CKV2_AWS_78", "CKV2_AWS_47",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 502,
    pedantic: true,
    targets: &["aws_wafv2_web_acl"],
    check: Check::Block(check_rules),
    ..rule("aws-waf-web-acl-without-known-bad-inputs", include_str!("web_acl_without_known_bad_inputs.md"))
};

const GROUP: &str = "AWSManagedRulesKnownBadInputsRuleSet";

fn check_rules(acl: &Block, cx: &mut Cx) -> Checked {
    let own = either(acl.any("rule", blocks_known_inputs), acl.is_set("rule_json"));
    let apart = super::rules_of_their_own(acl, cx).any(blocks_known_inputs);
    if !either(own, apart)? {
        cx.flag(acl.header(), format!("no `rule` blocks with `{GROUP}`")).about("rule");
    }
    Ok(())
}

fn blocks_known_inputs(rule: &Block) -> Checked<bool> {
    let only_counts = rule.any("override_action", |action| action.is_set("count"));
    let has_group = rule.any("statement", |it| it.any("managed_rule_group_statement", includes_log4j));
    both(has_group, not(only_counts))
}

/// Whether the group is in use with its rules for Log4j.
fn includes_log4j(group: &Block) -> Checked<bool> {
    let is_log4j = |name: &str| name.starts_with("Log4JRCE");
    let excluded = group.any("excluded_rule", |it| lists(it, "name", is_log4j));
    let overridden = group.any("rule_action_override", |it| {
        both(lists(it, "name", is_log4j), not(it.any("action_to_use", |action| action.is_set("block"))))
    });
    both(is_one_of(group, "name", &[GROUP]), not(either(excluded, overridden)))
}
