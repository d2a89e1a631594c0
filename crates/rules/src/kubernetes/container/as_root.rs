use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0480a303-84df-53cd-a1df-0b246eb6deab",
    aliases: &["kubernetes/container_as_root"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 250,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_users),
    ..rule("kubernetes-container-as-root", include_str!("as_root.md"))
};

fn check_users(workload: &Block, cx: &mut Cx) -> Checked {
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
                        cx.flag(at, message).about(path).because(&user.origin);
                    }
                    return Ok(());
                }
                if !value::any(&contexts, |context| context.is_true("run_as_non_root"))? {
                    let path = container.block.path_of("security_context.run_as_non_root");
                    let message = format!("`{path}`{} is not `true`", container.of());
                    cx.flag(container.place(container.block.header()), message).about(path).pedantic_if(true);
                }
                Ok(())
            })
        })
    })
}
