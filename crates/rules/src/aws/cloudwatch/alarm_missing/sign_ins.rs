//! Alarms of how somebody gets in.

use super::watches::{Counted, Watch};
use super::{check_watch, row};
use crate::prelude::*;

pub(super) static CONSOLE_LOGIN_FAILURES: Watch = Watch {
    rule: &CONSOLE_LOGIN_FAILURES_RULE,
    events: "failed console sign-ins",
    why: "Someone can try passwords of console users for as long as they like, and nobody notices.",
    pattern: "{ ($.eventName = ConsoleLogin) && ($.errorMessage = \\\"Failed authentication\\\") }",
    counted: Counted::Events {
        wanted: &[&[
            ("$.eventName", "ConsoleLogin"),
            ("$.errorMessage", "Failed authentication"),
            ("$.responseElements.ConsoleLogin", "Failure"),
        ]],
        unwanted: &[
            &[("$.eventName", "ConsoleLogin"), ("$.responseElements.ConsoleLogin", "Success")],
            &[("$.eventName", "GetCallerIdentity"), ("$.errorMessage", "Failed authentication")],
        ],
    },
};

static CONSOLE_LOGIN_FAILURES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-console-login-failures",
    guid: "5864d189-ee9a-4009-ac0c-8a582e6b7919",
    aliases: &[
        "aws/cloudwatch_management_console_auth_failed_alarm_missing",
        "AVD-AWS-0152",
        "AWS-0152",
        "aws-cloudwatch-require-console-login-failures-alarm",
    ],
    ..row(
        Check::Block(|block, cx| check_watch(block, cx, &CONSOLE_LOGIN_FAILURES)),
        &CONSOLE_LOGIN_FAILURES.words(),
    )
};

pub(super) static CONSOLE_LOGIN_WITHOUT_MFA: Watch = Watch {
    rule: &CONSOLE_LOGIN_WITHOUT_MFA_RULE,
    events: "console sign-ins without MFA",
    why: "Someone who has learned a password can sign in to the console with it alone, and nobody notices.",
    pattern: "{ ($.eventName = ConsoleLogin) && ($.additionalEventData.MFAUsed != Yes) }",
    counted: Counted::Events {
        wanted: &[&[
            ("$.eventName", "ConsoleLogin"),
            ("$.additionalEventData.MFAUsed", "No"),
            ("$.userIdentity.type", "IAMUser"),
            ("$.responseElements.ConsoleLogin", "Success"),
        ]],
        unwanted: &[
            &[
                ("$.eventName", "ConsoleLogin"),
                ("$.additionalEventData.MFAUsed", "Yes"),
                ("$.userIdentity.type", "IAMUser"),
                ("$.responseElements.ConsoleLogin", "Success"),
            ],
            &[("$.eventName", "SwitchRole"), ("$.additionalEventData.MFAUsed", "No")],
        ],
    },
};

static CONSOLE_LOGIN_WITHOUT_MFA_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-console-login-without-mfa",
    guid: "44ceb4fa-0897-4fd2-b676-30e7a58f2933",
    aliases: &[
        "aws/cloudwatch_management_console_sign_in_without_mfa_alarm_missing",
        "AVD-AWS-0148",
        "AWS-0148",
        "aws-cloudwatch-require-non-mfa-login-alarm",
    ],
    ..row(
        Check::Block(|block, cx| check_watch(block, cx, &CONSOLE_LOGIN_WITHOUT_MFA)),
        &CONSOLE_LOGIN_WITHOUT_MFA.words(),
    )
};

pub(super) static ROOT_USAGE: Watch = Watch {
    rule: &ROOT_USAGE_RULE,
    events: "root user activity",
    why: "Someone who has taken over the root user can do anything in the account, and nobody notices.",
    pattern: "{ $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \
         AwsServiceEvent }",
    counted: Counted::Events {
        wanted: &[
            &[("$.userIdentity.type", "Root"), ("$.eventType", "AwsApiCall")],
            &[("$.userIdentity.type", "Root"), ("$.eventType", "AwsConsoleSignIn")],
        ],
        unwanted: &[
            &[("$.userIdentity.type", "IAMUser"), ("$.eventType", "AwsApiCall")],
            &[
                ("$.userIdentity.type", "Root"),
                ("$.userIdentity.invokedBy", "ec2.amazonaws.com"),
                ("$.eventType", "AwsApiCall"),
            ],
            &[("$.userIdentity.type", "Root"), ("$.eventType", "AwsServiceEvent")],
        ],
    },
};

static ROOT_USAGE_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-root-usage",
    guid: "8b1b1e67-6248-4dca-bbad-93486bb181c0",
    aliases: &[
        "aws/cloudwatch_root_account_use_alarm_missing", "AVD-AWS-0149", "AWS-0149",
        "aws-cloudwatch-require-root-user-usage-alarm",
    ],
    ..row(Check::Block(|block, cx| check_watch(block, cx, &ROOT_USAGE)), &ROOT_USAGE.words())
};
