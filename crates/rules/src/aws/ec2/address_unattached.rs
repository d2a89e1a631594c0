use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3c92e894-a699-5343-94b0-85c0f647941d",
    aliases: &["aws/ec2_address_unattached", "CKV2_AWS_19"],
    severity: Info,
    category: ResourceManagement,
    cwe: 1188,
    pedantic: true,
    targets: &["aws_eip"],
    check: Check::Block(check_use),
    ..rule("aws-ec2-address-unattached", include_str!("address_unattached.md"))
};

fn check_use(address: &Block, cx: &mut Cx) -> Checked {
    let is_attached = value::any(["instance", "network_interface"], |name| address.is_set(name))?;
    // An output may hand it to whatever uses it, and is no use itself.
    if !is_attached && !cx.is_mentioned(address, |kind, _| kind != "output") {
        cx.flag(address.header(), "nothing in the module has this address");
    }
    Ok(())
}
