use crate::aws::shared::reach;
use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "c53c7a89-f9d7-4c7b-8b66-8a555be99593",
    aliases: &["aws/public_and_private_ec2_share_role"],
    severity: Medium,
    pedantic: true,
    category: AccessControl,
    cwe: 250,
    targets: &["aws_instance"],
    modules: &[super::INSTANCE_MODULE],
    check: Check::Block(check_profile),
    ..rule("aws-ec2-public-instance-shares-role", include_str!("public_instance_shares_role.md"))
};

const PROFILE: &str = "iam_instance_profile";

fn check_profile(instance: &Block, cx: &mut Cx) -> Checked {
    if matches!(instance.is_set(PROFILE), Ok(false)) || !is_public(instance, cx)? {
        return Ok(());
    }
    let mut verdict = Ok(());
    for kind in ["aws_instance", "module"] {
        let wanted = Wanted::value(instance.reference(PROFILE)).read_by(profile_of_private);
        let same = |it: &Block| names_same(it, instance, PROFILE);
        let other = cx.joined(kind, PROFILE, wanted, same).find(|it| is_private(it, cx));
        if let Ok(Some(other)) = other {
            let profile = instance.value(PROFILE);
            let message =
                format!("`{PROFILE}` is `{profile}`, which `{}` in a private subnet has, too", other.address);
            cx.wrong(instance, PROFILE, message)
                .also(other.place(PROFILE), "the private instance has it here");
            return Ok(());
        }
        verdict = verdict.and(other.map(drop));
    }
    verdict
}

/// The profile of an instance that may be private.
fn profile_of_private(instance: &Block, attribute: &str, cx: &Cx) -> Vec<Value> {
    let profile = instance.value(attribute);
    let is_left_out = profile.is_null() || matches!(is_public(instance, cx), Ok(true));
    if is_left_out { Vec::new() } else { vec![profile] }
}

/// Whether an instance certainly has no public address. One that names no subnet lies in one of the default network, which
/// gives out public addresses; where the template decides, or the interface, nobody knows it here.
fn is_private(instance: &Block, cx: &Cx) -> Checked<bool> {
    let in_subnet = !instance.value("subnet_id").is_null();
    both(not(is_public(instance, cx)), either(Ok(in_subnet), is_off(instance, ADDRESS)))
}

const ADDRESS: &str = "associate_public_ip_address";

/// Whether an instance has a public address, or lies in a subnet that a module calls public.
fn is_public(instance: &Block, cx: &Cx) -> Checked<bool> {
    if instance.value(ADDRESS).is_null()
        && let Some(public) = reach::is_called_public(&instance.value("subnet_id"))
    {
        return Ok(public);
    }
    reach::to_address(instance, cx).map(|way| way.is_some())
}
