use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ba4e0031-3e9d-4d7d-b0d6-bd8f003f8698",
    aliases: &["aws/ami_shared_with_multiple_accounts"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_ami_launch_permission"],
    check: Check::Block(check_permission),
    ..rule("aws-ec2-image-shared-with-accounts", include_str!("image_shared_with_accounts.md"))
};

const ACCOUNT: &str = "account_id";

fn check_permission(permission: &Block, cx: &mut Cx) -> Checked {
    if !permission.is_set(ACCOUNT)? {
        return Ok(());
    }
    let is_for_another = |it: &Block| {
        let same = it.matches(ACCOUNT, permission, ACCOUNT);
        both(it.is_set(ACCOUNT), not(same))
    };
    let pairs = [("image_id", "image_id")];
    let shared = cx.matching("aws_ami_launch_permission", permission, &pairs).search(is_for_another)?;
    if shared {
        let message =
            format!("several accounts may use this image, `{}` among them", permission.value(ACCOUNT));
        cx.flag(permission.place("image_id"), message).about("image_id");
    }
    Ok(())
}
