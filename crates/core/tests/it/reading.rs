//! A rule reads of a block what an expression reads that refers to it.

use std::path::Path;
use tollgate_core::block::Block;
use tollgate_core::cx::Root;
use tollgate_core::engine::Limits;
use tollgate_core::eval::Evaluator;
use tollgate_core::files::Memory;
use tollgate_core::load;
use tollgate_core::value::{Data, Reason, Value, equal};

/// Reads `attribute` of the last block of a type as a rule does, and `reference` as an expression does.
fn read(configuration: &str, kind: &str, attribute: &str, reference: &str, test: impl FnOnce(Value, Value)) {
    let reader = format!("{configuration}\nresource \"test_reader\" \"r\" {{\n  read = {reference}\n}}\n");
    let files = Memory::default().with("/main.tf", reader);
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    let evaluator = Evaluator::new(&project, 0, &files, Limits::default());
    let root = Root::new(&evaluator, None);
    let last = |kind: &str| Block::clone(root.blocks(kind).last().unwrap());
    test(last(kind).reference(attribute), last("test_reader").value("read"));
}

fn are_equal(rule: &Value, expression: &Value) -> bool {
    matches!(equal(rule, expression), Ok(true))
}

#[test]
fn the_text_of_a_policy_document() {
    let document =
        "data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    actions = [\"s3:*\"]\n  }\n}\n";
    let reference = "data.aws_iam_policy_document.d.json";
    read(document, "data.aws_iam_policy_document", "json", reference, |rule, expression| {
        assert!(are_equal(&rule, &expression) && rule.as_str().unwrap().contains("s3:*"), "{rule}");
        assert!(matches!(rule.encoded().unwrap().data(), Data::Object(_)));
    });
    // What a statement is called so is none.
    let reference = "data.aws_iam_policy_document.d.statement[0].json";
    read(document, "data.aws_iam_policy_document.statement", "json", reference, |rule, expression| {
        assert!(are_equal(&rule, &expression) && rule.as_unknown().is_some(), "{rule} is {expression}");
    });
}

#[test]
fn a_computed_attribute_of_a_nested_block() {
    let things = "resource \"test_thing\" \"a\" {\n  part {\n  }\n  dynamic \"part\" {\n    for_each = [\"x\"]\n    content {\n      inner {\n      }\n    }\n  }\n}\n";
    for (kind, reference, is_same) in [
        ("test_thing.part", "test_thing.a.part[1].id", true),
        ("test_thing.part", "test_thing.a.part[0].id", false),
        ("test_thing.part.inner", "test_thing.a.part[1].inner[0].id", true),
    ] {
        read(things, kind, "id", reference, |rule, expression| {
            assert_eq!(are_equal(&rule, &expression), is_same, "{rule} and {expression}");
        });
    }
    read(things, "test_thing.part", "id", "test_thing.a.part[1].id", |rule, _| {
        assert_eq!(rule.to_string(), "test_thing.a.part[1].id");
    });
}

#[test]
fn nested_blocks_of_which_nobody_knows_which_is_which_are_not_taken_for_each_other() {
    let thing = "variable \"n\" {\n}\nresource \"test_thing\" \"a\" {\n  part {\n  }\n  dynamic \"part\" {\n    for_each = var.n\n    content {\n    }\n  }\n}\n";
    let files = Memory::default().with("/main.tf", thing);
    let project = load::load(files.inputs(), &[], Path::new("/"), &files, &());
    let evaluator = Evaluator::new(&project, 0, &files, Limits::default());
    let root = Root::new(&evaluator, None);
    let [first, second] = &root.blocks("test_thing.part")[..] else { panic!("two blocks") };
    assert!(equal(&first.reference("id"), &second.reference("id")).is_err());
}

#[test]
fn why_an_attribute_of_a_data_source_is_not_known() {
    let data = "data \"test_thing\" \"a\" {\n}\n";
    read(data, "data.test_thing", "id", "data.test_thing.a.id", |rule, expression| {
        for value in [&rule, &expression] {
            let Reason::DataSource(attribute) = &value.as_unknown().unwrap().reason else {
                panic!("{value}")
            };
            assert_eq!(attribute.to_string(), "data.test_thing.a.id");
        }
        assert!(are_equal(&rule, &expression));
    });
}

