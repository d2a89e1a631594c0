use crate::network::{is_internet, is_private_address};
use crate::prelude::*;
use std::sync::Arc;
use tollgate_core::value::{Data, Members, Reason, Unknown, Value};

pub(super) static RULE: Rule = Rule {
    guid: "2a52567c-abb8-4651-a038-52fa27c77aed",
    aliases: &["kubernetes/service_with_external_load_balancer"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 552,
    pedantic: true,
    targets: &["kubernetes_service", "kubernetes_service_v1"],
    check: Check::Block(check_balancer),
    ..rule("kubernetes-service-load-balancer-public", include_str!("load_balancer_public.md"))
};

/// Annotations that ask for an internal load balancer, with what they have to be: of AWS, Azure, Google, Alibaba,
/// DigitalOcean, IBM, Oracle, OpenStack, Hetzner and Scaleway.
const INTERNAL: [(&str, &[&str]); 14] = [
    ("service.beta.kubernetes.io/aws-load-balancer-internal", &["true", "0.0.0.0/0"]),
    ("service.beta.kubernetes.io/aws-load-balancer-scheme", &["internal"]),
    ("service.beta.kubernetes.io/azure-load-balancer-internal", &["true"]),
    ("networking.gke.io/load-balancer-type", &["Internal"]),
    ("cloud.google.com/load-balancer-type", &["Internal"]),
    ("service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type", &["intranet"]),
    ("service.beta.kubernetes.io/alicloud-loadbalancer-address-type", &["intranet"]),
    ("service.beta.kubernetes.io/do-loadbalancer-network", &["INTERNAL"]),
    ("service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type", &["private"]),
    ("service.beta.kubernetes.io/oci-load-balancer-internal", &["true"]),
    ("oci-network-load-balancer.oraclecloud.com/internal", &["true"]),
    ("service.beta.kubernetes.io/openstack-internal-load-balancer", &["true"]),
    ("load-balancer.hetzner.cloud/disable-public-network", &["true"]),
    ("service.beta.kubernetes.io/scw-loadbalancer-private", &["true"]),
];

/// By which the AWS Load Balancer Controller takes over; what it makes is internal unless the scheme says otherwise.
const BY_CONTROLLER: (&str, &[&str]) =
    ("service.beta.kubernetes.io/aws-load-balancer-type", &["external", "nlb-ip"]);

/// Classes of load balancers that are internal by default: those of the AWS Load Balancer Controller and Tailscale.
const INTERNAL_CLASSES: [&str; 2] = ["service.k8s.aws/nlb", "tailscale"];

/// Of Tencent Cloud, in which the subnet stands of an internal load balancer.
const INTERNAL_SUBNET: &str = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid";

/// Annotations with the addresses that MetalLB, kube-vip and Cilium are to give to a load balancer. They are not clouds: they
/// announce any address, public or not.
const ADDRESSES: [&str; 6] = [
    "metallb.io/loadBalancerIPs", "metallb.universe.tf/loadBalancerIPs", "kube-vip.io/loadbalancerIPs",
    "kube-vip.io/loadbalancerIP", "lbipam.cilium.io/ips", "io.cilium/lb-ipam-ips",
];

/// How annotations start that only these read.
const ANNOUNCERS: [&str; 5] =
    ["metallb.io/", "metallb.universe.tf/", "kube-vip.io/", "lbipam.cilium.io/", "io.cilium/lb-ipam"];

/// Classes of load balancers that these make.
const ANNOUNCED_CLASSES: [&str; 5] = [
    "metallb", "metallb.universe.tf/metallb", "kube-vip.io/kube-vip-class", "io.cilium/l2-announcer",
    "io.cilium/bgp-control-plane",
];

const SCHEME: &str = "service.beta.kubernetes.io/aws-load-balancer-scheme";

fn check_balancer(service: &Block, cx: &mut Cx) -> Checked {
    let is_wanted = service.any("spec", |spec| {
        let is_balancer = is_one_of(spec, "type", &["LoadBalancer"]);
        let is_open = either(lists(spec, RANGES, is_internet), not(spec.is_set(RANGES)));
        value::all(
            [is_balancer, is_open, not(is_one_of(spec, "load_balancer_class", &INTERNAL_CLASSES))],
            |it| it,
        )
    });
    let is_kept_in = either(service.any("metadata", is_internal), has_private_address(service));
    if !both(is_wanted, not(is_kept_in))? {
        return Ok(());
    }
    value::each(service.each("metadata"), |metadata| {
        let name = if metadata.is_set("annotations")? { "annotations" } else { "name" };
        let message = "the load balancer is public: no annotation requests an internal one";
        cx.flag(metadata.place(name), message).about(metadata.path_of("annotations"));
        Ok(())
    })
}

const RANGES: &str = "load_balancer_source_ranges";

fn is_internal(metadata: &Block) -> Checked<bool> {
    let annotations = metadata.value("annotations");
    let annotations = match annotations.data() {
        Data::Object(members) => members,
        Data::Unknown(unknown) => return Err(unknown.clone()),
        _ => return Ok(false),
    };
    let is = |(name, wanted): &(&str, &[&str])| match annotations.get(name) {
        Some(value) => match value.as_unknown() {
            Some(unknown) => Err(unknown.clone()),
            None => Ok(wanted.iter().any(|it| it.eq_ignore_ascii_case(value.to_string().trim_matches('"')))),
        },
        None => Ok(false),
    };
    let by_default = both(is(&BY_CONTROLLER), Ok(!annotations.contains_key(SCHEME)));
    let has_subnet = annotations.get(INTERNAL_SUBNET).is_some_and(|subnet| subnet.as_str() != Some(""));
    either(Ok(has_subnet), either(value::any(&INTERNAL, is), by_default))
}

/// Whether the addresses that a service asks for are all of networks that are not routed in the internet.
///
/// # Errors
/// Where MetalLB and its like choose one: nobody knows here which.
fn has_private_address(service: &Block) -> Checked<bool> {
    let spec = service.first("spec");
    let own = spec.iter().map(|spec| spec.value("load_balancer_ip")).filter(|it| !it.is_null());
    let annotations = service.first("metadata").map(|metadata| metadata.value("annotations"));
    let annotations = match annotations.as_ref().map(Value::data) {
        Some(Data::Object(members)) => members.clone(),
        _ => Members::default(),
    };
    let listed = ADDRESSES.iter().filter_map(|name| annotations.get(name).cloned());
    let addresses: Vec<_> = own.chain(listed).collect();
    let is_announced = annotations.iter().any(|(name, _)| ANNOUNCERS.iter().any(|it| name.starts_with(it)))
        || spec.is_some_and(|spec| {
            matches!(is_one_of(&spec, "load_balancer_class", &ANNOUNCED_CLASSES), Ok(true))
        });
    if addresses.is_empty() && is_announced {
        let reason = Reason::Elsewhere("the pool of addresses of the load balancer".into());
        return Err(Arc::new(Unknown::new(reason, None, true, service.header())));
    }
    Ok(!addresses.is_empty() && value::all(&addresses, is_private)?)
}

/// Whether an address, or each in a list with commas, is private. Those that clouds reserve by a resource are public, or
/// have an annotation that says otherwise.
fn is_private(addresses: &Value) -> Checked<bool> {
    match addresses.as_unknown() {
        Some(unknown) => match addresses.as_attribute().is_some_and(|it| it.resource_kind().is_some()) {
            true => Ok(false),
            false => Err(unknown.clone()),
        },
        None => Ok(addresses.as_str().is_some_and(|text| text.split(',').all(is_private_address))),
    }
}
