use crate::kubernetes::shared::pods;
use crate::prelude::*;
use tollgate_core::value::{Symbol, Value};

pub(super) static RULE: Rule = Rule {
    guid: "228c4c19-feeb-4c18-848c-800ac70fdfb7",
    aliases: &["kubernetes/image_without_digest", "CKV_K8S_43"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    pedantic: true,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_image),
    ..rule("kubernetes-container-image-without-digest", include_str!("image_without_digest.md"))
};

fn check_image(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        if !pods::demand(&container, &["image"], cx)? {
            return Ok(());
        }
        let image = container.block.value("image");
        if !contains_at(&image)? {
            let path = container.block.path_of("image");
            cx.flag(container.block.place("image"), format!("`{path}` is `{image}`, which has no digest"))
                .about(path)
                .because(&image);
        }
        Ok(())
    })
}

/// Whether the name has the `@` that stands before a digest. What is known of it may be enough.
fn contains_at(image: &Value) -> Checked<bool> {
    let Some(unknown) = image.as_unknown() else {
        return Ok(image.as_str().is_some_and(|it| it.contains('@')));
    };
    match &unknown.symbol {
        Some(Symbol::Template(parts)) if parts.iter().any(|it| matches!(contains_at(it), Ok(true))) => {
            Ok(true)
        }
        _ => Err(unknown.clone()),
    }
}
