use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2f01fb2d-828a-499d-b98e-b83747305052",
    aliases: &["aws/no_stack_policy"],
    severity: Low,
    pedantic: true,
    category: ResourceManagement,
    cwe: 829,
    targets: &["aws_cloudformation_stack"],
    check: Check::Attribute(attribute("policy_body").also_named(&["policy_url"]).is_present()),
    ..rule("aws-cloudformation-stack-without-policy", include_str!("stack_without_policy.md"))
};
