//! Rules that users write, which cost much or try to.

use super::{Family, Files, each, main_tf};
use std::iter::once;

pub(super) static FAMILIES: &[Family] = &[
    Family::new("rules: joins", 5_000, |n| {
        main_tf(each(n, |i| {
            format!(
                "resource \"aws_s3_bucket\" \"a{i}\" {{}}\nresource \"aws_s3_bucket_versioning\" \"a{i}\" {{\n  bucket = aws_s3_bucket.a{i}.id\n}}\n"
            )
        }))
    })
    .judged_by(|_| {
        vec![page(0, "require = anytrue([for it in resources.aws_s3_bucket_versioning : it.bucket == self.id])")]
    }),
    Family::new("rules: pairs without a join", 5_000, buckets).bounded().judged_by(|_| {
        vec![page(0, "require = length([for it in resources.aws_s3_bucket : it if it.bucket == lower(self.bucket)]) < 1")]
    }),
    Family::new("rules: nested `for`", 64, |_| buckets(3)).bounded().judged_by(|n| {
        let opened = each(n, |i| format!("[for a{i} in [1, 2] : "));
        vec![page(0, &format!("require = length({opened}1{}) > 0", "]".repeat(n)))]
    }),
    Family::new("rules: products", 250, listed).bounded().judged_by(|_| {
        let loops = "[for a in self.tags : [for b in self.tags : [for c in self.tags : \"${a}${b}${c}\"]]]";
        vec![page(0, &format!("require = length(flatten({loops})) == 0"))]
    }),
    Family::new("rules: templates without an end", 250, listed).bounded().judged_by(|_| {
        let opened = "%{ for a in self.tags }%{ for b in self.tags }%{ for c in self.tags }";
        let closed = "%{ endfor }".repeat(3);
        vec![page(0, &format!("require = false\n  message = \"{opened}${{a}}${{b}}${{c}}{closed}\""))]
    }),
    Family::new("rules: texts that double", 64, |_| buckets(3)).bounded().judged_by(|n| {
        let opened = "join(\"\", [for a in [1, 2] : ".repeat(n);
        vec![page(0, &format!("require = {opened}\"x\"{} == \"\"", "])".repeat(n)))]
    }),
    Family::new("rules: a long condition", 2_000, |_| buckets(50))
        .bounded()
        .judged_by(|n| vec![page(0, &format!("require = {}true", "self.bucket != \"x\" && ".repeat(n)))]),
    Family::new("rules: pages", 250, |_| buckets(50)).judged_by(|n| {
        let require = "require = can(self.tags.Owner) || startswith(self.bucket, \"b\")";
        (0..n).map(|number| page(number, require)).collect()
    }),
    Family::new("rules: parts of one block", 500, |n| {
        let blocks = each(n, |i| {
            format!("  ingress {{\n    from_port = {i}\n    cidr_blocks = [\"10.0.0.0/8\", \"0.0.0.0/0\"]\n  }}\n")
        });
        main_tf(format!("resource \"aws_s3_bucket\" \"a\" {{\n{blocks}}}\n"))
    })
    .judged_by(|_| {
        let require = "!anytrue([for it in self.ingress : contains(it.cidr_blocks, \"0.0.0.0/0\")])";
        vec![page(0, &format!("require = {require}\n  at = \"ingress[*].cidr_blocks[*]\""))]
    }),
    Family::new("rules: statements of a policy", 500, |n| {
        let statement = "{ Effect = \"Allow\", Action = [\"s3:GetObject\"], Resource = \"*\" }";
        let statements = once(statement).cycle().take(n).collect::<Vec<_>>().join(", ");
        main_tf(format!(
            "resource \"aws_s3_bucket\" \"a\" {{\n  policy = jsonencode({{ Statement = [{statements}] }})\n}}\n"
        ))
    })
    .judged_by(|_| {
        let require = "alltrue([for it in policy(self.policy).statements : !contains(it.Action, \"*\")])";
        vec![page(0, &format!("require = {require}"))]
    }),
];

/// The page of a rule on buckets.
fn page(number: usize, demands: &str) -> String {
    format!(
        "# Title\n\nRisk.\n\n```hcl rule\nrule \"acme-rule-{number}\" {{\n  targets = [\"aws_s3_bucket\"]\n  severity = \"low\"\n  {demands}\n}}\n```\n"
    )
}

fn buckets(n: usize) -> Files {
    main_tf(each(n, |i| format!("resource \"aws_s3_bucket\" \"a{i}\" {{\n  bucket = \"b{i}\"\n}}\n")))
}

/// A bucket with so many tags.
fn listed(n: usize) -> Files {
    let tags = each(n, |i| format!("    t{i} = \"{i}\"\n"));
    main_tf(format!("resource \"aws_s3_bucket\" \"a\" {{\n  tags = {{\n{tags}  }}\n}}\n"))
}
