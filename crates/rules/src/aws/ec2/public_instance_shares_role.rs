use crate::aws::shared::reach;
use crate::prelude::*;
use tollgate_core::address::Sort;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "c53c7a89-f9d7-4c7b-8b66-8a555be99593",
    aliases: &["aws/public_and_private_ec2_share_role"],
    severity: Medium,
    category: AccessControl,
    cwe: 250,
    targets: &["aws_instance"],
    modules: &[super::INSTANCE_MODULE],
    check: Check::Block(check_profile),
    ..rule("aws-ec2-public-instance-shares-role", include_str!("public_instance_shares_role.md"))
};

const PROFILE: &str = "iam_instance_profile";

fn check_profile(instance: &Block, cx: &mut Cx) -> Checked {
    if instance.value(PROFILE).is_null() || !is_public(instance, cx)? {
        return Ok(());
    }
    let mut verdict = Ok(());
    for kind in ["aws_instance", "module"] {
        let wanted = Wanted::value(instance.reference(PROFILE)).as_written();
        let same = |it: &Block| names_same(it, instance, PROFILE);
        let (others, known) = cx.joined(kind, PROFILE, wanted, same).filter(|it| not(is_public(it, cx)));
        if let Some(other) = others.first() {
            let profile = instance.value(PROFILE);
            let message =
                format!("`{PROFILE}` is `{profile}`, which `{}` in a private subnet has, too", other.address);
            cx.wrong(instance, PROFILE, message)
                .also(other.place(PROFILE), "the private instance has it here");
            return Ok(());
        }
        verdict = verdict.and(known);
    }
    verdict
}

/// Whether an instance has a public address, or lies in a subnet that a module calls public.
fn is_public(instance: &Block, cx: &Cx) -> Checked<bool> {
    if instance.value("associate_public_ip_address").is_null()
        && let Some(public) = is_called_public(&instance.value("subnet_id"))
    {
        return Ok(public);
    }
    reach::to_address(instance, cx).map(|way| way.is_some())
}

/// Whether a subnet is one of those that a module which is not at hand calls public, or private.
fn is_called_public(subnet: &Value) -> Option<bool> {
    let output = subnet.as_attribute().filter(|it| it.object().sort() == Sort::Module)?;
    let is_named = |words: &[&str]| output.name().split('_').any(|it| words.contains(&it));
    match is_named(&["public"]) {
        true => Some(true),
        false => is_named(&["private", "intra", "database", "elasticache", "redshift"]).then_some(false),
    }
}
