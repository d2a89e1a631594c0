//! The actions that the rules of this table look for. All of them can be limited to some resources ("Actions, resources, and
//! condition keys for AWS services").

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
pub(super) const TAKING_ACTIONS: [&str; 2] = ["glue:UpdateDevEndpoint", "lambda:UpdateFunctionCode"];

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
