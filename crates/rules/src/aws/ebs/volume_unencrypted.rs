use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cc997676-481b-4e93-aa81-d19f8c5e9b12",
    aliases: &[
        "aws/ebs_volume_encryption_disabled", "CKV_AWS_3", "AVD-AWS-0026", "AWS-0026",
        "aws-ebs-enable-volume-encryption", "aws-ec2-enable-volume-encryption",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: &["aws_ebs_volume"],
    modules: &[module("terraform-aws-modules/ebs/aws")],
    fix: Some(Unsafe),
    check: Check::Block(check_encryption),
    ..rule("aws-ebs-volume-unencrypted", include_str!("volume_unencrypted.md"))
};

fn check_encryption(volume: &Block, cx: &mut Cx) -> Checked {
    let by_account = cx.any("aws_ebs_encryption_by_default", |default| {
        Ok(default.bool("enabled")?.is_none_or(|enabled| *enabled))
    });
    let says_nothing = volume.is_set("encrypted").map(|says| !says);
    if both(by_account, says_nothing)? {
        return Ok(());
    }
    attribute("encrypted").is_true().fix("true").check(volume, cx)
}
