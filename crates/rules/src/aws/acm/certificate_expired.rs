use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c3831315-5ae6-4fa8-b458-3d4d5ab7a3f6",
    aliases: &[
        "aws/certificate_has_expired", "AVD-AWS-0168", "AWS-0168", "aws-iam-remove-expired-certificates",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 298,
    targets: &super::CERTIFICATES,
    check: Check::Block(check_expiry),
    ..rule("aws-acm-certificate-expired", include_str!("certificate_expired.md"))
};

fn check_expiry(block: &Block, cx: &mut Cx) -> Checked {
    let Some(today) = cx.today().map(str::to_owned) else { return Ok(()) };
    super::with_certificate(
        block,
        |certificate| {
            let end = certificate.validity().not_after.to_datetime().date().to_string();
            // Days as `YYYY-MM-DD` are in order as texts.
            (end < today).then(|| format!("`certificate_body` expired on {end}"))
        },
        cx,
    )
}
