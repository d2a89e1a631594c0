use crate::kubernetes::shared::pods;
use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "e76cca7c-c3f9-4fc9-884c-b2831168ebd8",
    aliases: &["kubernetes/invalid_image", "CKV_K8S_14", "AVD-KSV-0013", "KSV-0013", "KSV013"],
    severity: Low,
    category: SupplyChain,
    cwe: 665,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_image),
    ..rule("kubernetes-container-image-latest", include_str!("image_latest.md"))
};

fn check_image(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        if !pods::demand(&container, &["image"], cx)? {
            return Ok(());
        }
        let image = container.block.value("image");
        if names_no_version(&image)? {
            let path = container.block.path_of("image");
            let message = format!("`{path}`{} is `{image}`, the mutable tag `latest`", container.of());
            // Something else says which image runs, such as a robot that follows its repository.
            let is_declined = workload.is_left_alone(&path) || pods::is_stopped(workload);
            cx.flag(container.block.place("image"), message)
                .about(path)
                .because(&image)
                .pedantic_if(is_declined);
        }
        Ok(())
    })
}

/// Whether an image is `latest`, said or not. What is known of its end may be enough.
fn names_no_version(image: &Value) -> Checked<bool> {
    match image.as_str() {
        Some(text) => {
            let name = text.rsplit('/').next().unwrap_or(text);
            Ok(!text.contains('@') && (!name.contains(':') || name.ends_with(":latest")))
        }
        None => value::ends_with(image, ":latest"),
    }
}
