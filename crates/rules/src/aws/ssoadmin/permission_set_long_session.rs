use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ce9dfce0-5fc8-433b-944a-3b16153111a8",
    aliases: &["aws/sso_permission_with_inadequate_user_session_duration"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 613,
    targets: &["aws_ssoadmin_permission_set"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("session_duration")
            .passes(|it| seconds(it).is_none_or(|it| it <= HOUR), "at most one hour, `\"PT1H\"`")
            .absent_is_ok()
            .fix("\"PT1H\""),
    ),
    ..rule("aws-ssoadmin-permission-set-long-session", include_str!("permission_set_long_session.md"))
};

const HOUR: u64 = 3600;

/// How long a time such as `PT1H30M` of ISO 8601 is.
fn seconds(duration: &str) -> Option<u64> {
    let mut rest = duration.strip_prefix("PT")?;
    let mut sum: u64 = 0;
    while let Some(end) = rest.find(|it: char| !it.is_ascii_digit()) {
        let unit = match rest.as_bytes()[end] {
            b'H' => HOUR,
            b'M' => 60,
            b'S' => 1,
            _ => return None,
        };
        sum = sum.checked_add(rest[..end].parse::<u64>().ok()?.checked_mul(unit)?)?;
        rest = &rest[end + 1..];
    }
    rest.is_empty().then_some(sum)
}
