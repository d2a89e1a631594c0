use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c66c5d52-9b99-42c3-a8da-170503b4c9f8",
    aliases: &["azure/application_gateway_gateway_outdated_tls", "CKV_AZURE_218"],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["azurerm_application_gateway"],
    fix: Some(Unsafe),
    check: Check::Block(check_policies),
    ..rule("azure-application-gateway-gateway-outdated-tls", include_str!("gateway_outdated_tls.md"))
};

/// Predefined policies that accept versions before 1.2, with the oldest.
const OUTDATED: [(&str, &str); 2] = [("AppGwSslPolicy20150501", "1.0"), ("AppGwSslPolicy20170401", "1.1")];

/// The versions that a policy is to disable, as the provider calls them.
const OLD_VERSIONS: [&str; 2] = ["TLSv1_0", "TLSv1_1"];

fn check_policies(gateway: &Block, cx: &mut Cx) -> Checked {
    let of_profiles = gateway.each("ssl_profile").into_iter().flat_map(|it| it.each("ssl_policy"));
    value::each(gateway.each("ssl_policy").into_iter().chain(of_profiles), |policy| {
        let name = policy.string("policy_name")?;
        let outdated =
            OUTDATED.iter().find(|(outdated, _)| name.as_ref().is_some_and(|it| it.as_str() == *outdated));
        if let Some((_, version)) = outdated {
            let message = format!("{}, which accepts TLS {version}", policy.actual("policy_name"));
            cx.wrong(&policy, "policy_name", message)
                .set(&policy, "policy_name", "\"AppGwSslPolicy20220101\"");
        }
        let least = "min_protocol_version";
        if is_one_of(&policy, least, &OLD_VERSIONS)? {
            let message = format!("{}, must be at least `\"TLSv1_2\"`", policy.actual(least));
            cx.wrong(&policy, least, message).set(&policy, least, "\"TLSv1_2\"");
        }
        check_disabled(&policy, cx)
    })
}

/// A policy that disables some versions, and leaves others on that are as old.
fn check_disabled(policy: &Block, cx: &mut Cx) -> Checked {
    const DISABLED: &str = "disabled_protocols";
    if policy.value(DISABLED).elements().is_none_or(<[_]>::is_empty) {
        return Ok(());
    }
    for version in OLD_VERSIONS {
        if !lists(policy, DISABLED, |it| it == version)? {
            cx.wrong(policy, DISABLED, format!("`{}` does not list `{version}`", policy.path_of(DISABLED)));
            break;
        }
    }
    Ok(())
}
