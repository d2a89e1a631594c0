use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "72ceb736-0aee-43ea-a191-3a69ab135681",
    aliases: &["alicloud/no_ros_stack_policy"],
    severity: Low,
    category: ResourceManagement,
    cwe: 829,
    pedantic: true,
    targets: &["alicloud_ros_stack"],
    check: Check::Block(check_policy),
    ..rule("alicloud-ros-stack-without-policy", include_str!("stack_without_policy.md"))
};

fn check_policy(stack: &Block, cx: &mut Cx) -> Checked {
    let names = ["stack_policy_body", "stack_policy_url"];
    if !value::any(names, |name| stack.is_given(name))? {
        let message =
            "neither `stack_policy_body` nor `stack_policy_url` protects the resources of the stack";
        cx.flag(stack.header(), message).about(names[0]);
    }
    Ok(())
}
