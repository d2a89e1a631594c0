use crate::prelude::*;
use crate::text;
use tollgate_core::value::{Data, Value};

pub(super) static RULE: Rule = Rule {
    guid: "bc3dabb6-fd50-40f8-b9ba-7429c9f1fb0e",
    aliases: &["kubernetes/metadata_label_is_invalid"],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: &["kubernetes_*"],
    check: Check::Block(check_labels),
    ..rule("kubernetes-metadata-label-invalid", include_str!("label_invalid.md"))
};

fn check_labels(block: &Block, cx: &mut Cx) -> Checked {
    let own = value::each(block.each("metadata"), |metadata| check_metadata(&metadata, cx));
    // The templates of pods and jobs, which have metadata of their own.
    own.and(value::each(block.each("spec"), |spec| {
        value::each(["template", "job_template"], |kind| {
            value::each(spec.each(kind), |template| check_labels(&template, cx))
        })
    }))
}

fn check_metadata(metadata: &Block, cx: &mut Cx) -> Checked {
    let labels = metadata.value("labels");
    let members = match labels.data() {
        Data::Object(members) => members,
        Data::Unknown(unknown) => return Err(unknown.clone()),
        _ => return Ok(()),
    };
    value::each(members.iter(), |(key, value)| {
        let path = metadata.path_of("labels");
        let message = if !is_key(key) {
            format!("the key `{key}` in `{path}` is not valid")
        } else if !is_value(value)? {
            format!("`{path}` sets `{key}` to {value}, which is not valid")
        } else {
            return Ok(());
        };
        cx.flag(metadata.place("labels"), message).about(path).because(value);
        Ok(())
    })
}

/// Whether the value of a label is valid (Kubernetes documentation, "Labels and Selectors").
fn is_value(value: &Value) -> Checked<bool> {
    match (value.data(), value.as_str()) {
        // A part that is known may have what no value can have.
        (Data::Unknown(_), _) => {
            text::any_part(value, |part| !part.bytes().all(is_inner)).map(|wrong| !wrong)
        }
        (_, Some(text)) => Ok(text.is_empty() || is_name(text)),
        _ => Ok(true),
    }
}

fn is_key(key: &str) -> bool {
    let (prefix, name) = key.split_once('/').map_or((None, key), |(prefix, name)| (Some(prefix), name));
    is_name(name) && prefix.is_none_or(is_domain)
}

fn is_name(text: &str) -> bool {
    let ends = |it: Option<u8>| it.is_some_and(|it| it.is_ascii_alphanumeric());
    text.len() <= 63 && text.bytes().all(is_inner) && ends(text.bytes().next()) && ends(text.bytes().last())
}

fn is_inner(character: u8) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, b'-' | b'_' | b'.')
}

fn is_domain(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(part)
}
