use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4e19359e-e7b8-58bb-9331-4157203fd6a9",
    aliases: &["aws/ses_configuration_set_without_tls", "CKV_AWS_365"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 319,
    targets: &["aws_ses_configuration_set", "aws_sesv2_configuration_set"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("delivery_options.tls_policy")
            .of(&["aws_ses_configuration_set"])
            .one_of(&["Require"])
            .fix("\"Require\""),
        attribute("delivery_options.tls_policy")
            .of(&["aws_sesv2_configuration_set"])
            .one_of(&["REQUIRE"])
            .fix("\"REQUIRE\""),
    ]),
    ..rule("aws-ses-configuration-set-without-tls", include_str!("configuration_set_without_tls.md"))
};
