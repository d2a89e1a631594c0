use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "444b7b68-5bfd-5c45-abae-2940508a8c93",
    aliases: &["gcp/compute_forwarding_rule_accepts_http", "CKV2_GCP_37", "CKV2_GCP_38"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["google_compute_forwarding_rule", "google_compute_global_forwarding_rule"],
    modules: &BALANCER_MODULES,
    check: Check::Block(check_target),
    ..rule("gcp-compute-forwarding-rule-accepts-http", include_str!("forwarding_rule_accepts_http.md"))
};

/// The registry modules for load balancers of HTTP. They answer on port 80 unless told otherwise.
const BALANCER_MODULES: [ModuleInputs; 3] = [
    module("GoogleCloudPlatform/lb-http/google"),
    module("GoogleCloudPlatform/lb-http/google//modules/dynamic_backends"),
    module("GoogleCloudPlatform/lb-http/google//modules/serverless_negs"),
];

const PROXIES: [&str; 2] = ["google_compute_target_http_proxy", "google_compute_region_target_http_proxy"];
const URL_MAPS: [&str; 2] = ["google_compute_url_map", "google_compute_region_url_map"];
/// The attributes by which other resources name these.
const NAMES: [&str; 2] = ["id", "self_link"];

fn check_target(forwarding: &Block, cx: &mut Cx) -> Checked {
    if !is_external(forwarding)? {
        return Ok(());
    }
    if forwarding.is_call() {
        return check_call(forwarding, cx);
    }
    let answers = is_known_to_answer(forwarding, cx);
    let by_path = is_path_of_proxy(forwarding);
    let is_known = matches!(answers, Ok(true));
    if is_known || matches!(by_path, Ok(true)) {
        let message = format!("{}, which answers without TLS", forwarding.actual("target"));
        cx.wrong(forwarding, "target", message).pedantic_if(!is_known);
        return Ok(());
    }
    answers.and(by_path).map(drop)
}

fn check_call(balancer: &Block, cx: &mut Cx) -> Checked {
    const REDIRECTS: &str = "https_redirect";
    if !either(is_off(balancer, "http_forward"), balancer.is_true(REDIRECTS))? {
        let state = balancer.actual(REDIRECTS);
        cx.wrong(balancer, REDIRECTS, format!("{state}, so the load balancer answers without TLS"));
    }
    Ok(())
}

/// Whether the target is a proxy of the configuration that does more than send clients to HTTPS.
fn is_known_to_answer(forwarding: &Block, cx: &Cx) -> Checked<bool> {
    value::any(PROXIES, |kind| {
        if names_another(forwarding, "target", kind) {
            return Ok(false);
        }
        let proxies = cx.referred(kind, &NAMES, forwarding, "target");
        let (answering, undecided) = proxies.filter(|proxy| not(redirects(proxy, cx)));
        if answering.is_empty() { undecided.map(|()| false) } else { Ok(true) }
    })
}

/// Whether the target is the path of a proxy: that says what it is, but not where its URL map sends requests.
fn is_path_of_proxy(forwarding: &Block) -> Checked<bool> {
    if names_another(forwarding, "target", "") {
        return Ok(false);
    }
    lists(forwarding, "target", |target| target.contains("/targetHttpProxies/"))
}

/// Whether a load balancer answers the internet, as it does by default.
fn is_external(forwarding: &Block) -> Checked<bool> {
    let scheme = forwarding.string("load_balancing_scheme")?;
    Ok(scheme.is_none_or(|it| matches!(it.as_str(), "" | "EXTERNAL" | "EXTERNAL_MANAGED")))
}

/// Whether a proxy does nothing but send clients to HTTPS.
fn redirects(proxy: &Block, cx: &Cx) -> Checked<bool> {
    let mut found = false;
    for kind in URL_MAPS.into_iter().filter(|kind| !names_another(proxy, "url_map", kind)) {
        let url_maps = cx.referred(kind, &NAMES, proxy, "url_map");
        if url_maps.any(|map| map.any("default_url_redirect", |it| it.is_true("https_redirect")))? {
            return Ok(true);
        }
        found |= url_maps.exist()?;
    }
    if !found {
        named_elsewhere(proxy, "url_map", "URL map")?;
    }
    Ok(false)
}

/// Whether an attribute names a resource, but none of this type.
fn names_another(block: &Block, name: &str, kind: &str) -> bool {
    let value = block.value(name);
    value.read_as().and_then(|it| it.resource_kind()).is_some_and(|it| it != kind)
}
