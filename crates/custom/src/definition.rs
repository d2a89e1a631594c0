//! The block `rule`: what it says, and what is wrong with it.

use crate::catalogue::Catalogue;
use std::fmt::Display;
use std::str::FromStr;
use tollgate_core::expression::{At, Compiled, Expressions};
use tollgate_core::flaw::Safety;
use tollgate_core::rule::{Category, Severity};
use tollgate_syntax::{Attribute, Block, Expr, ExprKind, Tree, parse_expression};

/// What a rule may say of itself.
const KEYS: [&str; 12] = [
    "targets", "severity", "when", "require", "message", "at", "fix", "fix_safety", "category", "cwe",
    "aliases", "id",
];

/// The keys that every rule has.
const REQUIRED: [&str; 3] = ["targets", "severity", "require"];

/// The categories.
const CATEGORIES: [Category; 13] = [
    Category::AccessControl,
    Category::Availability,
    Category::Backup,
    Category::BestPractices,
    Category::BuildProcess,
    Category::Encryption,
    Category::InsecureConfigurations,
    Category::InsecureDefaults,
    Category::NetworkingAndFirewall,
    Category::Observability,
    Category::ResourceManagement,
    Category::SecretManagement,
    Category::SupplyChain,
];

/// How alike a misspelt key is at least.
const ALIKE: f64 = 0.8;

/// Something that is wrong at a place in the page.
#[derive(Debug)]
pub(crate) struct Wrong {
    /// The offset in bytes.
    pub(crate) at: usize,
    pub(crate) message: String,
}

impl Wrong {
    pub(crate) fn new(at: usize, message: impl Display) -> Self {
        Self { at, message: message.to_string() }
    }
}

/// What a rule says of itself.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) id: &'static str,
    pub(crate) severity: Severity,
    pub(crate) category: Category,
    pub(crate) cwe: u16,
    pub(crate) aliases: Vec<&'static str>,
    pub(crate) targets: Vec<&'static str>,
    pub(crate) safety: Option<Safety>,
    pub(crate) expressions: Expressions,
}

/// Reads a block, and gathers what is wrong with it.
struct Reader {
    block: Block<'static>,
    wrong: Vec<Wrong>,
}

impl Definition {
    /// Reads the block of a page, which starts at `start`.
    pub(crate) fn read(
        tree: &'static Tree,
        start: usize,
        title: &'static str,
        catalogue: &Catalogue,
    ) -> Result<Self, Vec<Wrong>> {
        let body = tree.body();
        let blocks: Vec<_> = body.blocks().collect();
        let (Some(block), 1, None) = (blocks.first().copied(), blocks.len(), body.attributes().next()) else {
            return Err(vec![Wrong::new(
                start,
                "the block `hcl rule` holds one `rule \"ID\" { … }` and nothing else",
            )]);
        };
        let header = block.header().start as usize;
        if block.kind() != "rule" {
            return Err(vec![Wrong::new(
                header,
                format_args!("`{}` is not a `rule \"ID\" {{ … }}`", block.kind()),
            )]);
        }
        let (Some(id), None) = (block.label(0), block.label(1)) else {
            return Err(vec![Wrong::new(header, "write `rule \"ID\" {`: one name, in quotes")]);
        };
        let mut reader = Reader { block, wrong: Vec::new() };
        reader.wrong.extend(wrong_id(id, catalogue).map(|message| Wrong::new(header, message)));
        reader.keys();
        reader.definition(id, title, catalogue).filter(|_| reader.wrong.is_empty()).ok_or(reader.wrong)
    }
}

/// Why a rule may not be called that.
fn wrong_id(id: &str, catalogue: &Catalogue) -> Option<String> {
    let is_plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    if !id.contains('-') || !id.chars().all(is_plain) || id.starts_with('-') || id.ends_with('-') {
        let message = "is not an id: use lower-case words with hyphens between them, yours first, such as `acme-s3-bucket-untagged`";
        return Some(format!("`{id}` {message}"));
    }
    if let Some(rule) = catalogue.named(id) {
        return Some(format!("`{id}` is a name of the rule `{}`", rule.id));
    }
    let first = id.split('-').next().unwrap_or_default();
    catalogue.is_provider(first).then(|| {
        format!("`{first}-` starts the ids of Tollgate's own rules: start with a name of yours, such as `acme-{id}`")
    })
}

