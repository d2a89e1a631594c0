//! The actions that the rules of this table look for. All of them can be limited to some resources ("Actions, resources, and
//! condition keys for AWS services").

use super::super::{is_about_every_bucket, is_everywhere, is_unconditional};
use crate::aws::shared::policy::{self, Stated};
use crate::prelude::*;
use tollgate_core::policy::{Actions, Statement};

/// Actions whose answers are credentials, or that make some.
pub(super) const CREDENTIAL_ACTIONS: [&str; 10] = [
    "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile",
    "iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential", "sts:AssumeRole",
    "rds-db:connect", "redshift:GetClusterCredentials", "ec2:GetPasswordData",
    "cognito-idp:AdminSetUserPassword",
];

/// Actions that read what is meant for few.
pub(super) const DATA_ACTIONS: [&str; 13] = [
    "s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters",
    "ssm:GetParametersByPath", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "kinesis:GetRecords",
    "sns:Subscribe", "sqs:ReceiveMessage", "elasticfilesystem:ClientMount", "lambda:GetFunction",
];

/// Actions that change who has access to a resource.
pub(super) const PERMISSION_ACTIONS: [&str; 29] = [
    "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreatePolicyVersion",
    "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:PutUserPolicy", "iam:UpdateAssumeRolePolicy",
    "ecr:SetRepositoryPolicy", "kms:CreateGrant", "kms:PutKeyPolicy", "lambda:AddPermission",
    "s3:PutBucketAcl", "s3:PutBucketPolicy", "secretsmanager:PutResourcePolicy", "sns:AddPermission",
    "sqs:AddPermission", "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute",
    "elasticfilesystem:PutFileSystemPolicy", "glacier:SetVaultAccessPolicy",
    "rds:ModifyDBClusterSnapshotAttribute", "rds:ModifyDBSnapshotAttribute", "s3:PutObjectAcl",
    "sns:SetTopicAttributes", "sqs:SetQueueAttributes", "ssm:ModifyDocumentPermission", "iam:TagRole",
    "iam:TagUser",
];

/// Actions each of which is a way to all others.
pub(in crate::aws::iam) const ESCALATING_ACTIONS: [&str; 13] = [
    "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy",
    "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreatePolicyVersion", "iam:PutGroupPolicy",
    "iam:PutRolePolicy", "iam:PutUserPolicy", "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy",
    "iam:UpdateLoginProfile",
];

/// Actions each of which changes what runs with a role that is there already: whoever may do it acts with that role.
const TAKING_ACTIONS: [&str; 2] = ["glue:UpdateDevEndpoint", "lambda:UpdateFunctionCode"];

/// Actions that start something with a role, or give one to it; they are a way where the role may be any.
pub(super) const STARTING_ACTIONS: [&str; 12] = [
    "cloudformation:CreateStack", "codebuild:CreateProject", "ec2:RunInstances",
    "ecs:RegisterTaskDefinition", "glue:CreateDevEndpoint", "lambda:CreateFunction",
    "ec2:AssociateIamInstanceProfile", "glue:CreateJob", "glue:UpdateJob",
    "lambda:UpdateFunctionConfiguration", "sagemaker:CreateNotebookInstance", "states:CreateStateMachine",
];

/// Actions that change or delete what is stored, deployed or running, or the network around it.
pub(super) const WRITE_ACTIONS: [&str; 56] = [
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
    "ssm:PutParameter", "ssm:SendCommand", "ssm:StartSession", "ec2:AssociateRouteTable", "ec2:DeleteTags",
    "glue:DeleteJob", "glue:UpdateJob", "lambda:UpdateFunctionConfiguration",
];

/// What a statement allows on every resource, and always.
pub(super) struct Grant<'s> {
    statement: &'s Stated<'s>,
    actions: &'s Actions,
    /// Whether it is about every resource.
    pub(super) everywhere: Checked<bool>,
    /// The same, or about every object of S3.
    on_objects: Checked<bool>,
}

impl<'s> Grant<'s> {
    /// `None` where it certainly allows nothing everywhere.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub(super) fn of(statement: &'s Stated<'s>) -> Checked<Option<Self>> {
        if !policy::all(statement, &[Statement::allows, is_unconditional])? {
            return Ok(None);
        }
        let everywhere = is_everywhere(statement);
        let every_bucket = is_about_every_bucket(statement);
        if matches!((&everywhere, &every_bucket), (Ok(false), Ok(false))) {
            return Ok(None);
        }
        let on_objects = either(everywhere.clone(), every_bucket);
        Ok(Some(Self { statement, actions: statement.actions()?, everywhere, on_objects }))
    }

    /// Whether it grants an action: it speaks of it, and its policy does not deny it.
    fn grants(&self, action: &str) -> Checked<bool> {
        match self.actions.covers(action) {
            Ok(true) => {
                let reached = if action.starts_with("s3:") { &self.on_objects } else { &self.everywhere };
                both(reached.clone(), not(self.statement.is_denied(action)))
            }
            covered => covered,
        }
    }

    /// The first of some actions that it grants.
    pub(super) fn first_of(&self, actions: &[&'static str]) -> Checked<Option<&'static str>> {
        let mut undecided = Ok(None);
        for action in actions {
            match self.grants(action) {
                Ok(true) => return Ok(Some(action)),
                Ok(false) => {}
                Err(unknown) => undecided = Err(unknown),
            }
        }
        undecided
    }

    /// An action with which somebody gains more rights, or passes any role to something that they start: what starts it may
    /// be granted by another statement of the same policy.
    pub(super) fn escalates(&self) -> Checked<Option<&'static str>> {
        let mut alone = Ok(None);
        for actions in [&ESCALATING_ACTIONS[..], &TAKING_ACTIONS] {
            match self.first_of(actions) {
                Ok(Some(action)) => return Ok(Some(action)),
                Ok(None) => {}
                unknown => alone = unknown,
            }
        }
        let starts = |statement: Stated<'_>| {
            let Some(grant) = Grant::of(&statement)? else { return Ok(false) };
            Ok(grant.first_of(&STARTING_ACTIONS)?.is_some())
        };
        let passes = self.grants("iam:PassRole");
        if matches!(passes, Ok(false)) {
            return alone;
        }
        let with_role = both(passes, value::any(self.statement.siblings(), starts))?;
        if with_role { Ok(Some("iam:PassRole")) } else { alone }
    }
}
