use crate::kubernetes::shared::{host_paths, node, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0480a303-84df-53cd-a1df-0b246eb6deab",
    aliases: &["kubernetes/container_as_root", "AVD-KSV-0105", "KSV-0105", "KSV105"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 250,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Block(check_users),
    ..rule("kubernetes-container-as-root", include_str!("as_root.md"))
};

fn check_users(workload: &Block, cx: &mut Cx) -> Checked {
    // A job runs once, to prepare or clean up what belongs to root.
    let needs_root = workload.kind().starts_with("kubernetes_job")
        || matches!(node::is_part_of_node(workload, cx), Ok(true))
        || host_paths::reads_logs(workload);
    value::each(pods::specs(workload), |spec| {
        value::each(["container", "init_container"], |kind| {
            value::each(pods::parts(&spec, kind), |container| {
                let contexts: Vec<_> =
                    [&container.block, &spec].iter().flat_map(|it| it.each("security_context")).collect();
                // The container's own setting counts before the pod's.
                for context in &contexts {
                    let Some(user) = context.number("run_as_user")? else { continue };
                    if user.as_f64() < 1.0 {
                        let path = context.path_of("run_as_user");
                        let message =
                            format!("`{path}` of the container{} is `0`, which is root", container.of());
                        let at = container.place(context.place("run_as_user"));
                        let is_declined =
                            needs_root || kind == "init_container" && gives_away(&container.block);
                        cx.flag(at, message).about(path).because(&user.origin).pedantic_if(is_declined);
                    }
                    return Ok(());
                }
                if !value::any(&contexts, |context| context.is_true("run_as_non_root"))? {
                    let path = container.block.path_of("security_context.run_as_non_root");
                    let message = format!("`{path}`{} is not `true`", container.of());
                    let (owner, rest) =
                        pods::deepest(&container.block, &["security_context", "run_as_non_root"]);
                    cx.flag(container.place(container.block.header()), message)
                        .about(path)
                        .pedantic_if(true)
                        .set(&owner, &rest.join("."), "true");
                }
                Ok(())
            })
        })
    })
}

/// Whether a container does nothing but make directories and give them to another user, which only root can.
fn gives_away(container: &Block) -> bool {
    let words = ["command", "args"].map(|name| container.strings(name));
    let [Ok(command), Ok(arguments)] = words else { return false };
    let words: Vec<_> = command.into_iter().chain(arguments).flatten().collect();
    let words: Vec<&str> = words.iter().map(|it| it.as_str()).collect();
    let script = match words[..] {
        [shell, flags, script] if is_shell(shell) && flags.starts_with('-') && flags.ends_with('c') => script,
        [program, ..] => program,
        [] => return false,
    };
    let commands = script.split(['\n', ';', '&']).map(str::trim).filter(|it| !it.is_empty());
    let is_harmless = |command: &str| {
        let program = command.split_whitespace().next().unwrap_or_default();
        ["chgrp", "chmod", "chown", "echo", "mkdir", "set"].contains(&program_of(program))
    };
    !script.contains(['|', '`', '$', '>'])
        && commands.clone().count() > 0
        && commands.clone().all(is_harmless)
}

fn is_shell(program: &str) -> bool {
    ["ash", "bash", "dash", "sh"].contains(&program_of(program))
}

/// The name of a program without the directory that it is in.
fn program_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
