use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ba2c555c-36ac-57aa-9292-d1ea26812df5",
    aliases: &["aws/mwaa_environment_public", "CKV2_AWS_66"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_mwaa_environment"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("webserver_access_mode").none_of(&["PUBLIC_ONLY"]).absent_is_ok().fix("\"PRIVATE_ONLY\""),
    ),
    ..rule("aws-mwaa-environment-public", include_str!("environment_public.md"))
};
