//! Alarms that the recording of what happens changes.

use super::watches::Watch;
use super::{TEMPLATE, check_watch};
use crate::prelude::*;

pub(in crate::aws::cloudwatch) static CONFIG_CHANGES: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-config-changes",
    guid: "5b8d7527-de8e-4114-b9dd-9d988f1f418f",
    aliases: &[
        "aws/cloudwatch_aws_config_configuration_changes_alarm_missing",
        "AVD-AWS-0155",
        "AWS-0155",
        "aws-cloudwatch-require-config-configuration-changes-alarm",
    ],
    severity: Medium,
    check: Check::Block(|block, cx| check_watch(block, cx, &CONFIG_CHANGES_WATCH)),
    words: &[
        ("title", "No CloudWatch alarm for AWS Config changes"),
        (
            "why",
            "An intruder who stops the AWS Config recorder leaves no record of later changes, and nobody notices.",
        ),
        ("pattern", CONFIG_CHANGES_PATTERN),
    ],
    ..TEMPLATE
};

pub(super) static CONFIG_CHANGES_WATCH: Watch =
    Watch::Calls { source: "config.amazonaws.com", pattern: CONFIG_CHANGES_PATTERN };

const CONFIG_CHANGES_PATTERN: &str = "\
    { ($.eventSource = \\\"config.amazonaws.com\\\") && (($.eventName = StopConfigurationRecorder) \
    || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) \
    || ($.eventName = PutConfigurationRecorder)) }";

pub(in crate::aws::cloudwatch) static CLOUDTRAIL_CHANGES: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-cloudtrail-changes",
    guid: "0f6cbf69-41bb-47dc-93f3-3844640bf480",
    aliases: &[
        "aws/cloudwatch_cloudtrail_configuration_changes_alarm_missing",
        "AVD-AWS-0151",
        "AWS-0151",
        "aws-cloudwatch-require-cloud-trail-change-alarm",
    ],
    severity: Medium,
    check: Check::Block(|block, cx| check_watch(block, cx, &CLOUDTRAIL_CHANGES_WATCH)),
    words: &[
        ("title", "No CloudWatch alarm for CloudTrail changes"),
        ("why", "An intruder who stops the trail works unrecorded from then on, and nobody notices."),
        ("pattern", CLOUDTRAIL_CHANGES_PATTERN),
    ],
    ..TEMPLATE
};

pub(super) static CLOUDTRAIL_CHANGES_WATCH: Watch =
    Watch::Calls { source: "cloudtrail.amazonaws.com", pattern: CLOUDTRAIL_CHANGES_PATTERN };

const CLOUDTRAIL_CHANGES_PATTERN: &str = "\
    { ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) \
    || ($.eventName = StartLogging) || ($.eventName = StopLogging) }";
