use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5ba6229c-8057-433e-91d0-21cf13569ca9",
    aliases: &["aws/service_control_policies_disabled"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["aws_organizations_organization"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("feature_set").none_of(&["CONSOLIDATED_BILLING"]).absent_is_ok().fix("\"ALL\""),
        attribute("enabled_policy_types")
            .passes(|_| false, "a list with `\"SERVICE_CONTROL_POLICY\"`")
            .absent_is_ok()
            .for_blocks(lists_other_policies),
    ]),
    ..rule(
        "aws-organizations-organization-without-service-control-policies",
        include_str!("organization_without_service_control_policies.md"),
    )
};

/// Whether other types of policies are turned on, but not this one.
fn lists_other_policies(organization: &Block) -> Checked<bool> {
    not(lists(organization, "enabled_policy_types", |it| it == "SERVICE_CONTROL_POLICY"))
}
