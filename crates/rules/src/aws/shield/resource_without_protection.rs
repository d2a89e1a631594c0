use crate::prelude::*;
use std::sync::Arc;
use tollgate_core::address::Address;
use tollgate_core::hash::HashSet;
use tollgate_core::value::Unknown;

pub(super) static RULE: Rule = Rule {
    guid: "084c6686-2a70-4710-91b1-000393e54c12",
    aliases: &["aws/shield_advanced_not_in_use"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 665,
    targets: &[
        "aws_cloudfront_distribution", "aws_eip", "aws_globalaccelerator_accelerator", "aws_lb",
        "aws_route53_zone",
    ],
    check: Check::Holds(is_safe, "no `aws_shield_protection` is for this resource"),
    ..rule("aws-shield-resource-without-protection", include_str!("resource_without_protection.md"))
};

fn is_safe(resource: &Block, cx: &Cx) -> Checked<bool> {
    // What nobody on the internet can reach needs no protection.
    let private = match resource.kind() {
        "aws_lb" => resource.is_true("internal"),
        "aws_route53_zone" => resource.is_set("vpc"),
        _ => is_off(resource, "enabled"),
    };
    either(private, cx.once(Protected::new).has(resource))
}

/// What the protections of the configuration are for.
struct Protected {
    resources: HashSet<Address>,
    /// What is not known of the others.
    unknown: Option<Arc<Unknown>>,
}

impl Protected {
    fn new(cx: &Cx) -> Self {
        let mut protected = Self { resources: HashSet::default(), unknown: None };
        for protection in cx.resources("aws_shield_protection").iter().take_while(|_| cx.charge(1)) {
            let arn = protection.value("resource_arn");
            // The ARN of an address is put together from its ID.
            let parts = [&arn].into_iter().chain(arn.parts());
            let named: Vec<_> =
                parts.filter_map(|it| it.as_attribute()).map(|it| it.object().without_keys()).collect();
            if named.is_empty()
                && let Some(unknown) = arn.as_unknown()
            {
                protected.unknown = Some(unknown.clone());
            }
            protected.resources.extend(named);
        }
        protected
    }

    fn has(&self, resource: &Block) -> Checked<bool> {
        match &self.unknown {
            _ if self.resources.contains(&resource.address.without_keys()) => Ok(true),
            Some(unknown) => Err(unknown.clone()),
            None => Ok(false),
        }
    }
}
