//! The schema of JSON says what is written: all of it, and nothing else.

use crate::support::{Fixture, LOW, everything};
use serde_json::{Value, json};
use std::io;
use tollgate_core::finding::{Exists, Finding};
use tollgate_reporter::{BaselineCounts, Scan, json};

/// The schema, of which no member may be missing: what is published allows more, for members may be added.
fn closed() -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.values_mut().for_each(close);
                if members.contains_key("properties") {
                    members.insert("additionalProperties".to_owned(), json!(false));
                }
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema = serde_json::from_str(json::SCHEMA).unwrap();
    close(&mut schema);
    schema
}

fn report(scan: &Scan<'_>) -> Value {
    let mut out = Vec::new();
    json::write(&mut out as &mut dyn io::Write, scan).unwrap();
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn the_schema_is_one() {
    jsonschema::meta::validate(&serde_json::from_str(json::SCHEMA).unwrap()).unwrap();
}

#[test]
fn the_schema_has_every_member() {
    let schema = jsonschema::validator_for(&closed()).unwrap();
    let mut full = everything();
    full.report.findings[0].also = vec![Finding::new(&LOW, full.report.findings[1].location, "weaker")];
    full.report.findings[1].exists =
        Exists::Where([ecow::EcoString::from("`var.a` is set")].into_iter().collect());
    full.report.findings[2].exists = Exists::With {
        defaults: true,
        files: [full.report.findings[3].location.source].into_iter().collect(),
    };
    full.report.findings[3].is_of_examples = true;
    full.report.findings[3].addresses = vec!["a.b".into(); 1_001];
    let mut reports = vec![report(&full.scan()), report(&Fixture::new().scan())];
    let counted = Scan { baseline: Some(BaselineCounts { known: 1, fixed: 2 }), ..full.scan() };
    reports.push(report(&counted));
    reports.extend((0..30).map(|seed| report(&crate::fuzz::random(seed).scan())));
    for report in &reports {
        let errors: Vec<_> =
            schema.iter_errors(report).map(|it| format!("{it} at {}", it.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    for member in ["exists", "also", "in_example", "more_addresses"] {
        let findings = reports[0]["findings"].as_array().unwrap();
        assert!(findings.iter().any(|it| it.get(member).is_some()), "{member} is not tried");
    }
}

#[test]
fn the_schema_refuses_what_is_not_written() {
    let schema = jsonschema::validator_for(&closed()).unwrap();
    let report = report(&everything().scan());
    let refuses = |pointer: &str, value: Value| {
        let mut changed = report.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert!(!schema.is_valid(&changed), "{pointer}");
    };
    refuses("/version", json!(2));
    refuses("/findings/0/severity", json!("grave"));
    refuses("/findings/0/place", json!(null));
    refuses("/summary/findings", json!({}));
    refuses("/suppressed/0", report["findings"][0].clone());
}
