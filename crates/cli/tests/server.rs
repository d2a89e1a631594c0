//! The language server, as an editor sees it: over standard input and output.

mod client;

use super::custom::{BUCKET, ID, PAGE};
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
    assert_eq!(early.exit(), Some(1));
    assert_eq!(Client::start(&root, &[]).vanish(), Some(1));
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

/// A place in a text: the line and column of the `|`, and the text without it.
fn place(text: &str, needle: &str) -> Value {
    let (before, after) = needle.split_once('|').unwrap();
    let offset = text.find(&format!("{before}{after}")).unwrap() + before.len();
    let line = text[..offset].matches('\n').count();
    let character = offset - text[..offset].rfind('\n').map_or(0, |it| it + 1);
    json!({ "line": line, "character": character })
}

/// What the client asks about a place.
fn at(file: &Path, position: &Value) -> Value {
    json!({ "textDocument": { "uri": uri(file) }, "position": position })
}

/// A text, as edits change it.
fn edited(text: &str, edits: &Value) -> String {
    let offset = |position: &Value| {
        let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        start + usize::try_from(position["character"].as_u64().unwrap()).unwrap()
    };
    let mut edits: Vec<_> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (offset(&it["range"]["start"]), offset(&it["range"]["end"]), it["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_unstable();
    let mut edited = text.to_owned();
    edits.iter().rev().for_each(|(start, end, new)| edited.replace_range(start..end, new));
    edited
}

/// The actions at a place, by their titles.
fn actions(client: &mut Client, file: &Path, position: &Value, only: &Value) -> Vec<Value> {
    let range = json!({ "start": position, "end": position });
    let context = json!({ "diagnostics": [], "only": only });
    let params = json!({ "textDocument": { "uri": uri(file) }, "range": range, "context": context });
    client.request("textDocument/codeAction", &params).unwrap().as_array().unwrap().clone()
}

#[test]
fn findings_are_fixed_suppressed_and_explained() {
    const SAFE: &str = "resource \"aws_docdb_cluster\" \"a\" {\n  storage_encrypted = false\n}\n";
    let tree = Tree::repository(&[("main.tf", SAFE)]);
    let main = tree.path("main.tf");
    let capabilities = json!({
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "window": { "showDocument": { "support": true } },
    });
    let rules = ["aws-docdb-cluster-without-logs", "aws-docdb-cluster-unencrypted"];
    let mut client = Client::with(&tree, &capabilities, &json!({ "rules": rules }));
    client.open(&main, SAFE);
    client.until(|it| it.codes(&main).len() == 2);
    let header = actions(&mut client, &main, &place(SAFE, "res|ource"), &Value::Null);
    let titles: Vec<_> = header.iter().map(|it| it["title"].as_str().unwrap().to_owned()).collect();
    let logs = "aws-docdb-cluster-without-logs";
    assert_eq!(
        titles,
        [
            "Set `enabled_cloudwatch_logs_exports` to `[\"audit\", \"profiler\"]`".to_owned(),
            format!("Suppress {logs} with a reason"),
            format!("Explain {logs}"),
            "Apply 1 safe fix of Tollgate in this file".to_owned(),
        ]
    );
    assert_eq!((&header[0]["isPreferred"], &header[0]["kind"]), (&json!(true), &json!("quickfix")));
    assert_eq!(header[3]["kind"], "source.fixAll.tollgate");
    let change = &header[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": uri(&main), "version": 1 }));
    let fixed = edited(SAFE, &change["edits"]);
    assert_eq!(edited(SAFE, &header[3]["edit"]["documentChanges"][0]["edits"]), fixed);
    // What is not asked for is not offered.
    let position = place(SAFE, "res|ource");
    let kinds = |client: &mut Client, only: &str| {
        let actions = actions(client, &main, &position, &json!([only]));
        actions.iter().map(|it| it["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&mut client, "source.fixAll"), ["source.fixAll.tollgate"]);
    assert_eq!(kinds(&mut client, "quickfix").len(), 3);
    assert_eq!(kinds(&mut client, "refactor"), [""; 0]);
    client.write(&main, 2, &fixed);
    client.until(|it| it.codes(&main) == ["aws-docdb-cluster-unencrypted"]);
    // An unsafe fix says so, and is not preferred.
    let unencrypted = actions(&mut client, &main, &place(&fixed, "storage|_enc"), &Value::Null);
    let title = unencrypted[0]["title"].as_str().unwrap();
    assert!(title.contains("(unsafe: it may replace a resource"), "{title}");
    assert_eq!(unencrypted[0]["isPreferred"], Value::Null);
    let suppressed = edited(&fixed, &unencrypted[1]["edit"]["documentChanges"][0]["edits"]);
    assert!(
        suppressed.contains("  # tollgate:ignore aws-docdb-cluster-unencrypted -- TODO: say why\n  storage"),
        "{suppressed}"
    );
    client.write(&main, 3, &suppressed);
    client.until(|it| it.codes(&main).is_empty());
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn commands_do_what_actions_name() {
    let tree = Tree::repository(&[("main.tf", OPEN)]);
    let main = tree.path("main.tf");
    let options = json!({ "rules": [UNENCRYPTED], "asksForReason": true });
    let mut client =
        Client::with(&tree, &json!({ "window": { "showDocument": { "support": true } } }), &options);
    client.open(&main, OPEN);
    let position = place(OPEN, "storage|_enc");
    let offered = actions(&mut client, &main, &position, &json!(["quickfix"]));
    let command = &offered[1]["command"];
    assert_eq!(command["command"], "tollgate.suppressWithReason");
    let mut argument = command["arguments"][0].clone();
    argument["reason"] = json!("  it is thrown away ");
    let run = |client: &mut Client, command: &str, argument: &Value| {
        client.request("workspace/executeCommand", &json!({ "command": command, "arguments": [argument] }))
    };
    assert_eq!(run(&mut client, "tollgate.suppress", &argument), Ok(Value::Null));
    let applied = client.asked("workspace/applyEdit");
    let text = edited(OPEN, &applied["edit"]["changes"][uri(&main)]);
    assert!(text.contains(&format!("# tollgate:ignore {UNENCRYPTED} -- it is thrown away\n")), "{text}");
    assert_eq!(run(&mut client, "tollgate.explain", &json!(UNENCRYPTED)), Ok(Value::Null));
    let shown = client.asked("window/showDocument");
    assert!(shown["uri"].as_str().unwrap().ends_with("instance_unencrypted.md"));
    let refused = Err(ErrorCode::InvalidParams as i32);
    argument["reason"] = json!("two\nlines");
    for (command, argument) in [
        ("tollgate.suppress", argument),
        ("tollgate.suppress", json!(null)),
        ("tollgate.explain", json!("no-such-rule")),
        ("tollgate.other", json!(null)),
    ] {
        assert_eq!(run(&mut client, command, &argument), refused, "{command} {argument}");
    }
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn hover_shows_values_and_pages_and_names_lead_to_declarations() {
    let main_text = "variable \"encrypted\" {\n  default = true\n}\nmodule \"db\" {\n  source    = \"./db\"\n  encrypted = var.encrypted\n}\n";
    let db_text = "variable \"encrypted\" {}\nresource \"aws_db_instance\" \"a\" {\n  storage_encrypted = var.encrypted\n}\n";
    let files = [("main.tf", main_text), ("db/main.tf", db_text), ("prod.tfvars", "encrypted = false\n")];
    let tree = Tree::repository(&files);
    let mut client = client(&tree);
    let (main, db) = (tree.path("main.tf"), tree.path("db/main.tf"));
    client.open(&db, db_text);
    let position = place(db_text, "var.en|crypted");
    let hover = client.request("textDocument/hover", &at(&db, &position)).unwrap();
    let text = hover["contents"]["value"].as_str().unwrap();
    for part in [
        "```hcl\nvar.encrypted = true\n```\n- `module.db`, by default",
        "```hcl\nvar.encrypted = false\n```\n- `module.db`, with `prod.tfvars`",
        "is written here at [prod.tfvars:1](file://",
        "### RDS instance storage is not encrypted",
        "## Fix",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let declared = client.request("textDocument/definition", &at(&db, &position)).unwrap();
    assert_eq!((&declared[0]["uri"], &declared[0]["range"]["start"]["line"]), (&json!(uri(&db)), &json!(0)));
    client.open(&main, main_text);
    let declared = client.request("textDocument/definition", &at(&main, &place(main_text, "./d|b"))).unwrap();
    assert_eq!(declared[0]["uri"], json!(uri(&db)));
    let nothing = client.request("textDocument/hover", &at(&main, &place(main_text, "modu|le"))).unwrap();
    assert_eq!(nothing, Value::Null);
    assert_eq!(client.leave(), Some(0));
}

/// What hovering over a place shows.
fn hover(client: &mut Client, file: &Path, text: &str, needle: &str) -> String {
    let shown = client.request("textDocument/hover", &at(file, &place(text, needle))).unwrap();
    shown["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

/// Where what is at a place is declared: the files, and the lines from 0.
fn declared(client: &mut Client, file: &Path, text: &str, needle: &str) -> Vec<(String, u64)> {
    let found = client.request("textDocument/definition", &at(file, &place(text, needle))).unwrap();
    let place =
        |it: &Value| (it["uri"].as_str().unwrap().to_owned(), it["range"]["start"]["line"].as_u64().unwrap());
    found.as_array().unwrap().iter().map(place).collect()
}

#[test]
fn files_in_json_are_served_like_others() {
    const JSON: &str = r#"{
  "variable": { "encrypted": { "default": true } },
  "resource": { "aws_db_instance": { "a": {
    "storage_encrypted": "${var.encrypted}"
  } } }
}
"#;
    const VALUES: &str = "{ \"encrypted\": false }\n";
    let tree = Tree::repository(&[("main.tf.json", JSON), ("prod.tfvars.json", VALUES)]);
    let (main, values) = (tree.path("main.tf.json"), tree.path("prod.tfvars.json"));
    let mut client = client(&tree);
    client.open(&main, JSON);
    client.until(|it| it.codes(&main) == [UNENCRYPTED]);
    let shown = hover(&mut client, &main, JSON, "var.en|crypted");
    for part in [
        "var.encrypted = true\n```\n- by default", "var.encrypted = false\n```\n- with `prod.tfvars.json`",
        "is written here at [prod.tfvars.json:1](file://", "### RDS instance storage is not encrypted",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(declared(&mut client, &main, JSON, "var.en|crypted"), [(uri(&main), 1)]);
    client.open(&values, VALUES);
    assert_eq!(declared(&mut client, &values, VALUES, "\"en|crypted"), [(uri(&main), 1)]);
    // What is typed there counts, and what cannot be read is shown.
    client.write(&values, 2, "{ \"encrypted\": true }\n");
    client.until(|it| it.codes(&main).is_empty());
    client.write(&main, 2, &JSON.replacen(':', "", 1));
    client.until(|it| it.codes(&main) == ["syntax-error"]);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn configurations_of_terragrunt_are_served() {
    const MODULE: &str = "variable \"encrypted\" {}\nresource \"aws_db_instance\" \"a\" {\n  storage_encrypted = var.encrypted\n}\n";
    const ROOT: &str = "locals {\n  encrypted = false\n}\ninputs = {\n  encrypted = local.encrypted\n}\n";
    const UNIT: &str = "include \"root\" {\n  path   = find_in_parent_folders(\"root.hcl\")\n  expose = true\n}\nterraform {\n  source = \"../../modules/db\"\n}\nlocals {\n  is_encrypted = include.root.locals.encrypted\n}\n";
    let files = [("modules/db/main.tf", MODULE), ("live/root.hcl", ROOT), ("live/db/terragrunt.hcl", UNIT)];
    let tree = Tree::repository(&files);
    let [module, root, unit] = files.map(|(path, _)| tree.path(path));
    let mut client = client(&tree);
    client.open(&unit, UNIT);
    client.open(&module, MODULE);
    client.until(|it| it.codes(&module) == [UNENCRYPTED]);
    let shown = hover(&mut client, &unit, UNIT, "root.locals.enc|rypted");
    assert!(shown.contains("include.root.locals.encrypted = false\n```"), "{shown}");
    assert!(shown.contains("is written here at [live/root.hcl:2](file://"), "{shown}");
    for (needle, expected) in [
        ("locals.enc|rypted", (uri(&root), 1)),
        ("find_in|_parent", (uri(&root), 0)),
        ("modules/d|b", (uri(&module), 0)),
    ] {
        assert_eq!(declared(&mut client, &unit, UNIT, needle), [expected], "{needle}");
    }
    client.open(&root, ROOT);
    assert_eq!(declared(&mut client, &root, ROOT, "  encry|pted = local"), [(uri(&module), 0)]);
    client.write(&root, 2, &ROOT.replace("false", "true"));
    client.until(|it| it.codes(&module).is_empty());
    client.write(&unit, 2, "include {");
    client.until(|it| it.codes(&unit).contains(&"syntax-error".to_owned()));
    client.write(&unit, 3, &UNIT.replace("modules/db", "modules/none"));
    client.until(|it| it.codes(&unit) == ["unresolved-module"]);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_request_that_cannot_be_served_is_an_error_and_the_server_goes_on() {
    let tree = Tree::repository(&[("main.tf", OPEN), ("notes.md", "")]);
    let mut client = client(&tree);
    let (main, other) = (tree.path("main.tf"), tree.path("other.tf"));
    let position = json!({ "line": 1, "character": 4 });
    let hover = |client: &mut Client, file: &Path| client.request("textDocument/hover", &at(file, &position));
    assert_eq!(hover(&mut client, &other), Err(ErrorCode::InvalidParams as i32));
    assert_eq!(client.request("textDocument/hover", &json!(3)), Err(ErrorCode::InvalidParams as i32));
    let notes = tree.path("notes.md");
    client.open(&notes, "");
    assert_eq!(hover(&mut client, &notes), Ok(Value::Null));
    client.open(&main, OPEN);
    // What is asked before the verdict waits for it, and what is cancelled while it waits is answered so.
    let asked = client.ask("textDocument/hover", &at(&main, &position));
    let cancelled: Vec<_> =
        (0..20).map(|_| client.ask("textDocument/hover", &at(&main, &position))).collect();
    for id in &cancelled {
        client.notify("$/cancelRequest", &json!({ "id": id }));
    }
    assert!(client.answer(&asked).unwrap()["contents"]["value"].as_str().unwrap().contains("RDS"));
    for id in &cancelled {
        let answer = client.answer(id);
        assert!(answer.is_ok() || answer == Err(ErrorCode::RequestCanceled as i32), "{answer:?}");
    }
    // The file is gone, the editor still has it.
    fs::remove_file(&main).unwrap();
    client
        .notify("workspace/didChangeWatchedFiles", &json!({ "changes": [{ "uri": uri(&main), "type": 3 }] }));
    client.write(&main, 2, &OPEN.replace("false", "true"));
    client.until(|it| it.codes(&main).is_empty());
    client.close(&main);
    assert_eq!(hover(&mut client, &main), Err(ErrorCode::InvalidParams as i32));
    fs::remove_dir_all(tree.path(".git")).unwrap();
    client.open(&main, OPEN);
    client.until(|it| it.codes(&main) == [UNENCRYPTED]);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn the_configuration_counts_as_soon_as_it_is_saved() {
    let tree = Tree::repository(&[("main.tf", OPEN)]);
    let capabilities = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut client = Client::with(&tree, &capabilities, &Value::Null);
    let registered = client.asked("client/registerCapability");
    assert_eq!(registered["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    let (main, configuration) = (tree.path("main.tf"), tree.path(".tollgate.hcl"));
    client.open(&main, OPEN);
    client.until(|it| it.codes(&main).len() > 1);
    let configure = |client: &mut Client, text: &str| {
        fs::write(&configuration, text).unwrap();
        let changes = json!([{ "uri": uri(&configuration), "type": 2 }]);
        client.notify("workspace/didChangeWatchedFiles", &json!({ "changes": changes }));
    };
    configure(&mut client, &format!("rules = [\"{UNENCRYPTED}\"]\n"));
    client.until(|it| it.codes(&main) == [UNENCRYPTED]);
    configure(&mut client, "exclude_rules = [\"aws-rds-*\"]\n");
    client.until(|it| it.codes(&main).is_empty());
    // What is wrong is said, and what was shown stays.
    configure(&mut client, "rules = [\"no-such-rule\"]\n");
    let said = client.told("window/showMessage");
    assert!(said["message"].as_str().unwrap().contains("no-such-rule"), "{said}");
    client.write(&main, 2, &OPEN.replace("instance", "cluster"));
    client.settle();
    assert_eq!(client.codes(&main), [""; 0]);
    client.write(&main, 3, OPEN);
    configure(&mut client, "");
    client.until(|it| it.codes(&main).len() > 1);
    // What the editor's settings say counts more.
    let settings = json!({ "settings": { "tollgate": { "rules": [UNENCRYPTED] } } });
    client.notify("workspace/didChangeConfiguration", &settings);
    client.until(|it| it.codes(&main) == [UNENCRYPTED]);
    // Clients that have no settings say so.
    client.notify("workspace/didChangeConfiguration", &json!({ "settings": {} }));
    client.notify("workspace/didChangeConfiguration", &json!({ "settings": { "tollgate": { "rules": 3 } } }));
    assert!(client.told("window/showMessage")["message"].as_str().unwrap().starts_with("a setting is wrong"));
    client.settle();
    assert_eq!(client.codes(&main), [UNENCRYPTED]);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn what_changes_on_the_disk_counts_although_nobody_watches_it() {
    let tree =
        Tree::repository(&[("main.tf", OPEN), ("variables.tf", "variable \"on\" {\n  default = true\n}\n")]);
    let mut client = client(&tree);
    let main = tree.path("main.tf");
    let text = OPEN.replace("false", "var.on");
    client.open(&main, &text);
    client.settle();
    assert_eq!(client.codes(&main), [""; 0]);
    // Another program writes a file, and one of the editor's is saved.
    fs::write(tree.path("variables.tf"), "variable \"on\" {\n  default = false\n}\n").unwrap();
    fs::write(tree.path("more.tf"), OPEN.replace("\"a\"", "\"b\"")).unwrap();
    client.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri(&main) } }));
    let more = tree.path("more.tf");
    client.until(|it| it.codes(&main) == [UNENCRYPTED] && it.codes(&more) == [UNENCRYPTED]);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn rules_that_users_write_count_as_soon_as_they_are_saved() {
    let configuration = "rules      = [\"acme-*\"]\nrule_files = [\"policies/*.md\"]\n";
    let files = [(".tollgate.hcl", configuration), ("policies/cost.md", PAGE), ("main.tf", BUCKET)];
    let tree = Tree::repository(&files);
    let capabilities = json!({ "window": { "showDocument": { "support": true } } });
    let mut client = Client::with(&tree, &capabilities, &Value::Null);
    let (main, page) = (tree.path("main.tf"), tree.path("policies/cost.md"));
    client.open(&main, BUCKET);
    client.until(|it| it.codes(&main) == [ID]);
    // Their pages are files.
    assert_eq!(client.diagnostics(&main)[0]["codeDescription"]["href"], json!(uri(&page)));
    client
        .request("workspace/executeCommand", &json!({ "command": "tollgate.explain", "arguments": [ID] }))
        .unwrap();
    let shown = client.asked("window/showDocument");
    assert_eq!((&shown["uri"], &shown["external"]), (&json!(uri(&page)), &json!(false)));
    fs::write(&page, PAGE.replace("CostCentre)", "Name)")).unwrap();
    let changes = json!([{ "uri": uri(&page), "type": 2 }]);
    client.notify("workspace/didChangeWatchedFiles", &json!({ "changes": changes }));
    client.until(|it| it.codes(&main).is_empty());
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn after_ten_thousand_edits_the_editor_shows_what_a_scan_finds() {
    let tree = Tree::repository(&[("main.tf", OPEN), ("other.tf", "locals {}\n")]);
    let mut client = client(&tree);
    let main = tree.path("main.tf");
    client.open(&main, OPEN);
    let at = |character: usize| json!({ "line": 1, "character": character });
    let (start, end) = ("  storage_encrypted = ".len(), "  storage_encrypted = false".len());
    let mut value = "false";
    for version in 2..=10_001 {
        let old = value;
        value = if old == "false" { "true" } else { "false" };
        let range = json!({ "start": at(start), "end": at(start + old.len()) });
        client.change(&main, version, &json!([{ "range": range, "text": value }]));
        if version == 5_000 {
            // While it judges, it answers.
            let position = json!({ "line": 0, "character": 3 });
            let hover = json!({ "textDocument": { "uri": uri(&main) }, "position": position });
            let id = client.ask("textDocument/hover", &hover);
            client.notify("$/cancelRequest", &json!({ "id": id }));
            let answer = client.answer(&id);
            assert!(answer.is_ok() || answer == Err(ErrorCode::RequestCanceled as i32), "{answer:?}");
        }
    }
    assert_eq!((value, end), ("false", start + value.len()));
    client.until(|it| it.version(&main) == Some(10_001) || it.codes(&main) == [UNENCRYPTED]);
    client.settle();
    assert_eq!(client.codes(&main), [UNENCRYPTED]);
    assert_eq!(client.leave(), Some(0));
}