impl Reader {
    /// Looks for keys that there are not.
    fn keys(&mut self) {
        let body = self.block.body();
        for attribute in body.attributes().filter(|it| !KEYS.contains(&it.name()) || it.name() == "id") {
            let name = attribute.name();
            let alike = |key: &&&str| (strsim::jaro_winkler(key, name) * 1000.0) as u64;
            let nearest = KEYS.iter().max_by_key(alike).filter(|key| strsim::jaro_winkler(key, name) > ALIKE);
            let remedy = match (name, nearest) {
                ("id", _) => "the id is the label: `rule \"ID\" {`".to_owned(),
                (_, Some(nearest)) => format!("did you mean `{nearest}`?"),
                _ => format!("there are `{}`", KEYS[..KEYS.len() - 1].join("`, `")),
            };
            self.wrong(attribute.name_span().start as usize, format_args!("unknown key `{name}`; {remedy}"));
        }
        for block in body.blocks() {
            let start = block.header().start as usize;
            self.wrong(start, format_args!("a rule holds no blocks; write `{} = …`", block.kind()));
        }
        for key in REQUIRED.into_iter().filter(|key| body.attribute(key).is_none()) {
            self.wrong(self.block.header().start as usize, format_args!("the rule has no `{key}`"));
        }
    }

    fn definition(
        &mut self,
        id: &'static str,
        title: &'static str,
        catalogue: &Catalogue,
    ) -> Option<Definition> {
        let targets = self.texts("targets").unwrap_or_default();
        if targets.is_empty() && self.block.body().attribute("targets").is_some() {
            self.wrong_at("targets", "name the types that the rule looks at, such as `[\"aws_s3_bucket\"]`");
        }
        let aliases = self.texts("aliases").unwrap_or_default();
        for alias in &aliases {
            let other = catalogue.named(alias).filter(|rule| rule.id.eq_ignore_ascii_case(alias));
            if let Some(rule) = other {
                self.wrong_at("aliases", format_args!("`{}` is the id of another rule", rule.id));
            }
        }
        let severity = self.parsed("severity").unwrap_or(Severity::Medium);
        let category = self.category().unwrap_or(Category::BestPractices);
        let cwe = self.number("cwe").unwrap_or_default();
        let safety = self.safety();
        let (when, require, message) =
            (self.compiled("when"), self.compiled("require"), self.compiled("message"));
        let at = self.text("at").and_then(|text| self.path("at", text));
        let fix = self.fix();
        let mut expressions = Expressions::new(title, require?);
        expressions = when.into_iter().fold(expressions, Expressions::when);
        expressions = message.into_iter().fold(expressions, Expressions::message);
        let safety = safety.filter(|_| !fix.is_empty());
        (expressions.at, expressions.fix) = (at, fix);
        Some(Definition { id, severity, category, cwe, aliases, targets, safety, expressions })
    }

