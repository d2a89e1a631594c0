use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bc280331-27b9-4acb-a010-018e8098aa5d",
    aliases: &["gcp/vm_with_full_cloud_access", "CKV_GCP_31", "gcp-compute-instance-full-api-scope"],
    severity: Medium,
    category: AccessControl,
    cwe: 732,
    targets: &super::INSTANCES_AND_COPIES,
    check: Check::Attribute(
        attribute("service_account.scopes")
            .none_of(&["cloud-platform", "https://www.googleapis.com/auth/cloud-platform"])
            .absent_is_ok(),
    ),
    ..rule("gcp-compute-instance-with-full-api-scope", include_str!("instance_with_full_api_scope.md"))
};
