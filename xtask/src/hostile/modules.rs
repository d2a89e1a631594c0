//! Modules that are called often, and in ways that lead far.

use super::{Content, Family, Files, each};

pub(super) static FAMILIES: &[Family] = &[
    Family::new("calls of one module", 2_000, |n| {
        root_and_child(each(n, |i| {
            format!("module \"m{i}\" {{\n  source = \"./child\"\n  name   = \"n{i}\"\n}}\n\n")
        }))
    }),
    Family::new("counted calls", 20, |n| {
        root_and_child(each(n, |i| {
            format!(
                "module \"m{i}\" {{\n  source = \"./child\"\n  count  = 100\n  name   = \"n${{count.index}}\"\n}}\n\n"
            )
        }))
    }),
    Family::new("calls that fan out", 2_048, |n| {
        // Two calls on each level: n leaves.
        let levels = n.max(2).ilog2();
        let mut files = root_and_child(String::new());
        let call = |name: &str, level: u32| {
            let source =
                if level == levels { "../child".to_owned() } else { format!("../level{}", level + 1) };
            format!("module \"{name}\" {{\n  source = \"{source}\"\n  name   = var.name\n}}\n\n")
        };
        for level in 1..=levels {
            let text = format!("variable \"name\" {{}}\n\n{}{}", call("one", level), call("two", level));
            files.push((format!("level{level}/main.tf"), text.into()));
        }
        let top = "module \"top\" {\n  source = \"./level1\"\n  name   = \"n\"\n}\n";
        files.push(("top.tf".to_owned(), top.into()));
        files
    }),
    // A chain may be as long as a reference may lead: there are several.
    Family::new("outputs that become inputs", 1_000, |n| {
        root_and_child(each(n, |i| {
            let name = match i % 50 {
                0 => "\"n\"".to_owned(),
                _ => format!("module.m{}.name", i - 1),
            };
            format!("module \"m{i}\" {{\n  source = \"./child\"\n  name   = {name}\n}}\n\n")
        }))
    }),
    Family::new("modules that call the next one", 1_000, |n| {
        let mut files: Files = (0..n)
            .map(|i| {
                let next = format!("module \"next\" {{\n  source = \"../m{}\"\n}}\n", i + 1);
                (format!("m{i}/main.tf"), next.into())
            })
            .collect();
        files.push((format!("m{n}/main.tf"), "resource \"aws_sqs_queue\" \"last\" {}\n".into()));
        files
    }),
    Family::new("a module that links to itself", 1_000, |n| {
        let calls = each(n, |i| format!("module \"m{i}\" {{\n  source = \"./link{i}\"\n}}\n\n"));
        let mut files: Files = vec![("main.tf".to_owned(), calls.into())];
        files.extend((0..n).map(|i| (format!("link{i}"), Content::Link(".".to_owned()))));
        files
    }),
    Family::new("modules in directories of their own", 1_000, |n| {
        (0..n).map(|i| (format!("m{i}/main.tf"), CHILD.into())).collect()
    }),
];

const CHILD: &str = r#"variable "name" {}

resource "aws_api_gateway_domain_name" "child" {
  domain_name     = var.name
  security_policy = "TLS_1_0"
}

output "name" {
  value = "${var.name}-x"
}
"#;

/// A root, and a module below it in which something is found.
fn root_and_child(root: String) -> Files {
    vec![("main.tf".to_owned(), root.into()), ("child/main.tf".to_owned(), CHILD.into())]
}
