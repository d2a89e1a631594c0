use crate::network::is_internet;
use crate::prelude::*;
use tollgate_core::value::Data;

pub(super) static RULE: Rule = Rule {
    guid: "2a52567c-abb8-4651-a038-52fa27c77aed",
    aliases: &["kubernetes/service_with_external_load_balancer"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 552,
    targets: &["kubernetes_service", "kubernetes_service_v1"],
    check: Check::Block(check_balancer),
    ..rule("kubernetes-service-load-balancer-public", include_str!("load_balancer_public.md"))
};

/// Annotations that ask for an internal load balancer, with what they have to be: of AWS, Azure, Google, Alibaba,
/// DigitalOcean, IBM, Oracle and OpenStack.
const INTERNAL: [(&str, &[&str]); 11] = [
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
    ("service.beta.kubernetes.io/openstack-internal-load-balancer", &["true"]),
];

/// By which the AWS Load Balancer Controller takes over; what it makes is internal unless the scheme says otherwise.
const BY_CONTROLLER: (&str, &[&str]) =
    ("service.beta.kubernetes.io/aws-load-balancer-type", &["external", "nlb-ip"]);

/// Classes of load balancers that are internal by default: those of the AWS Load Balancer Controller and Tailscale.
const INTERNAL_CLASSES: [&str; 2] = ["service.k8s.aws/nlb", "tailscale"];

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
    if !both(is_wanted, not(service.any("metadata", is_internal)))? {
        return Ok(());
    }
    value::each(service.each("metadata"), |metadata| {
        let name = if metadata.is_set("annotations")? { "annotations" } else { "name" };
        let message = "the load balancer is public: no annotation asks for an internal one";
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
            None => Ok(wanted.iter().any(|it| *it == value.to_string().trim_matches('"'))),
        },
        None => Ok(false),
    };
    let by_default = both(is(&BY_CONTROLLER), Ok(!annotations.contains_key(SCHEME)));
    either(value::any(&INTERNAL, is), by_default)
}
