use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "91bea7b8-0c31-4863-adc9-93f6177266c4",
    aliases: &["aws/stack_without_template"],
    severity: Low,
    category: BuildProcess,
    cwe: 665,
    pedantic: true,
    targets: &["aws_cloudformation_stack"],
    check: Check::Attribute(attribute("template_body").also_named(&["template_url"]).is_present()),
    ..rule("aws-cloudformation-stack-without-template", include_str!("stack_without_template.md"))
};
