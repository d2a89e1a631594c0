//! Alarms that somebody changes what others may do.

use super::watches::{Counted, Watch};
use super::{check_watch, row};
use crate::prelude::*;

pub(super) static ORGANIZATIONS_CHANGES: Watch = Watch {
    rule: &ORGANIZATIONS_CHANGES_RULE,
    events: "AWS Organizations changes",
    why: "An account can leave the organization or lose its service control policies, and nobody notices.",
    pattern: "\
    { ($.eventSource = \\\"organizations.amazonaws.com\\\") && (($.eventName = AcceptHandshake) \
    || ($.eventName = AttachPolicy) || ($.eventName = CreateAccount) \
    || ($.eventName = CreateOrganizationalUnit) || ($.eventName = CreatePolicy) \
    || ($.eventName = DeclineHandshake) || ($.eventName = DeleteOrganization) \
    || ($.eventName = DeleteOrganizationalUnit) || ($.eventName = DeletePolicy) \
    || ($.eventName = DetachPolicy) || ($.eventName = DisablePolicyType) \
    || ($.eventName = EnablePolicyType) || ($.eventName = InviteAccountToOrganization) \
    || ($.eventName = LeaveOrganization) || ($.eventName = MoveAccount) \
    || ($.eventName = RemoveAccountFromOrganization) || ($.eventName = UpdatePolicy) \
    || ($.eventName = UpdateOrganizationalUnit)) }",
    counted: Counted::CallsOf("organizations.amazonaws.com"),
};

static ORGANIZATIONS_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-organizations-changes",
    guid: "38b85c45-e772-4de8-a247-69619ca137b3",
    aliases: &[
        "aws/cloudwatch_aws_organizations_changes_missing_alarm", "AVD-AWS-0174", "AWS-0174",
        "aws-cloudwatch-require-org-changes-alarm",
    ],
    ..row(
        Check::Block(|block, cx| check_watch(block, cx, &ORGANIZATIONS_CHANGES)),
        &ORGANIZATIONS_CHANGES.words(),
    )
};

pub(super) static IAM_POLICY_CHANGES: Watch = Watch {
    rule: &IAM_POLICY_CHANGES_RULE,
    events: "IAM policy changes",
    why: "An intruder can grant themselves more permissions by changing a policy, and nobody notices.",
    pattern: "\
    { ($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy) \
    || ($.eventName = DeleteUserPolicy) || ($.eventName = PutGroupPolicy) \
    || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy) || ($.eventName = CreatePolicy) \
    || ($.eventName = DeletePolicy) || ($.eventName = CreatePolicyVersion) \
    || ($.eventName = DeletePolicyVersion) || ($.eventName = AttachRolePolicy) \
    || ($.eventName = DetachRolePolicy) || ($.eventName = AttachUserPolicy) \
    || ($.eventName = DetachUserPolicy) || ($.eventName = AttachGroupPolicy) \
    || ($.eventName = DetachGroupPolicy) }",
    counted: Counted::CallsOf("iam.amazonaws.com"),
};

static IAM_POLICY_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-iam-policy-changes",
    guid: "eaaba502-2f94-411a-a3c2-83d63cc1776d",
    aliases: &[
        "aws/cloudwatch_iam_policy_changes_alarm_missing", "AVD-AWS-0150", "AWS-0150",
        "aws-cloudwatch-require-iam-policy-change-alarm",
    ],
    ..row(Check::Block(|block, cx| check_watch(block, cx, &IAM_POLICY_CHANGES)), &IAM_POLICY_CHANGES.words())
};

pub(super) static S3_POLICY_CHANGES: Watch = Watch {
    rule: &S3_POLICY_CHANGES_RULE,
    events: "S3 bucket policy changes",
    why: "One changed policy can make a bucket public or copy its objects to another account, and nobody notices.",
    pattern: "\
    { ($.eventSource = \\\"s3.amazonaws.com\\\") && (($.eventName = PutBucketAcl) \
    || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) \
    || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) \
    || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) \
    || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }",
    counted: Counted::CallsOf("s3.amazonaws.com"),
};

static S3_POLICY_CHANGES_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-s3-policy-changes",
    guid: "27c6a499-895a-4dc7-9617-5c485218db13",
    aliases: &[
        "aws/cloudwatch_s3_policy_change_alarm_missing", "AVD-AWS-0154", "AWS-0154",
        "aws-cloudwatch-require-s3-bucket-policy-change-alarm",
    ],
    ..row(Check::Block(|block, cx| check_watch(block, cx, &S3_POLICY_CHANGES)), &S3_POLICY_CHANGES.words())
};

pub(super) static KEY_DELETION: Watch = Watch {
    rule: &KEY_DELETION_RULE,
    events: "disabled or deleted KMS keys",
    why: "The 7 to 30 days in which the deletion of a key can be canceled pass unnoticed, and its data is lost.",
    pattern: "\
    { ($.eventSource = \\\"kms.amazonaws.com\\\") && (($.eventName = DisableKey) \
    || ($.eventName = ScheduleKeyDeletion)) }",
    counted: Counted::CallsOf("kms.amazonaws.com"),
};

static KEY_DELETION_RULE: Rule = Rule {
    id: "aws-cloudwatch-alarm-missing-key-deletion",
    guid: "56a585f5-555c-48b2-8395-e64e4740a9cf",
    aliases: &[
        "aws/cloudwatch_disabling_or_scheduled_deletion_of_customer_created_cmk_alarm_missing",
        "AVD-AWS-0153",
        "AWS-0153",
        "aws-cloudwatch-require-cmk-disabled-alarm",
    ],
    ..row(Check::Block(|block, cx| check_watch(block, cx, &KEY_DELETION)), &KEY_DELETION.words())
};
