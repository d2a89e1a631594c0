//! Expressions, modules and values that grow while they are worked out.

use super::{Family, each, main_tf};

pub(super) static FAMILIES: &[Family] = &[
    Family::new("a chain of locals", 10_000, |n| {
        let chain = each(n, |i| format!("  a{} = \"${{local.a{i}}}\"\n", i + 1));
        main_tf(format!("locals {{\n  a0 = \"x\"\n{chain}}}\n\n{}", asked(&format!("local.a{n}"))))
    }),
    Family::new("`contains` in a loop", 4_000, |n| {
        let list = each(n, |i| format!("\"name-{i}\", "));
        main_tf(format!(
            "locals {{\n  all = [{list}]\n}}\n\n{}",
            asked("[for it in local.all : it if contains(local.all, it)][0]")
        ))
    }),
];

/// A resource that asks for the value of an expression.
fn asked(expression: &str) -> String {
    format!("resource \"aws_api_gateway_domain_name\" \"asks\" {{\n  security_policy = {expression}\n}}\n")
}
