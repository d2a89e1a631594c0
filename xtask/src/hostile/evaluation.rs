//! Expressions and values that grow while they are worked out.

use super::{Family, Files, each, main_tf};

pub(super) static FAMILIES: &[Family] = &[
    Family::new("nested `for`", 4_000, |n| {
        asked_of(&names(n), "[for a in local.all : join(\"-\", [for b in range(20) : \"${a}-${b}\"])][0]")
    }),
    Family::new("`for` in a template", 25_000, |n| {
        asked_of(&names(n), "\"%{ for a in local.all }%{ if a != \"name-1\" }${a}%{ endif }%{ endfor }\"")
    }),
    Family::new("`contains` in a loop", 15_000, |n| {
        asked_of(&names(n), "[for it in local.all : it if contains(local.all, it)][0]")
    }),
    Family::new("a map that is read in a loop", 10_000, |n| {
        asked_of(
            &format!("{{ for it in {} : it => it }}", names(n)),
            "[for key in keys(local.all) : lookup(local.all, key, \"\")][0]",
        )
    }),
    Family::new("keys of one object", 40_000, |n| {
        asked(&format!("{{ {} }}[\"key-1\"]", each(n, |i| format!("key-{i} = \"{i}\", "))))
    }),
    Family::new("`toset` and the set functions", 12_500, |n| {
        asked_of(
            &names(n),
            "length(setintersection(toset(local.all), toset(reverse(local.all)))) == 0 ? \"\" : \"TLS_1_0\"",
        )
    }),
    Family::new("`distinct`, `sort` and `index`", 25_000, |n| {
        asked_of(&names(n), "element(sort(distinct(local.all)), index(local.all, \"name-1\"))")
    }),
    Family::new("`regexall` on a long text", 10_000, |n| {
        let text = ("some words and ".repeat(20) + "a full stop. ").repeat(n);
        asked_of(&format!("\"{text}\""), "length(regexall(\"[a-z]+\\\\.\", local.all))")
    }),
    Family::new("`replace` in a long text", 60_000, |n| {
        asked_of(&format!("\"{}\"", "some words ".repeat(n)), "replace(local.all, \"/[aeiou]/\", \"-\")")
    }),
    Family::new("different patterns", 1_000, |n| {
        asked_of(&names(n), "[for it in local.all : can(regex(\"^(a|b){1,20}-${it}$\", \"abab-7\"))][0]")
    }),
    Family::new("lists of long strings", 10_000, |n| {
        let long = "x".repeat(250);
        let list = format!("[for it in {} : \"{long}${{it}}\"]", names(n));
        asked_of(&list, "length(distinct(concat(local.all, reverse(local.all))))")
    }),
    Family::new("strings that are put together", 25_000, |n| {
        asked_of(&names(n), "format(\"%s %q\", join(\",\", local.all), indent(4, join(\"\\n\", local.all)))")
    }),
    Family::new("what is encoded and decoded again", 10_000, |n| {
        asked_of(&names(n), "jsondecode(jsonencode({ for it in local.all : it => [it] }))[\"name-0\"][0]")
    }),
    Family::new("patterns of `fileset` with braces", 64, |n| {
        asked(&format!("length(fileset(path.module, \"{}\"))", "{a,b}".repeat(n)))
    })
    .bounded(),
    Family::new("`dynamic` in `dynamic`", 100, |n| {
        main_tf(each(n, |i| {
            format!(
                "resource \"aws_security_group\" \"g{i}\" {{\n  dynamic \"ingress\" {{\n    for_each = range(20)\n    \
                 content {{\n      description = ingress.value\n      dynamic \"inner\" {{\n        \
                 for_each = range(20)\n        content {{\n          port = inner.value\n        }}\n      \
                 }}\n    }}\n  }}\n}}\n\n"
            )
        }))
    }),
    Family::new("500 instances of each block", 50, |n| {
        main_tf(each(n, |i| {
            format!(
                "resource \"aws_sqs_queue\" \"q{i}\" {{\n  count = 500\n  name  = \"queue-${{count.index}}\"\n}}\n\n"
            )
        }))
    }),
    Family::new("duplicate keys", 40_000, |n| {
        asked(&format!("{{ {} }}[\"a\"]", each(n, |i| format!("a = \"{i}\", "))))
    }),
    Family::new("objects with a duplicate key each", 15_000, |n| {
        asked(&format!("[{}][0][\"a\"]", each(n, |i| format!("{{ a = \"{i}\", a = \"\" }},\n"))))
    }),
    Family::new("equality of wide values that are not known", 15_000, |n| {
        let list = format!("[for it in {} : \"${{var.unknown}}-${{it}}\"]", names(n));
        let mut files = asked_of(&list, "local.all == [for it in local.all : it] ? \"TLS_1_0\" : \"\"");
        files.push(("variables.tf".to_owned(), "variable \"unknown\" {}\n".into()));
        files
    }),
    Family::new("equality of deep values that are not known", 4_096, |n| {
        let depth = n.max(2).ilog2() as usize;
        let levels = each(depth, |i| format!("  a{0} = [local.a{i}, local.a{i}]\n", i + 1));
        main_tf(format!(
            "variable \"unknown\" {{}}\n\nlocals {{\n  a0 = var.unknown\n{levels}}}\n\n{}",
            asks(&format!("local.a{depth} == [for it in local.a{depth} : it] ? \"TLS_1_0\" : \"\""))
        ))
    })
    .bounded(),
    Family::new("a chain of locals", 20_000, |n| {
        let chain = each(n, |i| format!("  a{} = \"${{local.a{i}}}\"\n", i + 1));
        main_tf(format!("locals {{\n  a0 = \"x\"\n{chain}}}\n\n{}", asks(&format!("local.a{n}"))))
    }),
    Family::new("findings with a long trace", 500, |n| {
        let chain = each(200, |i| format!("  a{} = local.a{i}\n", i + 1));
        let asking = each(n, |i| asks("local.a200").replace("asks", &format!("asks{i}")));
        main_tf(format!("locals {{\n  a0 = \"TLS_1_0\"\n{chain}}}\n\n{asking}"))
    }),
    Family::new("brackets in brackets", 5_000, |n| {
        asked(&format!("length({}{})", "[".repeat(n), "]".repeat(n)))
    })
    .bounded(),
];

/// A list of strings.
fn names(n: usize) -> String {
    format!("[{}]", each(n, |i| format!("\"name-{i}\", ")))
}

/// A resource that asks for the value of an expression.
fn asks(expression: &str) -> String {
    format!("resource \"aws_api_gateway_domain_name\" \"asks\" {{\n  security_policy = {expression}\n}}\n\n")
}

/// A root that asks for the value of an expression.
fn asked(expression: &str) -> Files {
    main_tf(asks(expression))
}

/// A root that asks for the value of an expression, in which `local.all` stands for another one.
fn asked_of(all: &str, expression: &str) -> Files {
    main_tf(format!("locals {{\n  all = {all}\n}}\n\n{}", asks(expression)))
}
