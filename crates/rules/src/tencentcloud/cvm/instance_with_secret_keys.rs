use crate::prelude::*;
use crate::text;
use regex::Regex;
use std::sync::LazyLock;

rule! {
    /// Beta - CVM instance using user data
    ///
    /// API keys that are put on an instance by its user data stay there: every process on it reads them from
    /// the metadata service, and base64 hides nothing. They do not expire, and work from anywhere.
    ///
    /// Give the instance a role with `cam_role_name`; the SDKs find its temporary credentials by themselves.
    /// Then delete the keys.
    ///
    /// ```hcl bad
    /// resource "tencentcloud_instance" "worker" {
    ///   image_id          = "img-0a1b2c3d"
    ///   availability_zone = "ap-guangzhou-3"
    ///   user_data_raw     = "export TENCENTCLOUD_SECRET_ID=placeholder" # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "tencentcloud_instance" "worker" {
    ///   image_id          = "img-0a1b2c3d"
    ///   availability_zone = "ap-guangzhou-3"
    ///   user_data         = base64encode("export TENCENTCLOUD_SECRET_KEY=placeholder") # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "tencentcloud_instance" "worker" {
    ///   image_id          = "img-0a1b2c3d"
    ///   availability_zone = "ap-guangzhou-3"
    ///   cam_role_name     = "worker"
    ///   user_data_raw     = "/opt/worker/run"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "user_data" {}
    ///
    /// resource "tencentcloud_instance" "worker" {
    ///   image_id          = "img-0a1b2c3d"
    ///   availability_zone = "ap-guangzhou-3"
    ///   user_data         = var.user_data
    /// }
    /// ```
    id: "tencentcloud-cvm-instance-with-secret-keys",
    guid: "5bb6fa08-5e84-4760-a54a-cdcd66626976",
    aliases: ["tencentcloud/cvm_instance_using_user_data", "CKV_TC_13"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    targets: ["tencentcloud_instance"],
    check: Check::Block(has_no_keys),
}

/// A key in an environment file or in the configuration of the command line.
static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(secretId|secretKey|TENCENTCLOUD_SECRET_ID|TENCENTCLOUD_SECRET_KEY)\s*=").ok()
});

fn has_no_keys(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(["user_data", "user_data_raw"], |name| {
        let data = instance.value(name);
        if text::any_part(&data, |part| KEY.as_ref().is_some_and(|key| key.is_match(part)))? {
            cx.flag(instance.place(name), format!("`{name}` holds secret keys of the API"))
                .about(name)
                .because(&data);
        }
        Ok(())
    })
}
