use crate::aws::iam;
use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "132a8c31-9837-4203-9fd1-15ca210c7b73",
    aliases: &["aws/sso_policy_with_full_privileges", "CKV_AWS_62"],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: &["aws_ssoadmin_permission_set_inline_policy"],
    check: Check::Block(check_policy),
    ..rule("aws-ssoadmin-permission-set-full-access", include_str!("permission_set_full_access.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "inline_policy", cx, |statement| {
        Ok(iam::allows_everything(statement)?.then(|| "allows `*` on `*`".to_owned()))
    })
}
