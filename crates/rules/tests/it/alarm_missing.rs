//! Events that no alarm watches: filter patterns are compared by what they match, not by how they are written.

use crate::scan;

const RULE: &str = "aws-cloudwatch-alarm-missing-key-deletion";
const ALARM: &str = "metric_name = \"keys\"\n  namespace = \"Trail\"";

/// Whether the gap is found; `None` where that is undecided.
fn is_missing(pattern: &str, alarm: &str) -> Option<bool> {
    let text = format!(
        r#"
resource "aws_cloudwatch_log_metric_filter" "f" {{
  name    = "keys"
  pattern = "{}"
  metric_transformation {{
    name      = "keys"
    namespace = "Trail"
  }}
}}
resource "aws_cloudwatch_metric_alarm" "a" {{
  {alarm}
}}
"#,
        pattern.replace('"', "\\\"")
    );
    let scan = scan(tollgate_rules::find(RULE).unwrap(), &[("main.tf", &text)]);
    let found = !scan.lines().is_empty();
    (found || scan.report.undecided.is_empty()).then_some(found)
}

#[test]
fn a_filter_on_somebody_elses_log_group_promises_nothing() {
    let missing = |group: &str| {
        let text = format!(
            "data \"aws_cloudwatch_log_group\" \"trail\" {{\n  name = \"trail\"\n}}\n\
             resource \"aws_cloudwatch_log_metric_filter\" \"f\" {{\n  log_group_name = {group}\n  \
             pattern = \"{{ $.eventName = CreateBucket }}\"\n}}\n"
        );
        !scan(tollgate_rules::find(RULE).unwrap(), &[("main.tf", &text)]).lines().is_empty()
    };
    assert!(missing("aws_cloudwatch_log_group.trail.name"));
    assert!(!missing("data.aws_cloudwatch_log_group.trail.id"));
    assert!(!missing("data.aws_cloudwatch_log_group.trail.name"));
}

#[test]
fn patterns_that_match_the_events_will_do() {
    for pattern in [
        "{($.eventSource=kms.amazonaws.com)&&(($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion))}",
        "{ $.eventName = \"ScheduleKeyDeletion\" || $.eventName = \"DisableKey\" }",
        "{ ($.eventName = DisableKey || $.eventName = *KeyDeletion) && $.errorCode NOT EXISTS }",
        "{ $.eventName = %DisableKey|ScheduleKeyDeletion% }",
        "{ $.eventSource = \"kms*\" && $.eventName != List* }",
    ] {
        assert_eq!(is_missing(pattern, ALARM), Some(false), "{pattern}");
    }
}

#[test]
fn patterns_that_match_too_little_or_too_much_will_not() {
    for pattern in [
        "{ $.eventName = DisableKey }",
        "{ $.eventName = DisableKey && $.eventName = ScheduleKeyDeletion }",
        "{ $.eventSource = kms.amazonaws.com || $.eventName = DisableKey || $.eventName = ScheduleKeyDeletion }",
        "{ $.eventSource = kms.amazonaws.com }",
        "{ $.eventName != CreateKey }",
    ] {
        assert_eq!(is_missing(pattern, ALARM), Some(true), "{pattern}");
    }
    assert_eq!(is_missing("{ $.eventName = %^(Disable|Schedule)Key% }", ALARM), None);
}

#[test]
fn filters_of_other_logs_are_nobodys_business() {
    for pattern in ["ERROR", "[ip, user, status = 5*]", "{ $.level = \"error\" }"] {
        assert_eq!(is_missing(pattern, ALARM), Some(false), "{pattern}");
    }
}

#[test]
fn the_alarm_must_watch_the_metric() {
    let pattern = "{ $.eventName = DisableKey || $.eventName = ScheduleKeyDeletion }";
    let id = "metric_name = aws_cloudwatch_log_metric_filter.f.id\n  namespace = \"Trail\"";
    assert_eq!(is_missing(pattern, id), Some(false));
    let query = format!("metric_query {{\n    metric {{\n  {ALARM}\n    }}\n  }}");
    assert_eq!(is_missing(pattern, &query), Some(false));
    assert_eq!(is_missing(pattern, &ALARM.replace("Trail", "Other")), Some(true));
    assert_eq!(is_missing(pattern, &ALARM.replace("keys", "key")), Some(true));
}

#[test]
fn a_gap_stands_at_what_has_to_be_changed() {
    let lines = |pattern: &str| {
        let filter = |name: &str, pattern: &str| {
            format!(
                "resource \"aws_cloudwatch_log_metric_filter\" \"{name}\" {{\n  \
                 pattern = \"{pattern}\"\n  metric_transformation {{\n    name = \"{name}\"\n  }}\n}}\n"
            )
        };
        let text = filter("other", "{ $.eventName = CreateBucket }") + &filter("keys", pattern);
        scan(tollgate_rules::find(RULE).unwrap(), &[("main.tf", &text)]).lines()
    };
    // The filter whose metric no alarm watches, the pattern that counts too few events, else the first block.
    assert_eq!(lines("{ $.eventName = DisableKey || $.eventName = ScheduleKeyDeletion }"), ["main.tf:7"]);
    assert_eq!(lines("{ $.eventName = DisableKey }"), ["main.tf:8"]);
    assert_eq!(lines("{ $.eventName = DeleteBucket }"), ["main.tf:1"]);
}
