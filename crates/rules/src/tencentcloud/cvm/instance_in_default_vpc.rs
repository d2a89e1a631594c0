use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b4e75c5c-83d5-4568-90e3-57ed5ec4051b",
    aliases: &["tencentcloud/cvm_instance_using_default_vpc", "CKV_TC_5"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 200,
    pedantic: true,
    targets: &["tencentcloud_instance"],
    check: Check::Block(check_network),
    ..rule("tencentcloud-cvm-instance-in-default-vpc", include_str!("instance_in_default_vpc.md"))
};

/// The data sources that look up networks, and may be told to look up the default one.
const LOOKUPS: [&str; 2] = ["data.tencentcloud_vpc_instances", "data.tencentcloud_vpc_subnets"];

fn check_network(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(["vpc_id", "subnet_id"], |name| {
        let network = instance.value(name);
        let is_default =
            value::any(LOOKUPS, |kind| cx.owning(kind, &network).any(|it| it.is_true("is_default")));
        if is_default? {
            let message =
                format!("`{name}` is that of the default network: it was looked up with `is_default`");
            cx.wrong(instance, name, message);
        }
        Ok(())
    })
}