    fn attribute(&self, key: &str) -> Option<Attribute<'static>> {
        self.block.body().attribute(key)
    }

    fn text(&mut self, key: &str) -> Option<&'static str> {
        let expr = self.attribute(key)?.expr();
        let text = string(expr);
        if text.is_none() {
            self.wrong_at(key, format_args!("`{key}` is a string, in quotes"));
        }
        text
    }

    fn texts(&mut self, key: &str) -> Option<Vec<&'static str>> {
        let texts = match self.attribute(key)?.expr().kind() {
            ExprKind::Tuple(items) => items.iter().map(string).collect(),
            _ => None,
        };
        if texts.is_none() {
            self.wrong_at(key, format_args!("`{key}` is a list of strings, such as `[\"a\", \"b\"]`"));
        }
        texts
    }

    fn parsed<T: FromStr<Err: Display>>(&mut self, key: &str) -> Option<T> {
        match self.text(key)?.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong_at(key, error);
                None
            }
        }
    }

    fn number(&mut self, key: &str) -> Option<u16> {
        let number = match self.attribute(key)?.expr().kind() {
            ExprKind::Number(text) => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong_at(key, format_args!("`{key}` is a number, such as `311`"));
        }
        number
    }

    /// A category, by its name in any case and with hyphens for blanks.
    fn category(&mut self) -> Option<Category> {
        let written = self.text("category")?;
        let plain = |name: &str| name.to_lowercase().replace(' ', "-");
        let found = CATEGORIES.into_iter().find(|it| plain(it.name()) == plain(written));
        if found.is_none() {
            let names: Vec<_> = CATEGORIES.iter().map(|it| format!("`{}`", plain(it.name()))).collect();
            self.wrong_at(
                "category",
                format_args!("`{written}` is not a category; there are {}", names.join(", ")),
            );
        }
        found
    }

    fn safety(&mut self) -> Option<Safety> {
        match self.text("fix_safety") {
            None | Some("unsafe") => Some(Safety::Unsafe),
            Some("safe") => Some(Safety::Safe),
            Some(other) => {
                let said = format!("`fix_safety` is `\"safe\"` or `\"unsafe\"`, not `\"{other}\"`");
                self.wrong_at("fix_safety", format_args!("{said}"));
                None
            }
        }
    }

    fn compiled(&mut self, key: &str) -> Option<Compiled> {
        self.compile(self.attribute(key)?.expr(), None)
    }

    /// An expression; `within` is where it stands, if it is the content of a string.
    fn compile(&mut self, expr: Expr<'static>, within: Option<usize>) -> Option<Compiled> {
        match Compiled::new(expr) {
            Ok(compiled) => Some(compiled),
            Err(mistakes) => {
                let place = |start: u32| within.unwrap_or(start as usize);
                self.wrong
                    .extend(mistakes.into_iter().map(|it| Wrong::new(place(it.span.start), it.message)));
                None
            }
        }
    }

    /// A path that a key names.
    fn path(&mut self, key: &str, text: &'static str) -> Option<At> {
        At::new(text).map_err(|message| self.wrong_at(key, message)).ok()
    }

    /// `{ tags = "merge(self.tags, { … })" }`.
    fn fix(&mut self) -> Vec<(At, Expr<'static>)> {
        let Some(attribute) = self.attribute("fix") else { return Vec::new() };
        let remedy =
            "`fix` gives attributes expressions, each in quotes, such as `{ acl = \"\\\"private\\\"\" }`";
        let ExprKind::Object(members) = attribute.expr().kind() else {
            self.wrong_at("fix", remedy);
            return Vec::new();
        };
        let mut fix = Vec::new();
        for (key, value) in members.iter() {
            let at = value.span().start as usize;
            let (Some(path), Some(text)) = (string(key), string(value)) else {
                self.wrong(at, remedy);
                continue;
            };
            let Some(to) = self.path("fix", path) else { continue };
            match parse_expression(value.source(), text.into()) {
                Err(error) => {
                    self.wrong(at, format_args!("`{path}` of `fix` is not an expression: {}", error.message));
                }
                Ok(tree) => {
                    let tree: &'static Tree = Box::leak(Box::new(tree));
                    let compiled = tree.expr().and_then(|expr| self.compile(expr, Some(at)));
                    if compiled.as_ref().is_some_and(Compiled::reads_others) {
                        self.wrong(at, "`fix` is written into the block: it reads `self` alone");
                    }
                    fix.extend(compiled.map(|compiled| (to, compiled.expr())));
                }
            }
        }
        fix
    }

    fn wrong(&mut self, at: usize, message: impl Display) {
        self.wrong.push(Wrong::new(at, message));
    }

    fn wrong_at(&mut self, key: &str, message: impl Display) {
        let at = self.attribute(key).map_or(0, |it| it.expr().span().start as usize);
        self.wrong(at, message);
    }
}

/// The text of a string without interpolations.
fn string(expr: Expr<'static>) -> Option<&'static str> {
    match expr.kind() {
        ExprKind::String(text) => Some(text),
        _ => None,
    }
}
