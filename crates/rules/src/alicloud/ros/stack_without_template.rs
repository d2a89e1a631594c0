use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "92d65c51-5d82-4507-a2a1-d252e9706855",
    aliases: &["alicloud/ros_stack_without_template"],
    severity: Low,
    category: BuildProcess,
    cwe: 20,
    targets: &["alicloud_ros_stack"],
    check: Check::Block(check_template),
    ..rule("alicloud-ros-stack-without-template", include_str!("stack_without_template.md"))
};

fn check_template(stack: &Block, cx: &mut Cx) -> Checked {
    let names = ["template_body", "template_url"];
    if !value::any(names, |name| stack.is_given(name))? {
        cx.flag(stack.header(), "neither `template_body` nor `template_url` is set").about(names[0]);
    }
    Ok(())
}
