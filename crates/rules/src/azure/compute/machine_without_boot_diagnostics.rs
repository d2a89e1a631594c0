use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "becf5cb1-3577-41c7-b060-02f9f2469f4a",
    aliases: &["azure/compute_machine_without_boot_diagnostics"],
    severity: Info,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &super::MACHINES,
    fix: Some(Safe),
    check: Check::Attribute(attribute("boot_diagnostics").is_present().fix_block(&[])),
    ..rule(
        "azure-compute-machine-without-boot-diagnostics",
        include_str!("machine_without_boot_diagnostics.md"),
    )
};
