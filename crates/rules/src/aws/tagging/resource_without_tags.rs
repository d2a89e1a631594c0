use crate::prelude::*;
use std::collections::HashSet;
use std::sync::LazyLock;
use tollgate_core::value::Data;

pub(super) static RULE: Rule = Rule {
    guid: "e38a8e0a-b88b-4902-b3fe-b0fcb17d5c10",
    aliases: &["aws/resource_not_using_tags", "aws-tagging-resource-untagged"],
    severity: Low,
    category: BestPractices,
    cwe: 665,
    targets: &["aws_*"],
    check: Check::Block(check_tags),
    ..rule("aws-tagging-resource-without-tags", include_str!("resource_without_tags.md"))
};

fn check_tags(resource: &Block, cx: &mut Cx) -> Checked {
    if !resource.kind().strip_prefix("aws_").is_some_and(|kind| TAGGABLE.contains(kind)) {
        return Ok(());
    }
    let tags = resource.value("tags");
    let message = match tags.data() {
        Data::Unknown(unknown) => return Err(unknown.clone()),
        Data::Object(tags) if tags.keys().any(|key| key != "Name") => return Ok(()),
        Data::Object(tags) if tags.is_empty() => "`tags` is empty",
        Data::Object(_) => "`tags` holds nothing but `Name`",
        Data::List(tags) | Data::Set(tags) if !tags.is_empty() => return Ok(()),
        _ if either(resource.any("tag", is_more_than_name), resource.any("tags", |_| Ok(true)))? => {
            return Ok(());
        }
        _ => "`tags` is not set",
    };
    if !cx.once(DefaultTags::new).0.clone()? {
        cx.wrong(resource, "tags", message);
    }
    Ok(())
}

/// Whether a provider of AWS tags everything.
struct DefaultTags(Checked<bool>);

impl DefaultTags {
    fn new(cx: &Cx) -> Self {
        Self(cx.any("provider", |provider| {
            let is_aws = provider.address.name() == "aws";
            both(Ok(is_aws), provider.any("default_tags", |default| default.is_set("tags")))
        }))
    }
}

/// Auto Scaling groups have a block for each tag.
fn is_more_than_name(tag: &Block) -> Checked<bool> {
    Ok(tag.string("key")?.is_some_and(|key| *key != "Name"))
}

/// The resource types that can be tagged, without `aws_`.
static TAGGABLE: LazyLock<HashSet<&str>> = LazyLock::new(|| TYPES.split_whitespace().collect());

