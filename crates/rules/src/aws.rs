//! Amazon Web Services.

mod acm;
mod api_gateway;
mod appsync;
mod athena;
mod autoscaling;
mod backup;
mod batch;
mod bedrock;
mod cloudformation;
mod cloudfront;
mod cloudsearch;
mod cloudtrail;
mod cloudwatch;
mod codebuild;
mod cognito;
mod config;
mod dax;
mod dlm;
mod dms;
mod docdb;
mod dynamodb;
mod ebs;
mod ec2;
mod ecr;
mod ecs;
mod efs;
mod eks;
mod elastic_beanstalk;
mod elasticache;
mod elasticsearch;
mod elb;
mod emr;
mod firehose;
mod glacier;
mod global_accelerator;
mod glue;
mod guardduty;
mod iam;
mod identitystore;
mod kinesis;
mod kms;
mod lambda;
mod memorydb;
mod mq;
mod msk;
mod mwaa;
mod neptune;
mod network_firewall;
mod organizations;
mod rds;
mod redshift;
mod route53;
mod s3;
mod sagemaker;
mod secretsmanager;
mod ses;
mod sfn;
mod shared;
mod shield;
mod sns;
mod sqs;
mod ssm;
mod ssoadmin;
mod tagging;
mod transfer;
mod vpc;
mod waf;
mod workspaces;

use crate::prelude::*;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        acm::RULES,
        api_gateway::RULES,
        appsync::RULES,
        athena::RULES,
        autoscaling::RULES,
        backup::RULES,
        batch::RULES,
        bedrock::RULES,
        cloudformation::RULES,
        cloudfront::RULES,
        cloudsearch::RULES,
        cloudtrail::RULES,
        cloudwatch::RULES,
        codebuild::RULES,
        cognito::RULES,
        config::RULES,
        dax::RULES,
        dlm::RULES,
        dms::RULES,
        docdb::RULES,
        dynamodb::RULES,
        ebs::RULES,
        ec2::RULES,
        ecr::RULES,
        ecs::RULES,
        efs::RULES,
        eks::RULES,
        elastic_beanstalk::RULES,
        elasticache::RULES,
        elasticsearch::RULES,
        elb::RULES,
        emr::RULES,
        firehose::RULES,
        glacier::RULES,
        global_accelerator::RULES,
        glue::RULES,
        guardduty::RULES,
        iam::RULES,
        identitystore::RULES,
        kinesis::RULES,
        kms::RULES,
        lambda::RULES,
        memorydb::RULES,
        mq::RULES,
        msk::RULES,
        mwaa::RULES,
        neptune::RULES,
        network_firewall::RULES,
        organizations::RULES,
        rds::RULES,
        redshift::RULES,
        route53::RULES,
        s3::RULES,
        sagemaker::RULES,
        secretsmanager::RULES,
        ses::RULES,
        sfn::RULES,
        shield::RULES,
        sns::RULES,
        sqs::RULES,
        ssm::RULES,
        ssoadmin::RULES,
        tagging::RULES,
        transfer::RULES,
        vpc::RULES,
        waf::RULES,
        workspaces::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(cloudwatch::alarm_missing::rules())
    .chain(iam::privilege_escalation::rules())
    .chain(kms::without_customer_key::rules())
}
