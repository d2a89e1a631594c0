use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "29d577ac-2e60-59e3-a109-cf6def4ba1bb",
    aliases: &[
        "gcp/workload_identity_without_condition", "CKV_GCP_118", "CKV_GCP_125", "AVD-GCP-0068", "GCP-0068",
        "google-iam-no-conditions-workload-identity-pool-provider",
    ],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &["google_iam_workload_identity_pool_provider"],
    check: Check::Block(check_provider),
    ..rule(
        "gcp-iam-workload-identity-without-condition",
        include_str!("workload_identity_without_condition.md"),
    )
};

/// Issuers that sign the tokens of many customers.
const SHARED: [&str; 5] = [
    "token.actions.githubusercontent.com", "//gitlab.com", "//app.terraform.io", "//api.bitbucket.org",
    "//agent.buildkite.com",
];

fn check_provider(provider: &Block, cx: &mut Cx) -> Checked {
    if provider.is_set("attribute_condition")? {
        return Ok(());
    }
    let is_shared = provider.any("oidc", |oidc| {
        lists(oidc, "issuer_uri", |issuer| SHARED.iter().any(|it| issuer.contains(it)))
    })?;
    cx.wrong(provider, "attribute_condition", provider.actual("attribute_condition")).pedantic_if(!is_shared);
    Ok(())
}
