use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9df06d48-c7c7-5e02-9114-56423e116236",
    aliases: &["aws/acm_certificate_with_wildcard", "CKV2_AWS_71"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 295,
    targets: &["aws_acm_certificate"],
    check: Check::Block(check_names),
    ..rule("aws-acm-certificate-with-wildcard", include_str!("certificate_with_wildcard.md"))
};

fn check_names(certificate: &Block, cx: &mut Cx) -> Checked {
    value::each(["domain_name", "subject_alternative_names"], |name| {
        if lists(certificate, name, |host| host.contains('*'))? {
            cx.wrong(certificate, name, format!("{}, with a wildcard", certificate.actual(name)));
        }
        Ok(())
    })
}
