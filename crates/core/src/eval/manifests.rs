//! Data sources of the `kubectl` provider that only read files and take texts apart: `kubectl_file_documents`,
//! `kubectl_path_documents` and `kubectl_filename_list` (documentation and source of the providers `alekc/kubectl` 3 and
//! `gavinbunney/kubectl` 1.19).

use super::{Configured, Evaluator, Scope, as_bool, functions, is_document};
use crate::address::{Address, Sort};
use crate::document::{Language, decode};
use crate::source::Location;
use crate::syntax::Body;
use crate::value::{Checked, Data, Members, Symbol, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::sync::Arc;

/// How many empty lines may stand before all documents of a text together.
const MAX_LINES_BEFORE: usize = 1 << 20;

/// What a data source makes.
#[derive(Debug, Clone, Copy)]
enum Made {
    /// The names of files.
    Names,
    /// The last parts of these names.
    BaseNames,
    /// The texts of documents.
    Documents,
    /// The same, by the ids of the objects that they are of.
    Manifests,
}

impl Made {
    fn of(address: &Address, name: &str) -> Option<Self> {
        if address.sort() != Sort::Data {
            return None;
        }
        match (address.kind(), name) {
            ("kubectl_filename_list", "matches") => Some(Self::Names),
            ("kubectl_filename_list", "basenames") => Some(Self::BaseNames),
            ("kubectl_file_documents" | "kubectl_path_documents", "documents") => Some(Self::Documents),
            ("kubectl_file_documents" | "kubectl_path_documents", "manifests") => Some(Self::Manifests),
            _ => None,
        }
    }
}

impl Evaluator<'_> {
    /// An attribute of a data source, given with its place, that is made of its arguments.
    pub(super) fn made(
        &self,
        (address, at): (&Address, Location),
        name: &str,
        body: Body<'_>,
        scope: &Scope,
    ) -> Option<Value> {
        if is_document(address, name) {
            return Some(self.remembered(body.key(), scope, || self.policy_document(body, scope, at)));
        }
        Made::of(address, name).map(|made| self.manifests(made, body, scope, at))
    }

    /// What a data source makes of its arguments.
    fn manifests(&self, made: Made, body: Body<'_>, scope: &Scope, at: Location) -> Value {
        let value = match made {
            Made::Names => self.names(body, scope, at).map(|names| Value::list(names, at)),
            Made::BaseNames => self.names(body, scope, at).map(|names| {
                let base = |name: Value| functions::call(self, scope, "basename", &[name], at);
                Value::list(names.into_iter().map(base), at)
            }),
            Made::Documents => {
                let documents = || self.documents(body, scope, at).map(|all| Value::list(all, at));
                Ok(self
                    .remembered(body.key(), scope, || documents().unwrap_or_else(|it| of_unknown(&it, at))))
            }
            Made::Manifests => {
                let documents = self.manifests(Made::Documents, body, scope, at);
                self.by_id(&documents).map(|members| Value::object(members, at))
            }
        };
        value.unwrap_or_else(|unknown| of_unknown(&unknown, at))
    }

    /// The names of the files that match a pattern (Go's `filepath.Glob`), in order.
    fn names(&self, body: Body<'_>, scope: &Scope, at: Location) -> Checked<Vec<Value>> {
        let Some(pattern) = self.text_of("pattern", body, scope)? else { return Ok(Vec::new()) };
        let fixed = pattern.find(['*', '?', '[', '\\']).unwrap_or(pattern.len());
        let (directory, pattern) = match pattern[..fixed].rfind('/') {
            Some(end) => pattern.split_at(end + 1),
            None => ("", pattern.as_str()),
        };
        // No name of a directory that a pattern matches has a slash in it.
        let pattern = pattern.replace("**", "*");
        let searched = if directory.is_empty() { "./" } else { directory };
        let arguments = [Value::string(searched, at), Value::string(pattern, at)];
        let found = functions::call(self, scope, "fileset", &arguments, at);
        match found.data() {
            Data::Set(found) | Data::List(found) => {
                let name = |it: &Value| eco_format!("{directory}{}", it.as_str().unwrap_or_default());
                Ok(found.iter().map(|it| Value::string(name(it), at)).collect())
            }
            Data::Unknown(unknown) => Err(unknown.clone()),
            _ => Ok(Vec::new()),
        }
    }

    /// The documents in a text, or in the files that match a pattern.
    fn documents(&self, body: Body<'_>, scope: &Scope, at: Location) -> Checked<Vec<Value>> {
        if let Some(content) = self.given("content", body, scope) {
            return self.split(&content);
        }
        let is_plain = self.given("disable_template", body, scope).map_or(Ok(Some(false)), |it| match it
            .as_unknown()
        {
            Some(unknown) => Err(unknown.clone()),
            None => Ok(as_bool(&it)),
        })?;
        let variables = ["vars", "sensitive_vars"]
            .into_iter()
            .filter_map(|name| self.given(name, body, scope).map(|it| it.marked(name == "sensitive_vars")));
        let none = Value::object(Members::default(), at);
        let variables: Vec<_> = std::iter::once(none).chain(variables).collect();
        let variables = functions::call(self, scope, "merge", &variables, at);
        let mut documents = Vec::new();
        for name in self.names(body, scope, at)? {
            let text = match is_plain {
                Some(true) => functions::call(self, scope, "file", &[name], at),
                _ => functions::call(self, scope, "templatefile", &[name, variables.clone()], at),
            };
            documents.extend(self.split(&text)?);
        }
        Ok(documents)
    }

    /// The documents in a text of YAML: what stands between lines that begin with `---`, without those of which nothing is
    /// left but comments. Each keeps its line by empty lines before it, as long as those are not too many.
    fn split(&self, text: &Value) -> Checked<Vec<Value>> {
        let parts = match (text.data(), text.parts()) {
            (Data::String(_), _) => std::slice::from_ref(text),
            (Data::Unknown(unknown), []) => return Err(unknown.clone()),
            (_, parts) => parts,
        };
        let mut documents = Vec::new();
        let mut document = Vec::new();
        let (mut line, mut lines_before) = (0, 0);
        for part in parts {
            let Some(literal) = part.as_str() else {
                document.push(part.clone());
                continue;
            };
            for (number, piece) in literal.split("\n---").enumerate() {
                // Of the line that begins with `---` only a comment is left.
                let is_next = number > 0;
                line += usize::from(is_next);
                lines_before += if is_next { line } else { 0 };
                let before = if is_next && lines_before <= MAX_LINES_BEFORE { line } else { 0 };
                let charged = self.budget.work(1).and(self.budget.make(before + piece.len()));
                charged.map_err(|spent| spent.unknown(text.at))?;
                if is_next {
                    documents.push(std::mem::take(&mut document));
                }
                line += piece.matches('\n').count();
                document.push(Value::string("\n".repeat(before) + piece, part.at));
            }
        }
        documents.push(document);
        let documents =
            documents.into_iter().filter(|parts| !is_empty(parts)).map(|parts| joined(parts, text));
        Ok(match lines_before <= MAX_LINES_BEFORE {
            true => documents.collect(),
            false => documents.map(Value::off_lines).collect(),
        })
    }

    /// Documents by the ids of their objects.
    fn by_id(&self, documents: &Value) -> Checked<Members> {
        if let Some(unknown) = documents.as_unknown() {
            return Err(unknown.clone());
        }
        let documents = documents.elements().unwrap_or_default();
        let member = |document: &Value| {
            self.budget.copy(document).map_err(|spent| spent.unknown(document.at))?;
            let object = decode(document, Language::Yaml, &self.project.sources)?;
            Ok((id(&object)?, document.clone()))
        };
        documents.iter().map(member).collect()
    }

    fn given(&self, name: &str, body: Body<'_>, scope: &Scope) -> Option<Value> {
        let block = Configured { body, lasts: false, resource: None };
        self.configured(block, name, scope).filter(|value| !value.is_null())
    }

    fn text_of(&self, name: &str, body: Body<'_>, scope: &Scope) -> Checked<Option<EcoString>> {
        let Some(value) = self.given(name, body, scope) else { return Ok(None) };
        match value.as_unknown() {
            Some(unknown) => Err(unknown.clone()),
            None => Ok(value.as_str().map(EcoString::from)),
        }
    }
}

