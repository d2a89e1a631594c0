//! Commands that clients have the server run.

use super::{Answer, Asked, Refusal, actions, read};
use crate::convert::page_of;
use crate::names::{EXPLAIN, SUPPRESS};
use gen_lsp_types::{ApplyWorkspaceEditParams, Position, ShowDocumentParams, Uri};
use lsp_server::ErrorCode;
use serde::Deserialize;
use serde_json::Value;

/// The longest reason, in characters, as for `tollgate ignore`.
const MAX_REASON: usize = 300;

/// What is to be suppressed, and why.
#[derive(Deserialize)]
struct Suppress {
    uri: Uri,
    rule: String,
    position: Position,
    reason: String,
}

impl Asked<'_> {
    pub(super) fn execute(&self, command: &str, arguments: Vec<Value>) -> Answer {
        let argument = arguments.into_iter().next().unwrap_or_default();
        match command {
            EXPLAIN => self.explain(read(argument)?),
            SUPPRESS => self.suppress(read(argument)?),
            _ => Err(wrong(format!("there is no command `{command}`"))),
        }
    }

    fn explain(&self, id: String) -> Answer {
        let rule = self
            .latest
            .rule(&id)
            .ok_or_else(|| wrong(format!("no rule that found something is named `{id}`")))?;
        let uri = page_of(rule);
        let page = ShowDocumentParams {
            external: Some(!uri.as_ref().starts_with("file:")),
            uri,
            take_focus: Some(true),
            selection: None,
        };
        self.out.request("window/showDocument", page);
        Ok(Value::Null)
    }

    fn suppress(&self, suppress: Suppress) -> Answer {
        let reason = suppress.reason.trim();
        let is_line = !reason.is_empty() && !reason.chars().any(char::is_control);
        if !is_line || reason.chars().count() > MAX_REASON {
            return Err(wrong(format!("the reason is to be one line of at most {MAX_REASON} characters")));
        }
        let document = self.document(&suppress.uri)?;
        let document = document.ok_or_else(|| wrong(format!("`{}` is not judged", suppress.uri)))?;
        let offset = document.offset(suppress.position);
        let finding = document.findings(offset, offset).find(|it| it.rule.id == suppress.rule);
        let finding = finding.ok_or_else(|| wrong(format!("`{}` finds nothing here", suppress.rule)))?;
        let edits = actions::suppressing(&document, finding, reason);
        let edits = edits.ok_or_else(|| wrong(format!("no comment here suppresses `{}`", suppress.rule)))?;
        let edit = actions::workspace_edit(&document, &edits, self.agreed);
        let params = ApplyWorkspaceEditParams { label: Some("Suppress".to_owned()), edit, metadata: None };
        self.out.request("workspace/applyEdit", params);
        Ok(Value::Null)
    }
}

fn wrong(message: String) -> Refusal {
    Refusal(ErrorCode::InvalidParams, message)
}
