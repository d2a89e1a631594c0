//! GitLab's SAST report.

use crate::support::{Fixture, LOW, everything};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};
use tollgate_reporter::gitlab_sast::{self, Times};

fn report(fixture: &Fixture) -> Value {
    let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let mut out = Vec::new();
    let times = Times { start, end: start + Duration::from_secs(2) };
    gitlab_sast::write(&mut out, &fixture.scan(), times).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// What version 15.0.7 of GitLab's schema demands of the members that are written.
fn demands() -> Value {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let time = text(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$");
    let filled = json!({ "type": "string", "minLength": 1 });
    let tool = json!({
        "required": ["id", "name", "version", "vendor"],
        "properties": {
            "id": filled, "name": filled, "version": filled, "url": text("^https?://.+"),
            "vendor": { "required": ["name"], "properties": { "name": filled } },
        },
    });
    let scan = json!({
        "required": ["analyzer", "end_time", "scanner", "start_time", "status", "type"],
        "properties": {
            "analyzer": tool, "scanner": tool, "start_time": time, "end_time": time,
            "status": { "enum": ["success", "failure"] }, "type": { "const": "sast" },
            "messages": { "items": {
                "required": ["level", "value"],
                "properties": { "level": { "enum": ["info", "warn", "fatal"] }, "value": filled },
            } },
        },
    });
    let identifier = json!({
        "required": ["type", "name", "value"],
        "properties": {
            "type": filled, "name": filled, "value": filled, "url": text("^(https?|ftp)://.+"),
        },
    });
    let vulnerability = json!({
        "required": ["id", "identifiers", "location"],
        "properties": {
            "id": filled,
            "name": { "type": "string", "maxLength": 255 },
            "description": { "type": "string", "maxLength": 1_048_576 },
            "severity": { "enum": ["Info", "Unknown", "Low", "Medium", "High", "Critical"] },
            "solution": { "type": "string", "maxLength": 7_000 },
            "identifiers": { "type": "array", "minItems": 1, "items": identifier },
            "location": { "properties": {
                "file": { "type": "string" },
                "start_line": { "type": "number" },
                "end_line": { "type": "number" },
            } },
        },
    });
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "required": ["scan", "version", "vulnerabilities"],
        "properties": {
            "scan": scan,
            "schema": text("^https?://.+"),
            "version": text(r"^[0-9]+\.[0-9]+\.[0-9]+$"),
            "vulnerabilities": { "type": "array", "items": vulnerability },
        },
    })
}

#[test]
fn the_report_is_what_the_schema_demands() {
    let schema = jsonschema::validator_for(&demands()).unwrap();
    for fixture in [everything(), Fixture::new()].into_iter().chain((0..50).map(crate::fuzz::random)) {
        let report = report(&fixture);
        let errors: Vec<_> = schema.iter_errors(&report).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn vulnerabilities_say_what_was_found_and_when() {
    let report = report(&everything());
    assert_eq!(report["scan"]["start_time"], json!("2023-11-14T22:13:20"));
    assert_eq!(report["scan"]["end_time"], json!("2023-11-14T22:13:22"));
    assert_eq!(report["scan"]["messages"][0]["level"], json!("warn"));
    let grave = &report["vulnerabilities"].as_array().unwrap()[2];
    assert_eq!(grave["severity"], json!("Critical"));
    assert_eq!(grave["name"], json!("Bucket grants public access"));
    let identifiers = grave["identifiers"].as_array().unwrap();
    assert_eq!(identifiers[0]["value"], json!("aws-s3-critical"));
    assert_eq!(identifiers[1]["name"], json!("CWE-79"));
    let location = json!({ "file": "infra/a b#1/main.tf", "start_line": 4, "end_line": 4 });
    assert_eq!(grave["location"], location);
    assert_eq!(grave["solution"], json!("Keep it private."));
}

#[test]
fn descriptions_are_text_whatever_they_look_like() {
    let mut fixture = Fixture::new();
    let source = fixture.file("a.tf", "a");
    let finding = fixture.find(&LOW, source, "a");
    finding.message = "<img src=x> @all [a](https://example.org)".into();
    finding.addresses = vec!["x[\"`<b>`\"]".into()];
    let report = report(&fixture);
    let description = report["vulnerabilities"][0]["description"].as_str().unwrap();
    for markup in ["<img", "@all", "[a]", "https://e", "<b>"] {
        assert!(!description.contains(markup), "{markup}: {description}");
    }
}
