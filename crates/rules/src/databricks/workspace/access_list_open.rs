use crate::network::is_internet;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2c4fe4a9-f44b-4c70-b09b-5b75cd251805",
    aliases: &["databricks/unrestricted_acl"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["databricks_ip_access_list"],
    check: Check::Attribute(
        attribute("ip_addresses").passes(is_of_some, "your own ranges").absent_is_ok().for_blocks(admits),
    ),
    ..rule("databricks-workspace-access-list-open", include_str!("access_list_open.md"))
};

fn is_of_some(range: &str) -> bool {
    !is_internet(range)
}

fn admits(list: &Block) -> Checked<bool> {
    both(is_one_of(list, "list_type", &["ALLOW"]), not(is_off(list, "enabled")))
}
