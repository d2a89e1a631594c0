use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bc280331-27b9-4acb-a010-018e8098aa5d",
    aliases: &["gcp/vm_with_full_cloud_access", "CKV_GCP_31", "gcp-compute-instance-full-api-scope"],
    severity: Medium,
    category: AccessControl,
    cwe: 732,
    implies: &["gcp-compute-instance-with-default-service-account"],
    targets: &super::INSTANCES_AND_COPIES,
    modules: &super::MACHINE_MODULES,
    check: Check::Block(check_scopes),
    ..rule("gcp-compute-instance-with-full-api-scope", include_str!("instance_with_full_api_scope.md"))
};

fn check_scopes(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(instance.each("service_account"), |account| {
        let is_full = lists(&account, "scopes", |scope| scope.trim_start_matches(PREFIX) == "cloud-platform");
        if both(is_full, super::is_default_account(&account.value("email")))? {
            let message = format!("{}, for the default service account", account.actual("scopes"));
            cx.wrong(&account, "scopes", message);
        }
        Ok(())
    })
}

/// What the full names of scopes begin with.
const PREFIX: &str = "https://www.googleapis.com/auth/";
