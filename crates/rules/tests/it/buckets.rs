//! Which bucket the resources that configure one are about.

use crate::scan;

/// What the rule about versioning says of a configuration: the lines found, and whether something is undecided.
fn judge(text: &str) -> (Vec<String>, bool) {
    let rule = tollgate_rules::find("aws-s3-bucket-unversioned").unwrap();
    let scan = scan(rule, &[("main.tf", text)]);
    (scan.lines(), !scan.report.undecided.is_empty())
}

fn versioning(header: &str, bucket: &str) -> String {
    format!(
        "resource \"aws_s3_bucket_versioning\" \"v\" {{\n  {header}\n  bucket = {bucket}\n  \
         versioning_configuration {{\n    status = \"Enabled\"\n  }}\n}}\n"
    )
}

#[test]
fn a_bucket_is_named_by_its_id_its_name_or_the_same_expression() {
    for (name, bucket) in [
        ("\"orders\"", "aws_s3_bucket.b.id"),
        ("\"orders\"", "aws_s3_bucket.b.bucket"),
        ("\"orders\"", "\"orders\""),
        ("var.name", "var.name"),
        ("null", "aws_s3_bucket.b.bucket"),
    ] {
        let text =
            format!("variable \"name\" {{}}\nresource \"aws_s3_bucket\" \"b\" {{\n  bucket = {name}\n}}\n");
        assert_eq!(judge(&(text + &versioning("", bucket))), (vec![], false), "{name} {bucket}");
    }
}

#[test]
fn a_bucket_of_another_name_is_another_one() {
    for (name, bucket) in
        [("\"orders\"", "\"invoices\""), ("null", "\"invoices\""), ("\"orders\"", "aws_s3_bucket.c.id")]
    {
        let text = format!(
            "resource \"aws_s3_bucket\" \"b\" {{\n  bucket = {name}\n}}\nresource \"aws_s3_bucket\" \"c\" {{\n  \
             bucket              = \"invoices\"\n  object_lock_enabled = true\n}}\n"
        );
        let found = judge(&(text + &versioning("", bucket)));
        assert_eq!(found, (vec!["main.tf:1".to_owned()], false), "{name} {bucket}");
    }
}

#[test]
fn a_bucket_that_a_switch_makes_is_the_one_that_is_named() {
    let bucket = "variable \"v\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  count = var.v ? 1 : 0\n}\n";
    for (header, name, expected) in [
        ("count = var.v ? 1 : 0", "aws_s3_bucket.b[0].id", (vec![], false)),
        // Another one is versioned, and that one is not.
        ("count = 1", "aws_s3_bucket.c.id", (vec!["main.tf:2".to_owned()], false)),
        // It is where the other switch is on too.
        ("count = var.w ? (1) : 0", "aws_s3_bucket.b[0].id", (vec![], true)),
    ] {
        let other =
            "variable \"w\" {}\nresource \"aws_s3_bucket\" \"c\" {\n  object_lock_enabled = true\n}\n";
        let found = judge(&(bucket.to_owned() + other + &versioning(header, name)));
        assert_eq!(found, expected, "{header}, {name}");
    }
}

#[test]
fn where_it_is_not_known_how_many_buckets_there_are_nothing_is_found() {
    let repeated =
        |header: &str| format!("variable \"v\" {{}}\nresource \"aws_s3_bucket\" \"b\" {{\n  {header}\n}}\n");
    for (header, of, bucket) in [
        ("count = var.v ? 1 : 0", "count = var.v ? 1 : 0", "aws_s3_bucket.b[0].id"),
        ("for_each = var.v", "for_each = var.v", "aws_s3_bucket.b[each.key].id"),
        ("for_each = var.v", "for_each = aws_s3_bucket.b", "each.value.id"),
        ("for_each = toset([\"a-${var.v}\"])", "for_each = aws_s3_bucket.b", "each.value.id"),
    ] {
        let (found, _) = judge(&(repeated(header) + &versioning(of, bucket)));
        assert!(found.is_empty(), "{header}, {of}: {found:?}");
    }
}