const TYPES: &str = "
    accessanalyzer_analyzer acm_certificate acmpca_certificate_authority alb alb_listener alb_target_group
    ami ami_copy ami_from_instance api_gateway_api_key api_gateway_client_certificate
    api_gateway_domain_name api_gateway_rest_api api_gateway_stage api_gateway_usage_plan
    api_gateway_vpc_link apigatewayv2_api apigatewayv2_domain_name apigatewayv2_stage
    apigatewayv2_vpc_link appmesh_gateway_route appmesh_mesh appmesh_route appmesh_virtual_gateway
    appmesh_virtual_node appmesh_virtual_router appmesh_virtual_service apprunner_service
    appsync_graphql_api athena_workgroup autoscaling_group backup_plan backup_vault
    batch_compute_environment batch_job_definition batch_job_queue bedrockagent_agent
    bedrockagent_knowledge_base cloud9_environment_ec2 cloudformation_stack cloudformation_stack_set
    cloudfront_distribution cloudhsm_v2_cluster cloudtrail cloudwatch_composite_alarm cloudwatch_event_bus
    cloudwatch_event_rule cloudwatch_log_group cloudwatch_metric_alarm codeartifact_domain
    codeartifact_repository codebuild_project codebuild_report_group codecommit_repository codedeploy_app
    codedeploy_deployment_group codepipeline_webhook codestarconnections_connection
    codestarnotifications_notification_rule cognito_identity_pool cognito_user_pool
    config_aggregate_authorization config_config_rule config_configuration_aggregator customer_gateway
    datapipeline_pipeline datasync_agent datasync_location_efs datasync_location_fsx_windows_file_system
    datasync_location_nfs datasync_location_s3 datasync_location_smb datasync_task dax_cluster
    db_cluster_snapshot db_event_subscription db_instance db_option_group db_parameter_group db_proxy
    db_proxy_endpoint db_security_group db_subnet_group default_network_acl default_route_table
    default_security_group default_subnet directory_service_directory dlm_lifecycle_policy dms_certificate
    dms_endpoint dms_event_subscription dms_replication_instance dms_replication_subnet_group
    dms_replication_task docdb_cluster docdb_cluster_instance docdb_cluster_parameter_group
    docdb_subnet_group dx_connection dx_hosted_private_virtual_interface_accepter
    dx_hosted_public_virtual_interface dx_hosted_transit_virtual_interface_accepter dx_lag
    dx_private_virtual_interface dx_public_virtual_interface dx_transit_virtual_interface dynamodb_table
    ebs_snapshot ebs_snapshot_copy ebs_volume ec2_capacity_reservation ec2_carrier_gateway
    ec2_client_vpn_endpoint ec2_fleet ec2_local_gateway_route_table_vpc_association
    ec2_managed_prefix_list ec2_traffic_mirror_filter ec2_traffic_mirror_session ec2_traffic_mirror_target
    ec2_transit_gateway ec2_transit_gateway_peering_attachment
    ec2_transit_gateway_peering_attachment_accepter ec2_transit_gateway_route_table
    ec2_transit_gateway_vpc_attachment ec2_transit_gateway_vpc_attachment_accepter ecr_repository
    ecs_capacity_provider ecs_cluster ecs_service ecs_task_definition efs_access_point efs_file_system
    egress_only_internet_gateway eip eks_addon eks_cluster eks_fargate_profile eks_node_group
    elastic_beanstalk_application elastic_beanstalk_application_version elastic_beanstalk_environment
    elasticache_cluster elasticache_replication_group elasticache_subnet_group elasticsearch_domain elb
    emr_cluster emrserverless_application flow_log fsx_lustre_file_system fsx_ontap_file_system
    fsx_openzfs_file_system fsx_windows_file_system gamelift_alias gamelift_build gamelift_fleet
    gamelift_game_session_queue glacier_vault globalaccelerator_accelerator glue_crawler glue_dev_endpoint
    glue_job glue_ml_transform glue_registry glue_schema glue_trigger glue_workflow grafana_workspace
    guardduty_detector guardduty_filter guardduty_ipset guardduty_threatintelset iam_instance_profile
    iam_openid_connect_provider iam_policy iam_role iam_saml_provider iam_server_certificate iam_user
    imagebuilder_component imagebuilder_distribution_configuration imagebuilder_image
    imagebuilder_image_pipeline imagebuilder_image_recipe imagebuilder_infrastructure_configuration
    inspector_assessment_template instance internet_gateway iot_topic_rule key_pair keyspaces_keyspace
    keyspaces_table kinesis_analytics_application kinesis_firehose_delivery_stream kinesis_stream
    kinesis_video_stream kinesisanalyticsv2_application kms_external_key kms_key lambda_function
    launch_template lb lb_listener lb_target_group licensemanager_license_configuration lightsail_instance
    media_convert_queue media_package_channel media_store_container memorydb_acl memorydb_cluster
    memorydb_user mq_broker mq_configuration msk_cluster msk_serverless_cluster mwaa_environment
    nat_gateway neptune_cluster neptune_cluster_instance neptune_cluster_parameter_group
    neptune_event_subscription neptune_parameter_group neptune_subnet_group network_acl network_interface
    networkfirewall_firewall networkfirewall_firewall_policy networkfirewall_rule_group
    networkmanager_core_network opensearch_domain opensearchserverless_collection opsworks_custom_layer
    opsworks_ganglia_layer opsworks_haproxy_layer opsworks_java_app_layer opsworks_memcached_layer
    opsworks_mysql_layer opsworks_nodejs_app_layer opsworks_php_app_layer opsworks_rails_app_layer
    opsworks_stack opsworks_static_web_layer organizations_account organizations_organizational_unit
    organizations_policy pinpoint_app pipes_pipe placement_group prometheus_workspace qldb_ledger
    ram_resource_share rds_cluster rds_cluster_endpoint rds_cluster_instance rds_cluster_parameter_group
    redshift_cluster redshift_event_subscription redshift_parameter_group redshift_snapshot_copy_grant
    redshift_snapshot_schedule redshift_subnet_group resourcegroups_group rolesanywhere_profile
    rolesanywhere_trust_anchor route53_health_check route53_resolver_endpoint
    route53_resolver_firewall_domain_list route53_resolver_firewall_rule_group
    route53_resolver_firewall_rule_group_association route53_resolver_query_log_config
    route53_resolver_rule route53_zone route_table s3_bucket s3_bucket_object s3_object s3_object_copy
    s3control_bucket sagemaker_app sagemaker_domain sagemaker_endpoint sagemaker_endpoint_configuration
    sagemaker_feature_group sagemaker_image sagemaker_model sagemaker_model_package_group
    sagemaker_notebook_instance sagemaker_user_profile scheduler_schedule_group secretsmanager_secret
    security_group serverlessapplicationrepository_cloudformation_stack service_discovery_http_namespace
    service_discovery_private_dns_namespace service_discovery_public_dns_namespace
    service_discovery_service servicecatalog_portfolio sesv2_configuration_set sesv2_email_identity
    sfn_activity sfn_state_machine shield_protection signer_signing_profile sns_topic spot_fleet_request
    spot_instance_request sqs_queue ssm_activation ssm_document ssm_maintenance_window ssm_parameter
    ssm_patch_baseline ssoadmin_permission_set storagegateway_cached_iscsi_volume storagegateway_gateway
    storagegateway_nfs_file_share storagegateway_smb_file_share storagegateway_stored_iscsi_volume
    storagegateway_tape_pool subnet swf_domain synthetics_canary transfer_server transfer_user
    verifiedaccess_endpoint verifiedaccess_group verifiedaccess_instance vpc vpc_dhcp_options vpc_endpoint
    vpc_endpoint_service vpc_peering_connection vpc_peering_connection_accepter vpclattice_service
    vpclattice_service_network vpclattice_target_group vpn_connection vpn_gateway waf_rate_based_rule
    waf_rule waf_rule_group waf_web_acl wafregional_rate_based_rule wafregional_rule
    wafregional_rule_group wafregional_web_acl wafv2_ip_set wafv2_regex_pattern_set wafv2_rule_group
    wafv2_web_acl workspaces_directory workspaces_ip_group workspaces_workspace xray_group
    xray_sampling_rule
";
