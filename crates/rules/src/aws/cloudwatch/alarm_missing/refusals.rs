//! An alarm of calls that are refused.

use super::watches::{Counted, Watch};
use super::{check_watch, row};
use crate::prelude::*;

pub(super) static UNAUTHORIZED_ACCESS: Watch = Watch {
    rule: &UNAUTHORIZED_ACCESS_RULE,
    events: "unauthorized API calls",
    why: "Someone can find out what a stolen key is good for, and nobody notices the refused calls.",
    pattern: "{ ($.errorCode = \\\"*UnauthorizedOperation\\\") || ($.errorCode = \\\"AccessDenied*\\\") }",
    counted: Counted::Events {
        wanted: &[
            &[
                ("$.errorCode", "Client.UnauthorizedOperation"),
                ("$.eventName", "RunInstances"),
                ("$.sourceIPAddress", "203.0.113.7"),
            ],
            &[
                ("$.errorCode", "AccessDenied"),
                ("$.eventName", "AssumeRole"),
                ("$.sourceIPAddress", "203.0.113.7"),
            ],
        ],
        unwanted: &[&[
            ("$.errorCode", "NoSuchBucket"),
            ("$.eventName", "GetBucketAcl"),
            ("$.sourceIPAddress", "203.0.113.7"),
        ]],
    },
};

static UNAUTHORIZED_ACCESS_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-unauthorized-access",
    guid: "4c18a45b-4ab1-4790-9f83-399ac695f1e5",
    aliases: &[
        "aws/cloudwatch_unauthorized_access_defined_alarm_missing", "AVD-AWS-0147", "AWS-0147",
        "aws-cloudwatch-require-unauthorised-api-call-alarm",
    ],
    ..row(
        Check::Block(|block, cx| check_watch(block, cx, &UNAUTHORIZED_ACCESS)),
        &UNAUTHORIZED_ACCESS.words(),
    )
};
