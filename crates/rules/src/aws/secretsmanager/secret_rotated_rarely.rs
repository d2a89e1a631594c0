use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d2e8e9e1-41e0-578f-bd55-3fdd38124d22",
    aliases: &["aws/secretsmanager_secret_rotated_rarely", "CKV_AWS_304"],
    severity: Low,
    pedantic: true,
    category: SecretManagement,
    cwe: 262,
    targets: &["aws_secretsmanager_secret_rotation"],
    fix: Some(Safe),
    check: Check::Block(check_schedule),
    ..rule("aws-secretsmanager-secret-rotated-rarely", include_str!("secret_rotated_rarely.md"))
};

const SCHEDULE: &str = "schedule_expression";

fn check_schedule(rotation: &Block, cx: &mut Cx) -> Checked {
    value::each(rotation.each("rotation_rules"), |rules| {
        attribute("automatically_after_days").between(1, 90).absent_is_ok().fix("90").check(&rules, cx)?;
        if rules.string(SCHEDULE)?.is_some_and(|schedule| is_rare(&schedule)) {
            cx.wrong(&rules, SCHEDULE, format!("{}, must be 90 days at most", rules.actual(SCHEDULE)));
        }
        Ok(())
    })
}

/// Whether a schedule of the form `rate(91 days)` comes round less than every 90 days.
fn is_rare(schedule: &str) -> bool {
    let rate = schedule.trim().strip_prefix("rate(").and_then(|it| it.strip_suffix(')'));
    let Some((count, unit)) = rate.and_then(|it| it.trim().split_once(' ')) else { return false };
    let per_day = match unit.trim() {
        "day" | "days" => 1,
        "hour" | "hours" => 24,
        _ => return false,
    };
    count.trim().parse::<u32>().is_ok_and(|count| count > 90 * per_day)
}
