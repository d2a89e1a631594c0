//! What a policy allows on every resource, whatever it is, although AWS could limit it to some.

use super::TEMPLATE;
use super::actions::{CREDENTIAL_ACTIONS, DATA_ACTIONS, PERMISSION_ACTIONS, WRITE_ACTIONS};
use super::search::check;
use crate::prelude::*;

pub(in crate::aws::iam) static USE: Rule = Rule {
    id: "aws-iam-policy-unconstrained-use",
    guid: "5d6c1d2e-7a0b-5c5c-9d59-0f6f6a1c3e4b",
    severity: Info,
    aliases: &["aws/iam_policy_unconstrained_use", "CKV_AWS_355", "CKV_AWS_356"],
    check: Check::Block(|block, cx| {
        let lists: [&[&str]; 5] =
            [&USE_ACTIONS, &WRITE_ACTIONS, &PERMISSION_ACTIONS, &DATA_ACTIONS, &CREDENTIAL_ACTIONS];
        check(block, cx, |grant| {
            let mut undecided = Ok(None);
            for actions in lists {
                match grant.first_of(actions) {
                    Ok(None) => {}
                    Err(unknown) => undecided = Err(unknown),
                    found => return found,
                }
            }
            grant.first_change()?.map_or(undecided, |it| Ok(Some(it)))
        })
    }),
    words: &[
        ("does", "covers what could be named"),
        (
            "risk",
            "Anyone with the policy can use what other applications in the account have as if it were theirs.",
        ),
        ("action", "sqs:SendMessage"),
        ("narrow", "arn:aws:sqs:eu-central-1:111122223333:shop"),
    ],
    ..TEMPLATE
};

/// Actions that policies often allow, and that take the ARN of a resource, beside those that the other rules of the table look
/// for.
const USE_ACTIONS: [&str; 181] = [
    "acm:DescribeCertificate", "acm:ListTagsForCertificate", "aoss:APIAccessAll", "apigateway:GET",
    "apigateway:POST", "appconfig:GetLatestConfiguration", "appmesh:StreamAggregatedResources",
    "athena:GetQueryResults", "athena:StartQueryExecution", "autoscaling:CompleteLifecycleAction",
    "autoscaling:CreateAutoScalingGroup", "autoscaling:SetDesiredCapacity",
    "autoscaling:TerminateInstanceInAutoScalingGroup", "autoscaling:UpdateAutoScalingGroup",
    "backup:StartBackupJob", "batch:SubmitJob", "bedrock:InvokeModel",
    "bedrock:InvokeModelWithResponseStream", "cloudformation:CreateStack", "cloudformation:DescribeStacks",
    "cloudfront:CreateInvalidation", "cloudfront:GetDistribution", "cloudwatch:DescribeAlarms",
    "cloudwatch:PutMetricAlarm", "codebuild:BatchGetBuilds", "codebuild:StartBuild", "codecommit:GitPull",
    "codedeploy:CreateDeployment", "codepipeline:StartPipelineExecution",
    "codestar-connections:UseConnection", "cognito-idp:AdminCreateUser", "cognito-idp:AdminGetUser",
    "cognito-idp:ListUsers", "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:CreateTable",
    "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan",
    "ec2:AssignPrivateIpAddresses", "ec2:AssociateAddress", "ec2:AttachNetworkInterface", "ec2:AttachVolume",
    "ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:CreateNetworkInterface", "ec2:CreateRoute",
    "ec2:CreateSecurityGroup", "ec2:CreateSnapshot", "ec2:CreateTags", "ec2:CreateVolume", "ec2:DeleteTags",
    "ec2:ModifyNetworkInterfaceAttribute", "ec2:RunInstances", "ec2:StartInstances",
    "ec2:UnassignPrivateIpAddresses", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
    "ecr:CompleteLayerUpload", "ecr:DescribeImages", "ecr:DescribeRepositories",
    "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:ListImages", "ecr:UploadLayerPart",
    "ecs:DescribeClusters", "ecs:DescribeServices", "ecs:DescribeTasks", "ecs:ExecuteCommand",
    "ecs:ListTasks", "ecs:StopTask", "ecs:UpdateService", "eks:AccessKubernetesApi", "eks:DescribeCluster",
    "elasticache:Connect", "elasticfilesystem:ClientMount", "elasticfilesystem:CreateAccessPoint",
    "elasticfilesystem:DeleteAccessPoint", "elasticfilesystem:DescribeMountTargets",
    "elasticloadbalancing:AddTags", "elasticloadbalancing:CreateListener",
    "elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup",
    "elasticloadbalancing:DeleteLoadBalancer", "elasticloadbalancing:DeregisterTargets",
    "elasticloadbalancing:ModifyListener", "elasticloadbalancing:RegisterInstancesWithLoadBalancer",
    "elasticloadbalancing:RegisterTargets", "es:ESHttpGet", "es:ESHttpPost", "events:DescribeRule",
    "events:PutEvents", "events:PutRule", "events:PutTargets", "execute-api:Invoke",
    "execute-api:ManageConnections", "firehose:PutRecord", "firehose:PutRecordBatch", "glue:GetDatabase",
    "glue:GetPartitions", "glue:GetTable", "glue:StartJobRun", "iam:AddRoleToInstanceProfile",
    "iam:CreatePolicy", "iam:CreateRole", "iam:CreateServiceLinkedRole", "iam:DeleteRole",
    "iam:GetInstanceProfile", "iam:GetPolicy", "iam:GetRole", "iam:GetRolePolicy", "iam:GetUser",
    "iam:ListAttachedRolePolicies", "iam:PassRole", "iam:TagRole", "imagebuilder:GetComponent",
    "kinesis:DescribeStream", "kinesis:GetRecords", "kinesis:PutRecord", "kms:Decrypt", "kms:DescribeKey",
    "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:Sign", "lambda:CreateFunction",
    "lambda:GetFunction", "lambda:InvokeFunction", "lambda:TagResource",
    "lambda:UpdateFunctionConfiguration", "logs:CreateLogGroup", "logs:CreateLogStream",
    "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:PutLogEvents",
    "logs:PutRetentionPolicy", "mobiletargeting:SendMessages", "rds-data:ExecuteStatement",
    "rds:CreateDBSnapshot", "rds:DescribeDBClusters", "rds:DescribeDBInstances", "route53:GetChange",
    "route53:GetHostedZone", "route53:ListResourceRecordSets", "route53:ListTagsForResource",
    "s3:CreateBucket", "s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketPolicy",
    "s3:GetEncryptionConfiguration", "s3:ListBucket", "s3:ListBucketMultipartUploads",
    "sagemaker:InvokeEndpoint", "scheduler:CreateSchedule", "secretsmanager:CreateSecret",
    "secretsmanager:DescribeSecret", "servicediscovery:RegisterInstance", "ses:SendEmail",
    "ses:SendRawEmail", "sns:CreateTopic", "sns:GetTopicAttributes", "sns:Publish", "sns:Subscribe",
    "sqs:CreateQueue", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
    "sqs:ReceiveMessage", "sqs:SendMessage", "ssm:DescribeAssociation", "ssm:DescribeDocument",
    "ssm:GetDocument", "ssm:GetParameterHistory", "ssm:UpdateInstanceInformation",
    "states:DescribeExecution", "states:StartExecution", "sts:TagSession", "wafv2:AssociateWebACL",
    "wafv2:GetWebACL",
];
