mod alarms;
mod filters;
mod monitoring;
mod pattern;
#[macro_use]
mod watches;

use crate::prelude::*;
use monitoring::Monitoring;
use watches::Watch;

const FAMILY: Rule = Rule {
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_cloudwatch_log_metric_filter", "aws_cloudwatch_metric_alarm"],
    ..rule("", include_str!("alarm_missing.md"))
};

macro_rules! pattern {
    (of $source:literal: $first:literal $(, $name:literal)*) => {
        concat!("{ ($.eventName = ", $first, ")" $(, " || ($.eventName = ", $name, ")")*, " }")
    };
    (only_of $source:literal: $first:literal $(, $name:literal)*) => {
        concat!("{ ($.eventSource = \\\"", $source, "\\\") && (($.eventName = ", $first, ")"
            $(, " || ($.eventName = ", $name, ")")*, ") }")
    };
    ($pattern:literal $wanted:tt $unwanted:tt) => { $pattern };
}

macro_rules! watch {
    ([$at_pattern:literal] $of:ident $source:literal: $($name:literal),+) => {
        Watch {
            wanted: &[$(&[("$.eventSource", $source), ("$.eventName", $name)]),+],
            unwanted: &[&[("$.eventSource", $source), ("$.eventName", "ListTagsForResource")]],
            at_pattern: $at_pattern,
        }
    };
    ([$at_pattern:literal] $pattern:literal
     [$({ $($field:literal: $value:literal),+ }),+] [$({ $($other:literal: $worth:literal),+ }),+]) => {
        Watch {
            wanted: &[$(&[$(($field, $value)),+]),+],
            unwanted: &[$(&[$(($other, $worth)),+]),+],
            at_pattern: $at_pattern,
        }
    };
}

macro_rules! marker {
    ($here:literal $there:literal) => {
        const { if $here == $there { " # finding" } else { "" } }
    };
}

macro_rules! table {
    ($($id:literal, $guid:literal, $slug:literal, [$($alias:literal),*], $title:literal, $severity:ident, $at_pattern:literal, $why:literal,
       ($($events:tt)+);)+) => {
        static WATCHES: [Watch; 15] = [$(watch!([$at_pattern] $($events)+)),+];

        pub(super) static RULES: [Rule; 15] = numbered([$(Rule {
            id: concat!("aws-cloudwatch-alarm-missing-", $id),
            guid: $guid,
            aliases: &[concat!("aws/", $slug) $(, $alias)*],
            severity: $severity,
            words: &[
                ("title", $title),
                ("why", $why),
                ("pattern", pattern!($($events)+)),
                ("at-header", marker!($at_pattern false)),
                ("at-pattern", marker!($at_pattern true)),
            ],
            ..FAMILY
        }),+]);
    };
}

watches!(table);

const fn numbered(mut rules: [Rule; 15]) -> [Rule; 15] {
    let mut row = 0;
    while row < rules.len() {
        rules[row].check = Check::Row(is_watched, row);
        row += 1;
    }
    rules
}

fn is_watched(block: &Block, cx: &mut Cx, row: usize) -> Checked {
    let monitoring = cx.once(|cx| Monitoring::new(cx, &WATCHES));
    let Some(gap) = monitoring.gap(block, row)? else { return Ok(()) };
    let flag = cx.flag(gap.place, gap.message.as_str());
    if let Some((place, flaw)) = &gap.related {
        flag.also(*place, flaw.as_str());
    }
    Ok(())
}
