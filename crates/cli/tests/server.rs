//! The language server, as an editor sees it: over standard input and output.

mod client;

use super::files::Tree;
use super::tollgate;
use client::{Client, uri};
use lsp_server::ErrorCode;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const OPEN: &str = "resource \"aws_db_instance\" \"a\" {\n  storage_encrypted = false\n}\n";

const UNENCRYPTED: &str = "aws-rds-instance-unencrypted";

/// A client that hears of one rule alone.
fn client(tree: &Tree) -> Client {
    Client::with(tree, &json!({}), &json!({ "rules": [UNENCRYPTED] }))
}

#[test]
fn what_is_not_saved_counts_as_the_editor_has_it() {
    let tree = Tree::repository(&[("main.tf", OPEN), ("other/main.tf", OPEN)]);
    let mut client = client(&tree);
    let main = tree.path("main.tf");
    client.open(&main, OPEN);
    client.until(|it| it.codes(&main) == [UNENCRYPTED]);
    let diagnostic = &client.diagnostics(&main)[0];
    assert_eq!(
        diagnostic["range"],
        json!({ "start": { "line": 1, "character": 2 }, "end": { "line": 1, "character": 27 } })
    );
    assert_eq!((&diagnostic["severity"], &diagnostic["source"]), (&json!(2), &json!("tollgate")));
    assert!(diagnostic["codeDescription"]["href"].as_str().unwrap().ends_with("instance_unencrypted.md"));
    // Corrected, broken, and as it was.
    client.write(&main, 2, &OPEN.replace("false", "true"));
    client.until(|it| it.version(&main) == Some(2) && it.codes(&main).is_empty());
    client.write(&main, 3, &OPEN.replace("}", ""));
    client.until(|it| it.codes(&main) == ["syntax-error"]);
    client.write(&main, 4, OPEN);
    client.until(|it| it.codes(&main) == [UNENCRYPTED]);
    // Nobody has opened anything of the other module.
    assert_eq!(client.published.keys().collect::<Vec<_>>(), [&uri(&main)]);
    client.close(&main);
    client.until(|it| it.codes(&main).is_empty());
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_module_is_judged_with_what_callers_that_are_not_saved_give_it() {
    let call = |value: &str| {
        format!("module \"db\" {{\n  source    = \"./modules/db\"\n  encrypted = {value}\n}}\n")
    };
    let module = "variable \"encrypted\" {}\nresource \"aws_db_instance\" \"a\" {\n  storage_encrypted = var.encrypted\n}\n";
    let tree = Tree::repository(&[("main.tf", &call("true")), ("modules/db/main.tf", module)]);
    let mut client = client(&tree);
    let (main, db) = (tree.path("main.tf"), tree.path("modules/db/main.tf"));
    client.open(&db, module);
    client.settle();
    assert!(client.published.is_empty(), "{:?}", client.published);
    client.open(&main, &call("false"));
    client.until(|it| it.codes(&db) == [UNENCRYPTED]);
    let related = client.diagnostics(&db)[0]["relatedInformation"].clone();
    assert_eq!(related[0]["location"]["uri"], json!(uri(&main)));
    assert_eq!(related[0]["location"]["range"]["start"], json!({ "line": 2, "character": 14 }));
    client.write(&main, 2, &call("true"));
    client.until(|it| it.codes(&db).is_empty());
    // A file that is nowhere but in the editor belongs to its module as well.
    let more = tree.path("modules/db/more.tf");
    client.open(&more, OPEN.replace("\"a\"", "\"b\"").as_str());
    client.until(|it| it.codes(&more) == [UNENCRYPTED]);
    client.close(&more);
    client.until(|it| it.codes(&more).is_empty());
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn columns_are_in_what_the_client_counts() {
    let text = "resource \"aws_db_instance\" \"a\" { /* é😀 */ storage_encrypted = false }\n";
    let tree = Tree::repository(&[("main.tf", text)]);
    let main = tree.path("main.tf");
    let bytes = text.find("storage").unwrap();
    for (offered, agreed, column) in [
        (json!(["utf-8", "utf-16"]), "utf-8", bytes),
        (json!(["utf-32"]), "utf-16", bytes - 3),
        (json!(null), "utf-16", bytes - 3),
    ] {
        let capabilities = json!({ "general": { "positionEncodings": offered } });
        let mut client = Client::with(&tree, &capabilities, &json!({ "rules": [UNENCRYPTED] }));
        client.open(&main, text);
        client.until(|it| it.codes(&main) == [UNENCRYPTED]);
        assert_eq!(client.diagnostics(&main)[0]["range"]["start"]["character"], column, "{agreed}");
        // What is changed behind these characters is changed where the client means it.
        let start = column + "storage_encrypted = ".len();
        let range = json!({
            "start": { "line": 0, "character": start },
            "end": { "line": 0, "character": start + "false".len() },
        });
        client.change(&main, 2, &json!([{ "range": range, "text": "true" }]));
        client.until(|it| it.codes(&main).is_empty());
        assert_eq!(client.leave(), Some(0));
    }
}

#[test]
fn it_begins_and_ends_as_the_protocol_wants_it() {
    let tree = Tree::repository(&[("main.tf", OPEN)]);
    let root = tree.path("");
    let mut early = Client::start(&root, &[]);
    let answer = early.request("textDocument/hover", &json!({}));
    assert_eq!(answer, Err(ErrorCode::ServerNotInitialized as i32));
    assert_eq!(early.exit(), Some(2));
    let mut client = Client::new(&tree);
    assert_eq!(client.request("textDocument/rename", &json!({})), Err(ErrorCode::MethodNotFound as i32));
    assert_eq!(client.request("initialize", &json!({})), Err(ErrorCode::InvalidRequest as i32));
    client.notify("$/whatever", &json!({}));
    client.notify("textDocument/didOpen", &json!({ "makes": "no sense" }));
    assert_eq!(client.request("shutdown", &Value::Null), Ok(Value::Null));
    assert_eq!(client.request("textDocument/hover", &json!({})), Err(ErrorCode::InvalidRequest as i32));
    assert_eq!(client.leave_again(), Some(0));
    assert_eq!(Client::new(&tree).exit(), Some(1));
    assert_eq!(Client::new(&tree).vanish(), Some(1));
}

/// What a scan finds in each file: the rules, in the order of their places.
fn scanned(tree: &Tree) -> Vec<(String, Vec<String>)> {
    let outcome = tollgate(&tree.path(""), &["scan", "--format", "json", "."]);
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for finding in report["findings"].as_array().unwrap() {
        let file = uri(&tree.path(finding["place"]["path"].as_str().unwrap()));
        let rule = finding["rule"].as_str().unwrap().to_owned();
        match found.iter_mut().find(|(known, _)| *known == file) {
            Some((_, rules)) => rules.push(rule),
            None => found.push((file, vec![rule])),
        }
    }
    found.iter_mut().for_each(|(_, rules)| rules.sort());
    found.sort();
    found
}

#[test]
fn a_workspace_shows_what_a_scan_finds() {
    let files: Vec<_> = ["a", "b", "modules/c"].map(|it| format!("{it}/main.tf")).into();
    let files: Vec<_> = files.iter().map(|file| (file.as_str(), OPEN)).collect();
    let tree = Tree::repository(&files);
    let mut client = Client::with(&tree, &json!({}), &json!({ "scope": "workspace" }));
    let scanned = scanned(&tree);
    client.until(|it| it.published.len() == scanned.len());
    let shown = |client: &Client| {
        let codes = |uri: &String| {
            let mut codes = client.codes(Path::new(uri.trim_start_matches("file://")));
            codes.sort();
            codes
        };
        client.published.keys().map(|uri| (uri.clone(), codes(uri))).collect::<Vec<_>>()
    };
    assert_eq!(shown(&client), scanned);
    // What is changed on the disk is said by the editor.
    let file = tree.path("b/main.tf");
    fs::remove_file(&file).unwrap();
    let change = json!({ "uri": uri(&file), "type": 3 });
    client.notify("workspace/didChangeWatchedFiles", &json!({ "changes": [change] }));
    client.until(|it| it.codes(&file).is_empty());
    assert_eq!(client.leave(), Some(0));
}
