use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fae52418-bb8b-4ac2-b287-0b9082d6a3fd",
    aliases: &["aws/efs_with_vulnerable_policy", "CKV_AWS_283", "aws-efs-policy-open"],
    severity: Medium,
    category: AccessControl,
    cwe: 155,
    targets: &["aws_efs_file_system_policy"],
    check: Check::Block(check_policy),
    ..rule("aws-efs-file-system-policy-public", include_str!("file_system_policy_public.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let open = statement.is_open()?;
        Ok(open.then(|| format!("allows everyone {}", policy::actions(statement))))
    })
}
