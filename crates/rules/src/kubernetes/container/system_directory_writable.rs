use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a62a99d1-8196-432f-8f80-3c100b05d62a",
    aliases: &["kubernetes/volume_mount_with_os_directory_write_permissions"],
    severity: Medium,
    pedantic: true,
    category: ResourceManagement,
    cwe: 284,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Block(check_mounts),
    ..rule("kubernetes-container-system-directory-writable", include_str!("system_directory_writable.md"))
};

/// Where images keep their programs and settings.
const DIRECTORIES: [&str; 19] = [
    "", "/bin", "/boot", "/dev", "/etc", "/lib", "/lib64", "/proc", "/root", "/run", "/sbin", "/sys", "/usr",
    "/usr/bin", "/usr/lib", "/usr/local", "/usr/local/bin", "/usr/sbin", "/var",
];

fn check_mounts(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::specs(workload), |spec| {
        value::each(["container", "init_container"], |kind| {
            value::each(pods::parts(&spec, kind), |container| {
                value::each(container.block.each("volume_mount"), |mount| {
                    let Some(path) = mount.string("mount_path")? else { return Ok(()) };
                    if !DIRECTORIES.contains(&path.trim_end_matches('/')) {
                        return Ok(());
                    }
                    if !either(mount.is_true("read_only"), is_always_read_only(&spec, &mount))? {
                        let state = mount.actual("read_only");
                        let message = format!("{state}{}, at `\"{path}\"`, must be `true`", container.of());
                        let at = container.place(mount.place("read_only"));
                        cx.flag(at, message)
                            .about(mount.path_of("read_only"))
                            .set(&mount, "read_only", "true");
                    }
                    Ok(())
                })
            })
        })
    })
}

/// Whether the volume is one that Kubernetes never lets a container write.
fn is_always_read_only(spec: &Block, mount: &Block) -> Checked<bool> {
    is_of(spec, mount, &["config_map", "secret", "downward_api", "projected"])
}

/// Whether what is mounted is a volume of one of these kinds.
fn is_of(spec: &Block, mount: &Block, kinds: &[&str]) -> Checked<bool> {
    spec.any("volume", |volume| {
        both(volume.matches("name", mount, "name"), value::any(kinds, |it| volume.is_set(it)))
    })
}
