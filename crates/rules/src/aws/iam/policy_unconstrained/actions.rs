//! The actions that the rules of this table look for. All of them can be limited to some resources ("Actions, resources, and
//! condition keys for AWS services").

use crate::prelude::*;

/// Actions whose answers are credentials, or that make some.
pub(super) const CREDENTIAL_ACTIONS: [&str; 10] = [
    "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile",
    "iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential", "sts:AssumeRole",
    "rds-db:connect", "redshift:GetClusterCredentials", "ec2:GetPasswordData",
    "cognito-idp:AdminSetUserPassword",
];

/// Actions that read what is meant for few.
pub(super) const DATA_ACTIONS: [&str; 5] = [
    "s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters",
    "ssm:GetParametersByPath",
];

/// Actions that change who has access to a resource.
pub(super) const PERMISSION_ACTIONS: [&str; 17] = [
    "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreatePolicyVersion",
    "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:PutUserPolicy", "iam:UpdateAssumeRolePolicy",
    "ecr:SetRepositoryPolicy", "kms:CreateGrant", "kms:PutKeyPolicy", "lambda:AddPermission",
    "s3:PutBucketAcl", "s3:PutBucketPolicy", "secretsmanager:PutResourcePolicy", "sns:AddPermission",
    "sqs:AddPermission",
];

/// Actions each of which is a way to all others.
pub(in crate::aws::iam) const ESCALATING_ACTIONS: [&str; 13] = [
    "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy",
    "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreatePolicyVersion", "iam:PutGroupPolicy",
    "iam:PutRolePolicy", "iam:PutUserPolicy", "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy",
    "iam:UpdateLoginProfile",
];

/// Actions that start something with a role; they are a way where the role may be any.
pub(super) const STARTING_ACTIONS: [&str; 6] = [
    "cloudformation:CreateStack", "codebuild:CreateProject", "ec2:RunInstances",
    "ecs:RegisterTaskDefinition", "glue:CreateDevEndpoint", "lambda:CreateFunction",
];

/// Actions that change or delete what is stored, deployed or running, or the network around it.
pub(super) const WRITE_ACTIONS: [&str; 51] = [
    "cloudformation:DeleteStack", "cloudformation:UpdateStack", "cognito-idp:AdminDeleteUser",
    "cognito-idp:DeleteUserPool", "dynamodb:DeleteItem", "dynamodb:DeleteTable", "dynamodb:PutItem",
    "dynamodb:UpdateItem", "ec2:AssociateDhcpOptions", "ec2:AuthorizeSecurityGroupIngress",
    "ec2:DeleteDhcpOptions", "ec2:DeleteNetworkInterface", "ec2:DeleteRoute", "ec2:DeleteRouteTable",
    "ec2:DeleteSecurityGroup", "ec2:DeleteSnapshot", "ec2:DeleteSubnet", "ec2:DeleteVolume", "ec2:DeleteVpc",
    "ec2:DeregisterImage", "ec2:DetachVolume", "ec2:ModifyInstanceAttribute", "ec2:ModifySnapshotAttribute",
    "ec2:RebootInstances", "ec2:ReplaceRoute", "ec2:RevokeSecurityGroupIngress", "ec2:StopInstances",
    "ec2:TerminateInstances", "ecr:BatchDeleteImage", "ecr:PutImage", "ecs:RunTask", "ecs:UpdateService",
    "eks:DeleteCluster", "kms:DisableKey", "kms:ScheduleKeyDeletion", "lambda:DeleteFunction",
    "lambda:UpdateFunctionCode", "logs:DeleteLogGroup", "rds:DeleteDBCluster", "rds:DeleteDBInstance",
    "rds:ModifyDBInstance", "route53:ChangeResourceRecordSets", "s3:DeleteBucket", "s3:DeleteObject",
    "s3:PutObject", "secretsmanager:DeleteSecret", "secretsmanager:PutSecretValue", "sqs:PurgeQueue",
    "ssm:PutParameter", "ssm:SendCommand", "ssm:StartSession",
];

/// Whether a statement grants an action: it speaks of it, and its policy does not deny it.
pub(super) type Grants<'g> = dyn Fn(&str) -> Checked<bool> + 'g;

/// The first of some actions that a statement grants.
pub(super) fn first_of(grants: &Grants, actions: &[&'static str]) -> Checked<Option<&'static str>> {
    let mut undecided = Ok(None);
    for action in actions {
        match grants(action) {
            Ok(true) => return Ok(Some(action)),
            Ok(false) => {}
            Err(unknown) => undecided = Err(unknown),
        }
    }
    undecided
}

/// An action with which somebody gains more rights, or passes any role to something that they start.
pub(super) fn escalates(grants: &Grants) -> Checked<Option<&'static str>> {
    let alone = first_of(grants, &ESCALATING_ACTIONS);
    if matches!(alone, Ok(Some(_))) {
        return alone;
    }
    let started = first_of(grants, &STARTING_ACTIONS);
    let with_role = both(grants("iam:PassRole"), started.map(|it| it.is_some()));
    if with_role? { Ok(Some("iam:PassRole")) } else { alone }
}