/// What depends on something unknown as a whole.
fn of_unknown(unknown: &Arc<Unknown>, at: Location) -> Value {
    Value::unknown(unknown.reason.clone(), None, at)
}

/// Whether nothing is in a document but comments.
fn is_empty(parts: &[Value]) -> bool {
    let is_blank = |line: &str| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#') || matches!(line, "---" | "...")
    };
    parts.iter().all(|part| part.as_str().is_some_and(|text| text.lines().all(is_blank)))
}

/// The parts of a text as a text of their own, which came the same way.
fn joined(parts: Vec<Value>, text: &Value) -> Value {
    let value = match &parts[..] {
        [part] if part.as_str().is_some() => part.clone(),
        _ => {
            let reason = parts.iter().find_map(Value::as_unknown).map(|it| it.reason.clone());
            match reason {
                Some(reason) => Value::unknown(reason, Some(Symbol::Template(parts.into())), text.at),
                None => Value::string(parts.iter().filter_map(Value::as_str).collect::<EcoString>(), text.at),
            }
        }
    };
    value.with_place(text.at).with_way(text.via().cloned()).marked(text.is_sensitive())
}

/// The id of an object: where the API serves it.
fn id(object: &Value) -> Checked<EcoString> {
    let whole = |value: &Value| match value.data() {
        Data::Unknown(unknown) => Err(unknown.clone()),
        Data::Object(members) => Ok(members.clone()),
        _ => Ok(Members::default()),
    };
    let member = |members: &Members, name: &str| match members.get(name).map(Value::data) {
        Some(Data::Unknown(unknown)) => Err(unknown.clone()),
        Some(Data::String(text)) => Ok(text.clone()),
        _ => Ok(EcoString::new()),
    };
    let object = whole(object)?;
    let metadata = object.get("metadata").map_or_else(|| Ok(Members::default()), whole)?;
    let (version, kind) = (member(&object, "apiVersion")?, member(&object, "kind")?);
    let start = if version == "v1" { "/api" } else { "/apis" };
    let plural = if kind.ends_with('s') { "es" } else { "s" };
    let parts = [
        ("/", version),
        ("/namespaces/", member(&metadata, "namespace")?),
        ("/", if kind.is_empty() { kind } else { eco_format!("{}{plural}", kind.to_lowercase()) }),
        ("/", member(&metadata, "name")?),
    ];
    let parts = parts.iter().filter(|(_, part)| !part.is_empty());
    Ok(parts.fold(start.into(), |id: EcoString, (before, part)| eco_format!("{id}{before}{part}")))
}
