//! Alarms that the recording of what happens changes.

use super::watches::{Counted, Watch};
use super::{check_watch, row};
use crate::prelude::*;

pub(super) static CONFIG_CHANGES: Watch = Watch {
    rule: &CONFIG_CHANGES_RULE,
    events: "AWS Config changes",
    why: "An intruder who stops the AWS Config recorder leaves no record of later changes, and nobody notices.",
    pattern: "\
    { ($.eventSource = \\\"config.amazonaws.com\\\") && (($.eventName = StopConfigurationRecorder) \
    || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) \
    || ($.eventName = PutConfigurationRecorder)) }",
    counted: Counted::CallsOf("config.amazonaws.com"),
};

static CONFIG_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-config-changes",
    guid: "5b8d7527-de8e-4114-b9dd-9d988f1f418f",
    aliases: &[
        "aws/cloudwatch_aws_config_configuration_changes_alarm_missing",
        "AVD-AWS-0155",
        "AWS-0155",
        "aws-cloudwatch-require-config-configuration-changes-alarm",
    ],
    ..row(Check::Block(|block, cx| check_watch(block, cx, &CONFIG_CHANGES)), &CONFIG_CHANGES.words())
};

pub(super) static CLOUDTRAIL_CHANGES: Watch = Watch {
    rule: &CLOUDTRAIL_CHANGES_RULE,
    events: "CloudTrail changes",
    why: "An intruder who stops the trail works unrecorded from then on, and nobody notices.",
    pattern: "\
    { ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) \
    || ($.eventName = StartLogging) || ($.eventName = StopLogging) }",
    counted: Counted::CallsOf("cloudtrail.amazonaws.com"),
};

static CLOUDTRAIL_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-cloudtrail-changes",
    guid: "0f6cbf69-41bb-47dc-93f3-3844640bf480",
    aliases: &[
        "aws/cloudwatch_cloudtrail_configuration_changes_alarm_missing",
        "AVD-AWS-0151",
        "AWS-0151",
        "aws-cloudwatch-require-cloud-trail-change-alarm",
    ],
    ..row(Check::Block(|block, cx| check_watch(block, cx, &CLOUDTRAIL_CHANGES)), &CLOUDTRAIL_CHANGES.words())
};
