use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8176ddef-80f6-5dbd-aa93-ac28158d642a",
    aliases: &["gcp/compute_default_network_in_use"],
    severity: Low,
    category: InsecureDefaults,
    cwe: 1188,
    pedantic: true,
    targets: &[
        "google_compute_instance", "google_compute_instance_template", "google_container_cluster",
        "google_redis_instance", "google_memcache_instance",
    ],
    check: Check::Block(check_network),
    ..rule("gcp-compute-default-network-in-use", include_str!("default_network_in_use.md"))
};

fn check_network(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "google_container_cluster" => check(block, &["network", "subnetwork"], cx),
        "google_redis_instance" | "google_memcache_instance" => check(block, &["authorized_network"], cx),
        _ => value::each(block.each("network_interface"), |interface| {
            check(&interface, &["network", "subnetwork", "network_attachment"], cx)
        }),
    }
}

/// Reports a block that names the default network in the first of some attributes, or nothing in any of them.
fn check(block: &Block, names: &[&'static str], cx: &mut Cx) -> Checked {
    let network = names[0];
    if is_default(block, network)? {
        cx.wrong(block, network, format!("`{}` is the `default` network", block.path_of(network)));
    } else if !value::any(names, |name| is_named(block, name))? {
        cx.wrong(block, network, format!("{}, which means the `default` network", block.actual(network)));
    }
    Ok(())
}

/// Whether something is named, known or not.
fn is_named(block: &Block, name: &str) -> Checked<bool> {
    block.is_set(name).or_else(|unknown| if is_made_here(block, name) { Ok(true) } else { Err(unknown) })
}

/// Whether an attribute names a network or subnetwork of the configuration.
fn is_made_here(block: &Block, name: &str) -> bool {
    block.value(name).as_attribute().is_some_and(|it| it.object().kind().starts_with("google_compute_"))
}

fn is_default(block: &Block, name: &str) -> Checked<bool> {
    if is_made_here(block, name) {
        return Ok(false);
    }
    Ok(block.string(name)?.is_some_and(|it| it.as_str() == "default" || it.ends_with("/networks/default")))
}
