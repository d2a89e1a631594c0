use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3e4d5ce6-3280-4027-8010-c26eeea1ec01",
    aliases: &[
        "gcp/project_wide_ssh_keys_are_enabled_in_vm_instances", "CKV_GCP_32", "AVD-GCP-0030", "GCP-0030",
        "google-compute-no-project-wide-ssh-keys", "gcp-compute-instance-project-ssh-keys",
    ],
    severity: Low,
    category: SecretManagement,
    cwe: 284,
    pedantic: true,
    targets: &super::INSTANCES,
    fix: Some(Unsafe),
    check: Check::Block(check_metadata),
    ..rule(
        "gcp-compute-instance-allows-project-ssh-keys",
        include_str!("instance_allows_project_ssh_keys.md"),
    )
};

fn check_metadata(instance: &Block, cx: &mut Cx) -> Checked {
    let by_project = of_project("google_compute_project_metadata", instance, cx)
        .any(|project| sets(project, OS_LOGIN, super::is_on));
    let by_item = of_project("google_compute_project_metadata_item", instance, cx).any(|item| {
        let is_os_login = Ok(item.string("key")?.is_some_and(|key| *key == OS_LOGIN));
        let is_on = item.string("value").map(|it| it.is_some_and(|it| super::is_on(&it)));
        both(is_os_login, is_on)
    });
    let keeps_it = sets(instance, OS_LOGIN, super::is_off).map(|off| !off);
    let os_login = both(keeps_it, either(by_project, by_item));
    if either(sets(instance, BLOCK_KEYS, super::is_on), os_login)? {
        return Ok(());
    }
    attribute("metadata.block-project-ssh-keys")
        .passes(super::is_on, "`\"TRUE\"`")
        .for_blocks(takes_keys)
        .fix_entry("\"TRUE\"")
        .check(instance, cx)
}

const OS_LOGIN: &str = "enable-oslogin";
const BLOCK_KEYS: &str = "block-project-ssh-keys";

/// OS Login ignores keys in metadata.
fn takes_keys(instance: &Block) -> Checked<bool> {
    sets(instance, OS_LOGIN, super::is_on).map(|os_login| !os_login)
}

/// Whether the metadata of an instance or a project has a key with a value that passes a test.
fn sets(owner: &Block, key: &str, test: fn(&str) -> bool) -> Checked<bool> {
    owner.any("metadata", |metadata| Ok(metadata.string(key)?.is_some_and(|it| test(&it))))
}

/// The metadata for the project of an instance: the provider's, where neither names one.
fn of_project<'j, 'e>(kind: &str, instance: &'j Block<'j>, cx: &'j Cx<'j, 'e>) -> Joined<'j, 'e> {
    let project = instance.value("project");
    let wanted = Wanted::value(project.clone()).as_written();
    cx.joined(kind, "project", wanted, move |metadata| value::equal(&project, &metadata.value("project")))
}
