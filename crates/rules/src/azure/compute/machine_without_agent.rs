use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "eb73beaf-790a-488f-9bcc-437f19547eaf",
    aliases: &["azure/compute_machine_without_agent", "CKV_AZURE_179"],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 1104,
    targets: &super::MACHINES,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("provision_vm_agent").is_true().absent_is_ok().fix_by_removal()),
    ..rule("azure-compute-machine-without-agent", include_str!("machine_without_agent.md"))
};
