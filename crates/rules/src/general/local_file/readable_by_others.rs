use crate::prelude::*;
use crate::secrets;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "c21e31d3-a7de-558c-932c-fb5f1a61395f",
    aliases: &["general/local_file_readable_by_others"],
    severity: Low,
    category: SecretManagement,
    cwe: 732,
    pedantic: true,
    targets: &["local_file", "local_sensitive_file"],
    fix: Some(Safe),
    check: Check::Block(check_mode),
    ..rule("general-local-file-readable-by-others", include_str!("readable_by_others.md"))
};

const MODE: &str = "file_permission";

fn check_mode(file: &Block, cx: &mut Cx) -> Checked {
    let contents = ["content", "content_base64", "sensitive_content"].map(|name| file.value(name));
    if !contents.iter().any(holds_secret) && !is_named_as_secret(file) {
        return Ok(());
    }
    let mode = file.string(MODE)?;
    // Only one of the two types keeps others out by default.
    let is_private = match &mode {
        Some(mode) => mode.ends_with("00"),
        None => file.kind() == "local_sensitive_file",
    };
    if !is_private {
        let message = match mode {
            Some(mode) => {
                format!("`{MODE}` is `\"{}\"`: others can read the secret in the file", mode.as_str())
            }
            None => {
                format!("`{MODE}` is not set, which means `\"0777\"`: others can read the secret in the file")
            }
        };
        cx.wrong(file, MODE, message).set(file, MODE, "\"0600\"");
    }
    Ok(())
}

/// Whether a content is a key that the configuration makes, or the credentials of a cluster.
fn holds_secret(content: &Value) -> bool {
    secrets::made(content).is_some()
        || content.to_string().contains("kube_config")
        || content.to_string().contains("kube_admin_config")
}

/// Whether a file is called like one with a key or with the credentials of a cluster.
fn is_named_as_secret(file: &Block) -> bool {
    let name = file.value("filename").to_string().to_ascii_lowercase();
    let name = name.trim_end_matches('"');
    [".pem", ".key", "id_rsa", "id_ed25519", "kubeconfig"].iter().any(|end| name.ends_with(end))
}
