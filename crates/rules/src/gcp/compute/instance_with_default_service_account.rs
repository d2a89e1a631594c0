use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3cb4af0b-056d-4fb1-8b95-fdc4593625ff",
    aliases: &[
        "gcp/using_default_service_account", "CKV_GCP_30", "AVD-GCP-0044", "GCP-0044",
        "google-compute-no-default-service-account", "gcp-compute-instance-default-service-account",
    ],
    severity: Low,
    category: InsecureDefaults,
    cwe: 250,
    pedantic: true,
    targets: &super::INSTANCES_AND_COPIES,
    check: Check::Block(check_account),
    ..rule(
        "gcp-compute-instance-with-default-service-account",
        include_str!("instance_with_default_service_account.md"),
    )
};

fn check_account(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(instance.each("service_account"), |account| {
        if super::is_default_account(&account.value("email"))? {
            let message = format!("{}, must specify a dedicated service account", account.actual("email"));
            cx.wrong(&account, "email", message);
        }
        Ok(())
    })
}
