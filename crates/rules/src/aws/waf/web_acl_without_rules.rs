use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1a6c2e57-7668-476f-bec4-70adaf33ecbb",
    aliases: &["aws/waf_web_acl_without_rules", "CKV_AWS_175"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 693,
    targets: &["aws_waf_web_acl", "aws_wafregional_web_acl", "aws_wafv2_web_acl"],
    check: Check::Block(check_rules),
    ..rule("aws-waf-web-acl-without-rules", include_str!("web_acl_without_rules.md"))
};

fn check_rules(acl: &Block, cx: &mut Cx) -> Checked {
    // What a rule is called, by the version of WAF; and those that are given as JSON.
    const RULES: [&str; 3] = ["rule", "rules", "rule_json"];
    let has_rules = value::any(RULES, |name| acl.is_set(name));
    // Where nothing gets through by default, no rule is needed.
    let blocks = acl.any("default_action", |action| {
        either(action.is_set("block"), is_one_of(action, "type", &["BLOCK"]))
    });
    if !either(either(has_rules, blocks), super::has_rules_of_their_own(acl, cx))? {
        cx.flag(acl.header(), "no `rule` says what this web ACL blocks").about("rule");
    }
    Ok(())
}