#[test]
fn the_type_of_an_instance_whose_key_is_not_known() {
    let things = "variable \"n\" {\n}\nresource \"test_thing\" \"other\" {\n}\nresource \"test_thing\" \"a\" {\n  for_each = var.n\n}\n";
    for (reference, is_same) in [
        // Terraform 0.11 read an instance where the index was left out.
        ("test_thing.a.id", Some(true)),
        ("test_thing.a[var.n].id", None),
        ("test_thing.a[\"[*]\"].id", None),
        ("test_thing.other.id", Some(false)),
    ] {
        read(things, "test_thing", "id", reference, |rule, expression| {
            for value in [&rule, &expression] {
                let attribute = value.as_attribute().unwrap();
                assert_eq!(attribute.of_resource(), Some(("test_thing", "id")), "{value}");
            }
            assert_eq!(equal(&rule, &expression).ok(), is_same, "{rule} and {expression}");
        });
    }
}

#[test]
fn a_key_that_looks_like_another_is_told_apart() {
    let things = "resource \"test_thing\" \"a\" {\n  for_each = toset([\"[*]\", \"x\"])\n}\n";
    read(things, "test_thing", "id", "test_thing.a[\"[*]\"].id", |last, expression| {
        assert_eq!(last.to_string(), "test_thing.a[\"x\"].id");
        assert_eq!(equal(&last, &expression).ok(), Some(false));
    });
}

#[test]
fn an_index_that_is_not_known_means_what_all_instances_have_in_common() {
    let counted = "variable \"n\" {\n}\nvariable \"i\" {\n}\nresource \"test_thing\" \"a\" {\n  count = var.n\n  same  = \"x\"\n  own   = \"x${count.index}\"\n}\n";
    let three = counted.replace("= var.n", "= 3");
    let named = "resource \"test_other\" \"o\" {\n}\nresource \"test_thing\" \"a\" {\n  for_each = toset([test_other.o.id, \"b\"])\n  same = \"x\"\n  own  = each.key == \"b\" ? \"y\" : \"x\"\n}\n";
    for (things, reference, known) in [
        (counted, "test_thing.a[var.i].same", Some("x")),
        (counted, "test_thing.a[var.i].own", None),
        (&three, "test_thing.a[var.i].same", Some("x")),
        (&three, "test_thing.a[var.i].own", None),
        (named, "test_thing.a[test_other.o.id].same", Some("x")),
        (named, "test_thing.a[\"b\"].same", Some("x")),
    ] {
        read(things, "test_thing", "id", reference, |_, value| {
            assert_eq!(value.as_str(), known, "{reference} is {value}");
        });
    }
}

#[test]
fn the_values_that_a_conditional_may_have_are_known() {
    let variable = "variable \"v\" {\n}\nresource \"test_thing\" \"a\" {\n}\n";
    for (expression, never, perhaps) in [
        ("var.v ? \"a\" : \"b\"", "c", "a"),
        ("var.v ? \"a\" : (var.v == 1 ? \"b\" : \"c\")", "d", "c"),
        ("upper(var.v ? \"a\" : \"b\")", "a", "A"),
    ] {
        read(variable, "test_thing", "id", expression, |_, value| {
            let is = |text: &str| equal(&value, &Value::string(text, value.at)).ok();
            assert_eq!((is(never), is(perhaps)), (Some(false), None), "{expression}");
        });
    }
    read(variable, "test_thing", "id", "length(concat([1], var.v ? [2] : [3]))", |_, value| {
        assert_eq!(value.to_string(), "2");
    });
    read(variable, "test_thing", "id", "var.v ? var.v : \"b\"", |_, value| {
        assert!(equal(&value, &Value::string("c", value.at)).is_err());
    });
}

#[test]
fn a_value_that_its_variable_refuses_is_not_known() {
    let variable = |condition: &str, default: &str| {
        format!(
            "resource \"test_thing\" \"a\" {{\n}}\nvariable \"v\" {{\n  default = {default}\n  validation {{\n    condition     = {condition}\n    error_message = \"No.\"\n  }}\n}}\n"
        )
    };
    for (condition, default, is_taken) in [
        ("contains([\"a\"], var.v)", "\"b\"", false),
        ("contains([\"a\"], var.v)", "\"a\"", true),
        ("length(var.v) > var.unknown", "\"b\"", true),
        ("can(regex(\"^x\", var.v))", "\"b\"", false),
    ] {
        read(&variable(condition, default), "test_thing", "id", "var.v", |_, value| {
            let refused = value.as_unknown().is_some_and(|it| matches!(it.reason, Reason::Invalid(_)));
            assert_eq!(
                (value.as_str().is_some(), refused),
                (is_taken, !is_taken),
                "{condition} of {default}"
            );
        });
    }
}
