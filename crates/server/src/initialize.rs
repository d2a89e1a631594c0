//! What client and server tell each other first.

use crate::encoding::Encoding;
use crate::names::{EXPLAIN, FIX_ALL, SUPPRESS};
use crate::uri;
use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, ExecuteCommandOptions, InitializeParams, InitializeResult,
    Registration, RegistrationParams, Save, SaveOptions, ServerCapabilities, ServerInfo, TextDocumentSync,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFolders,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// What an editor's configuration asks for: `initializationOptions`, and the `tollgate` of its settings. It counts more
/// than the arguments of the command, as those count more than configuration files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// Whether pedantic rules run, too.
    pub pedantic: Option<bool>,
    /// The least severity that is reported, by its name.
    pub severity: Option<String>,
    /// Only these rules run.
    pub rules: Vec<String>,
    /// These do not.
    pub exclude_rules: Vec<String>,
    /// Of what findings are shown.
    pub scope: Scope,
    /// Whether the client knows the command `tollgate.suppressWithReason`, which asks people why.
    pub asks_for_reason: bool,
}

/// Of what findings are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Of the modules of which a file is open.
    #[default]
    Modules,
    /// Of all modules in the folders that the editor shows.
    Workspace,
}

/// What is agreed upon with a client.
#[derive(Debug, Clone, Default)]
pub(crate) struct Agreed {
    pub(crate) encoding: Encoding,
    /// Whether the client watches files for us.
    pub(crate) watches: bool,
    /// Whether edits may say which version of a document they are for.
    pub(crate) versioned_edits: bool,
    /// Whether the client can show a page in a browser.
    pub(crate) shows_documents: bool,
    pub(crate) folders: Vec<PathBuf>,
    pub(crate) options: Options,
}

impl Agreed {
    /// What there is to agree upon with a client that says this.
    ///
    /// # Errors
    /// Where an option is wrong, in words.
    pub(crate) fn with(params: InitializeParams) -> Result<Self, String> {
        let options = options(params.initialization_options.unwrap_or_default())?.unwrap_or_default();
        let capabilities = params.capabilities;
        let general = capabilities.general.unwrap_or_default();
        let workspace = capabilities.workspace.unwrap_or_default();
        let watched = workspace.did_change_watched_files;
        let shown = capabilities.window.and_then(|it| it.show_document);
        Ok(Self {
            encoding: Encoding::among(&general.position_encodings.unwrap_or_default()),
            watches: watched.and_then(|it| it.dynamic_registration).unwrap_or_default(),
            versioned_edits: workspace.workspace_edit.and_then(|it| it.document_changes).unwrap_or_default(),
            shows_documents: shown.is_some_and(|it| it.support),
            options,
            folders: match params.workspace_folders_initialize_params.workspace_folders {
                Some(WorkspaceFolders::WorkspaceFolderList(folders)) => {
                    folders.iter().filter_map(|folder| uri::to_path(&folder.uri)).collect()
                }
                // Clients of before 2017 know one folder.
                #[allow(deprecated)]
                _ => params.root_uri.iter().filter_map(uri::to_path).collect(),
            },
        })
    }

    /// What the server does for the client.
    pub(crate) fn result(&self) -> InitializeResult {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::from(FIX_ALL)]),
            ..CodeActionOptions::default()
        };
        let commands = ExecuteCommandOptions {
            commands: vec![EXPLAIN.to_owned(), SUPPRESS.to_owned()],
            ..ExecuteCommandOptions::default()
        };
        InitializeResult {
            capabilities: ServerCapabilities {
                hover_provider: Some(true.into()),
                definition_provider: Some(true.into()),
                code_action_provider: Some(actions.into()),
                execute_command_provider: Some(commands),
                position_encoding: Some(self.encoding.kind()),
                text_document_sync: Some(TextDocumentSync::Options(sync)),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: "tollgate".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        }
    }

    /// The files of which the client is to say that they changed.
    pub(crate) fn watched() -> RegistrationParams {
        const PATTERNS: [&str; 7] = [
            "**/*.{tf,tofu,tfvars}", "**/*.{tf,tofu,tfvars}.json", "**/*.{hcl,hcl.json}", "**/.tollgate.hcl",
            "**/*.{json,yaml,yml,tpl,tftpl}", "**/.terraform/modules/modules.json", "**/*.md",
        ];
        let watchers: Vec<_> = PATTERNS.iter().map(|pattern| json!({ "globPattern": pattern })).collect();
        let registration = Registration {
            id: "tollgate-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({ "watchers": watchers })),
        };
        RegistrationParams { registrations: vec![registration] }
    }
}

/// The options in what a client sends: by themselves, or in an object that holds those of other servers, too. `None` where
/// it says nothing of them.
///
/// # Errors
/// Where one of them is wrong, in words.
pub(crate) fn options(value: Value) -> Result<Option<Options>, String> {
    let own = value.get("tollgate").cloned().unwrap_or(value);
    if own.is_null() || own.as_object().is_some_and(Map::is_empty) {
        return Ok(None);
    }
    serde_json::from_value(own).map(Some).map_err(|error| format!("a setting is wrong: {error}"))
}
