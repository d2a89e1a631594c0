//! The catalogue: one file per rule, `<provider>/<service>/<rule>.rs`.
//!
//! A rule is a `static`; its documentation holds the examples that are its tests. Each service file lists its rules,
//! each provider file its services. A rule that is not listed is dead code, which the build refuses.

mod alicloud;
mod aws;
mod azure;
mod databricks;
mod gcp;
mod general;
mod github;
mod kubernetes;
mod names;
mod network;
mod nifcloud;
mod questions;
mod secrets;
mod team;
mod tencentcloud;
mod text;

use std::borrow::Cow;
use std::sync::LazyLock;
use tollgate_core::engine;
use tollgate_core::hash::HashMap;
use tollgate_core::rule::{Rule, lowercase};

/// What rules are made of.
mod prelude {
    pub(crate) use crate::names::{is_called, is_called_private};
    pub(crate) use crate::questions::{
        always, declared_elsewhere, deploys, is_entrance, is_handed_over, is_left_empty,
        is_left_to_the_caller, is_of_variable, is_off, is_one_of, is_throwaway, lists, named_elsewhere,
        names_same, not, replicates, seen_from,
    };
    pub(crate) use tollgate_core::block::Block;
    pub(crate) use tollgate_core::check::{Attribute, Check, attribute};
    pub(crate) use tollgate_core::cx::Cx;
    pub(crate) use tollgate_core::flaw::Safety::*;
    pub(crate) use tollgate_core::join::{Joined, Wanted};
    pub(crate) use tollgate_core::registry::{ModuleInputs, module, right};
    pub(crate) use tollgate_core::rule::Category::*;
    pub(crate) use tollgate_core::rule::Severity::*;
    pub(crate) use tollgate_core::rule::{Rule, rule};
    pub(crate) use tollgate_core::value::{self, Checked, both, either};
}

/// The types of resources that set something for a whole account, subscription or organization: those that rules look for
/// in all root modules of a scan ([`Cx::anywhere`](tollgate_core::cx::Cx::anywhere)).
pub const SETTINGS: [&str; 20] = [
    "alicloud_log_audit", "alicloud_oss_account_public_access_block", "aws_backup_selection",
    "aws_config_conformance_pack", "aws_config_organization_conformance_pack",
    "aws_config_organization_managed_rule", "aws_dlm_lifecycle_policy", "aws_ebs_default_kms_key",
    "aws_ebs_encryption_by_default", "aws_ec2_instance_metadata_defaults",
    "aws_ecr_registry_scanning_configuration", "aws_ecs_account_setting_default", "aws_inspector2_enabler",
    "aws_inspector2_organization_configuration", "aws_s3_account_public_access_block",
    "azurerm_redis_firewall_rule", "azurerm_security_center_subscription_pricing",
    "google_folder_organization_policy", "google_org_policy_policy", "google_organization_policy",
];

/// Every rule, the engine's own included, sorted by id.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    static ALL: LazyLock<Vec<&Rule>> = LazyLock::new(|| {
        let mut rules: Vec<_> = engine::RULES
            .iter()
            .copied()
            .chain(alicloud::rules())
            .chain(aws::rules())
            .chain(azure::rules())
            .chain(databricks::rules())
            .chain(gcp::rules())
            .chain(general::rules())
            .chain(github::rules())
            .chain(kubernetes::rules())
            .chain(nifcloud::rules())
            .chain(tencentcloud::rules())
            .collect();
        // Nearly sorted as they are: those of a service follow each other.
        rules.sort_by_key(|rule| rule.id);
        rules
    });
    ALL.clone()
}

/// The rules of a name, in any case, sorted by id: an id or a guid names one, an id of another scanner all rules that
/// find what its check finds.
#[must_use]
pub fn named(name: &str) -> &'static [&'static Rule] {
    // Whoever names one rule may name hundreds.
    static BY_NAME: LazyLock<HashMap<Cow<str>, Vec<&Rule>>> = LazyLock::new(|| {
        let rules = all();
        let mut by_name: HashMap<_, Vec<_>> = HashMap::default();
        by_name.reserve(rules.iter().map(|rule| rule.names().count()).sum());
        for rule in rules {
            for name in rule.names() {
                by_name.entry(lowercase(name)).or_default().push(rule);
            }
        }
        by_name
    });
    BY_NAME.get(&*lowercase(name)).map(Vec::as_slice).unwrap_or_default()
}

/// The rule of a name: its id, guid or an alias, in any case.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    named(name).first().copied()
}
