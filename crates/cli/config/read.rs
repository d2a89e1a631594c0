//! From the text of a configuration file to what it says. Every mistake has a line and a remedy.

use super::file::{ConfigFile, PathBlock, Patterns};
use super::layer::{Layer, Origin, Said};
use crate::custom::Pages;
use crate::excludes::Excludes;
use crate::known;
use crate::select::{Names, Sets};
use anyhow::{Error, Result, anyhow};
use hcl::edit::Span;
use hcl::edit::expr::{Expression, ObjectKey};
use hcl::edit::parser;
use hcl::edit::structure::{Block, Body, Structure};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use tollgate_core::load::Given;

/// The settings of rules, which the head of a file and its `path` blocks have in common.
pub(super) const OF_RULES: [&str; 7] =
    ["rules", "exclude_rules", "pedantic", "severity", "severities", "require_reason", "suppressions"];

/// What else the head of a file may say.
pub(super) const OF_FILES: [&str; 6] =
    ["extends", "rule_files", "fail_on", "scenarios", "var_files", "exclude"];

/// What else a `path` block may say.
pub(super) const OF_PATHS: [&str; 1] = ["exclude"];

/// The blocks of a file.
pub(super) const BLOCKS: [&str; 2] = ["path", "set"];

/// What reading a file takes from outside of it.
pub(super) trait Around {
    /// The file that a file extends, by the path that it names.
    fn base(&self, path: &str) -> Result<Arc<ConfigFile>>;
    /// The pages of rules at some paths.
    fn pages(&self, paths: Vec<String>) -> Result<Pages>;
    /// A file of values.
    fn values(&self, path: &str) -> Result<Given>;
}

/// Reads a configuration file: `path` is absolute, `directory` what its patterns are relative to.
pub(super) fn read(
    text: String,
    shown: &Arc<Path>,
    path: PathBuf,
    directory: &Path,
    around: &dyn Around,
) -> Result<ConfigFile> {
    let body: Body = text.parse().map_err(|error: parser::Error| {
        anyhow!("{}:{}: {}", shown.display(), error.location().line(), error.message())
    })?;
    let mut reader = Reader { text: &text, shown, directory, sets: Sets::default() };
    let mut file = reader.file(&body, path, around)?;
    file.sets = reader.sets;
    file.text = text;
    Ok(file)
}

struct Reader<'r> {
    text: &'r str,
    shown: &'r Arc<Path>,
    directory: &'r Path,
    /// The names for sets of rules, as far as the file is read.
    sets: Sets,
}

impl Reader<'_> {
    fn file(&mut self, body: &Body, path: PathBuf, around: &dyn Around) -> Result<ConfigFile> {
        let mut file = ConfigFile {
            shown: self.shown.clone(),
            path,
            text: String::new(),
            extends: None,
            head: Layer::default(),
            paths: Vec::new(),
            exclude: None,
            fail_on: None,
            scenarios: None,
            var_files: None,
            sets: Sets::default(),
        };
        if let Some(extends) = body.get_attribute("extends") {
            let value = self.value(&extends.key, &extends.value);
            let base = around.base(value.text()?).map_err(|error| value.wrong(format!("{error:#}")))?;
            self.sets = base.sets.clone();
            file.extends = Some(base);
        }
        if let Some(rule_files) = body.get_attribute("rule_files") {
            let value = self.value(&rule_files.key, &rule_files.value);
            let paths = value.texts()?.into_iter().map(|(_, path)| path.to_owned()).collect();
            let pages = around.pages(paths).map_err(|error| value.wrong(format!("{error:#}")))?;
            let said = value.said(pages);
            self.sets.know(said.value.rules());
            file.head.rule_files = Some(said);
        }
        // Rules may be named by a set wherever in the file that stands.
        for block in body.get_blocks("set") {
            self.set(block)?;
        }
        for structure in body {
            match structure {
                Structure::Block(block) => match block.ident.as_str() {
                    "path" => file.paths.push(self.path(block)?),
                    "set" => {}
                    name => return Err(self.unknown("block", name, structure, &BLOCKS)),
                },
                Structure::Attribute(attribute) => {
                    let value = self.value(&attribute.key, &attribute.value);
                    match value.key {
                        "extends" | "rule_files" => {}
                        "fail_on" => file.fail_on = Some(value.parsed()?),
                        "scenarios" => file.scenarios = Some(value.flag()?),
                        "exclude" => file.exclude = Some(value.patterns()?),
                        "var_files" => file.var_files = Some(value.files(around)?),
                        key if value.is_of_rules(&mut file.head)? => _ = key,
                        key => {
                            let known = [&OF_RULES[..], &OF_FILES, &BLOCKS].concat();
                            return Err(self.unknown("setting", key, structure, &known));
                        }
                    }
                }
            }
        }
        Ok(file)
    }

    /// `path "examples/**" { … }`.
    fn path(&self, block: &Block) -> Result<PathBlock> {
        let written = self.label(block)?;
        let line = self.line(block.span());
        if written.is_empty() || written.starts_with(['!', '#']) {
            return Err(self.wrong(line, format_args!("`path \"{written}\"` is not a pattern for paths")));
        }
        let mut path = PathBlock {
            pattern: self.patterns(vec![written.to_owned()], line)?,
            layer: Layer::default(),
            exclude: None,
        };
        for structure in &block.body {
            let Structure::Attribute(attribute) = structure else {
                return Err(self.wrong(self.line(structure.span()), "a `path` block holds no blocks"));
            };
            let value = self.value(&attribute.key, &attribute.value);
            match value.key {
                "exclude" => path.exclude = Some(value.flag()?),
                key if value.is_of_rules(&mut path.layer)? => _ = key,
                key if OF_FILES.contains(&key) => {
                    let message = format!("`{key}` is for the whole file: write it above all blocks");
                    return Err(self.wrong(value.line(), message));
                }
                key => {
                    let known = [&OF_RULES[..], &OF_PATHS].concat();
                    return Err(self.unknown("setting", key, structure, &known));
                }
            }
        }
        Ok(path)
    }

    /// `set "acme" { rules = […] }`.
    fn set(&mut self, block: &Block) -> Result<()> {
        let name = self.label(block)?;
        let mut rules = None;
        for structure in &block.body {
            match structure {
                Structure::Attribute(it) if it.key.as_str() == "rules" => {
                    rules = Some(self.value(&it.key, &it.value).names()?.value);
                }
                Structure::Attribute(it) => {
                    return Err(self.unknown("setting", it.key.as_str(), structure, &["rules"]));
                }
                Structure::Block(_) => {
                    return Err(self.wrong(self.line(structure.span()), "a `set` block holds no blocks"));
                }
            }
        }
        let line = self.line(block.span());
        let rules = rules.filter(|it| !it.is_empty());
        let rules = rules.ok_or_else(|| self.wrong(line, format_args!("`set \"{name}\"` needs `rules`")))?;
        self.sets.add(name, rules).map_err(|error| self.wrong(line, error))
    }

    /// The one label of a block.
    fn label<'b>(&self, block: &'b Block) -> Result<&'b str> {
        let kind = block.ident.as_str();
        match block.labels.as_slice() {
            [label] => Ok(label.as_str()),
            _ => Err(self.wrong(
                self.line(block.span()),
                format_args!("write `{kind} \"…\" {{`: one name, in quotes"),
            )),
        }
    }

    fn patterns(&self, written: Vec<String>, line: usize) -> Result<Patterns> {
        let matching = Excludes::default().and(self.directory, &written);
        let matching = matching.map_err(|error| self.wrong(line, format_args!("{error:#}")))?;
        Ok(Patterns { written, matching })
    }

    fn value<'v>(&'v self, key: &'v str, expression: &'v Expression) -> Value<'v> {
        Value { reader: self, key, expression }
    }

    fn unknown(&self, what: &str, name: &str, structure: &Structure, known: &[&str]) -> Error {
        let remedy = match known::nearest(name, known) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("there are `{}`", known.join("`, `")),
        };
        self.wrong(self.line(structure.span()), format_args!("unknown {what} `{name}`; {remedy}"))
    }

    /// The line that a span starts in, from 1.
    fn line(&self, span: Option<std::ops::Range<usize>>) -> usize {
        let start = span.map_or(0, |span| span.start);
        self.text.get(..start).map_or(1, |before| before.matches('\n').count() + 1)
    }

    fn wrong(&self, line: usize, message: impl Display) -> Error {
        anyhow!("{}:{line}: {message}", self.shown.display())
    }
}

/// The value of a setting.
struct Value<'v> {
    reader: &'v Reader<'v>,
    key: &'v str,
    expression: &'v Expression,
}

impl Value<'_> {
    /// Takes it in, if it is a setting of rules.
    fn is_of_rules(&self, layer: &mut Layer) -> Result<bool> {
        match self.key {
            "rules" => layer.rules = Some(self.names()?),
            "exclude_rules" => layer.exclude_rules = Some(self.names()?),
            "pedantic" => layer.pedantic = Some(self.flag()?),
            "severity" => layer.severity = Some(self.parsed()?),
            "severities" => layer.severities = self.severities()?,
            "require_reason" => layer.require_reason = Some(self.flag()?),
            "suppressions" => layer.suppressions = Some(self.flag()?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn text(&self) -> Result<&str> {
        self.expression.as_str().ok_or_else(|| self.wrong("it takes a string, in quotes"))
    }

    fn flag(&self) -> Result<Said<bool>> {
        let flag = self.expression.as_bool().ok_or_else(|| self.wrong("it takes `true` or `false`"))?;
        Ok(self.said(flag))
    }

    fn parsed<T: FromStr<Err: Display>>(&self) -> Result<Said<T>> {
        Ok(self.said(self.text()?.parse().map_err(|error| self.wrong(error))?))
    }

    /// The strings of a list, each with the value that it is.
    fn texts(&self) -> Result<Vec<(Self, &str)>> {
        let wrong = || self.wrong("it takes a list of strings, such as `[\"a\", \"b\"]`");
        let items = self.expression.as_array().ok_or_else(wrong)?.iter();
        let text = |item| {
            let value = Self { expression: item, ..*self };
            Ok((value, item.as_str().ok_or_else(wrong)?))
        };
        items.map(text).collect()
    }

    fn names(&self) -> Result<Said<Names>> {
        let mut names = Names::default();
        for (value, name) in self.texts()? {
            names.add(name, &self.reader.sets).map_err(|error| value.wrong(format_args!("{error:#}")))?;
        }
        Ok(self.said(names))
    }

    /// `{ "aws-s3-*" = "low" }`.
    fn severities(&self) -> Result<Vec<Said<(Names, tollgate_core::rule::Severity)>>> {
        let wrong = || self.wrong("it takes the severities of rules, such as `{ \"aws-s3-*\" = \"low\" }`");
        let entries = self.expression.as_object().ok_or_else(wrong)?.iter();
        let entry = |(key, value): (&ObjectKey, &hcl::edit::expr::ObjectValue)| {
            let name = match key {
                ObjectKey::Ident(name) => name.as_str(),
                ObjectKey::Expression(name) => name.as_str().ok_or_else(wrong)?,
            };
            let value = Value { expression: value.expr(), ..*self };
            let mut names = Names::default();
            names.add(name, &self.reader.sets).map_err(|error| value.wrong(format_args!("{error:#}")))?;
            let Said { value: severity, origin } = value.parsed()?;
            Ok(Said { value: (names, severity), origin })
        };
        entries.map(entry).collect()
    }

    fn patterns(&self) -> Result<Said<Patterns>> {
        let written = self.texts()?.into_iter().map(|(_, text)| text.to_owned()).collect();
        Ok(self.said(self.reader.patterns(written, self.line())?))
    }

    fn files(&self, around: &dyn Around) -> Result<Said<Vec<Given>>> {
        let read = |(value, path): (Self, &str)| {
            around.values(path).map_err(|error| value.wrong(format_args!("{error:#}")))
        };
        Ok(self.said(self.texts()?.into_iter().map(read).collect::<Result<_>>()?))
    }

    fn said<T>(&self, value: T) -> Said<T> {
        Said { value, origin: Origin::File(self.reader.shown.clone(), self.line()) }
    }

    fn line(&self) -> usize {
        self.reader.line(self.expression.span())
    }

    fn wrong(&self, message: impl Display) -> Error {
        self.reader.wrong(self.line(), format_args!("`{}`: {message}", self.key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fail_on::FailOn;
    use anyhow::bail;
    use tollgate_core::rule::Severity;

    struct Nothing;

    impl Around for Nothing {
        fn base(&self, path: &str) -> Result<Arc<ConfigFile>> {
            bail!("there is no `{path}`")
        }

        fn pages(&self, _: Vec<String>) -> Result<Pages> {
            Ok(Pages::default())
        }

        fn values(&self, path: &str) -> Result<Given> {
            Ok(Given::File(path.into(), Vec::new()))
        }
    }

    fn parse(text: &str) -> Result<ConfigFile> {
        let shown: Arc<Path> = Path::new(".tollgate.hcl").into();
        read(text.to_owned(), &shown, "/a/.tollgate.hcl".into(), Path::new("/a"), &Nothing)
    }

    fn line<T>(said: &Option<Said<T>>) -> usize {
        match &said.as_ref().unwrap().origin {
            Origin::File(_, line) => *line,
            _ => 0,
        }
    }

    #[test]
    fn every_value_is_read_with_its_line() {
        let file = parse(
            "severity = \"high\"\nfail_on = \"never\"\npedantic = true\nexclude_rules = [\n  \"acme\",\n]\n\
             scenarios = false\nvar_files = [\"a.tfvars\"]\nexclude = [\"gen/\"]\n\
             severities = {\n  \"aws-s3-*\" = \"low\"\n  CKV_AWS_16 = \"info\"\n}\n\
             path \"examples/**\" {\n  severity = \"critical\"\n  exclude = true\n}\n\
             set \"acme\" {\n  rules = [\"aws-rds-*\"]\n}\n",
        )
        .unwrap();
        let head = &file.head;
        assert_eq!((head.severity.as_ref().unwrap().value, line(&head.severity)), (Severity::High, 1));
        assert_eq!((file.fail_on.as_ref().unwrap().value, line(&file.fail_on)), (FailOn::Never, 2));
        assert!(head.pedantic.as_ref().unwrap().value && !file.scenarios.as_ref().unwrap().value);
        let excluded = head.exclude_rules.as_ref().unwrap();
        assert_eq!((excluded.value.written(), line(&head.exclude_rules)), (&["acme".to_owned()][..], 4));
        assert!(excluded.value.ids().all(|id| id.starts_with("aws-rds-")), "a set may stand below its use");
        let severities: Vec<_> =
            head.severities.iter().map(|it| (it.value.1, it.origin.to_string())).collect();
        let at = |line| format!(".tollgate.hcl:{line}");
        assert_eq!(severities, [(Severity::Low, at(11)), (Severity::Info, at(12))]);
        let block = &file.paths[0];
        assert_eq!((line(&block.layer.severity), line(&block.exclude)), (15, 16));
        let of = |path: &str| file.layers(Path::new(path)).len();
        assert_eq!((of("/a/examples/x/main.tf"), of("/a/main.tf"), of("/b/examples/main.tf")), (2, 1, 1));
        assert!(file.leaves_out(Path::new("/a/gen"), true) && !file.leaves_out(Path::new("/a/gen"), false));
        assert!(
            file.leaves_out(Path::new("/a/examples/x"), true) && !file.leaves_out(Path::new("/a/x"), true)
        );
    }

    #[test]
    fn errors_have_a_line_and_a_remedy() {
        for (text, line, remedy) in [
            ("severity = \"high\"\n\nexclude_rule = []\n", 3, "did you mean `exclude_rules`?"),
            ("exclude_tests = true\nx = 1\n", 1, "did you mean `exclude"),
            ("zzz = 1\n", 1, "there are `rules`, `exclude_rules`, `pedantic`"),
            ("# note\nseverity = \"urgent\"\n", 2, "use critical, high, medium, low or info"),
            ("severity = high\n", 1, "`severity`: it takes a string, in quotes"),
            ("severity = true\n", 1, "a string, in quotes"),
            ("pedantic = \"yes\"\n", 1, "`true` or `false`"),
            ("rules = [\n  \"aws-s3-*\",\n  1,\n]\n", 1, "a list of strings"),
            ("rules = \"aws-*\"\n", 1, "a list of strings"),
            ("rules = [\"policies/x.md\"]\n", 1, "`rule_files` and --rules name these"),
            ("rule_files = \"policies\"\n", 1, "a list of strings"),
            (
                "rules = [\n  \"aws-s3-*\",\n  \"aws-s3-bucket-unversione\",\n]\n",
                3,
                "did you mean `aws-s3-bucket-unversioned`?",
            ),
            (
                "severities = {\n  \"aws-s3-*\" = \"low\"\n  \"zzz\" = \"low\"\n}\n",
                3,
                "no rule is named `zzz`",
            ),
            ("severities = { \"aws-s3-*\" = \"lo\" }\n", 1, "`lo` is not a severity"),
            ("severities = [\"low\"]\n", 1, "such as `{ \"aws-s3-*\" = \"low\" }`"),
            ("rule \"x\" {}\n", 1, "unknown block `rule`; there are `path`, `set`"),
            ("paths \"x\" {}\n", 1, "did you mean `path`?"),
            ("path {}\n", 1, "write `path \"…\" {`"),
            ("path \"!x\" {}\n", 1, "is not a pattern for paths"),
            ("path \"x[\" {}\n", 1, "unclosed character class"),
            ("path \"x\" {\n  severty = \"low\"\n}\n", 2, "did you mean `severity`?"),
            ("path \"x\" {\n  fail_on = \"low\"\n}\n", 2, "is for the whole file"),
            ("path \"x\" {\n  set \"y\" {}\n}\n", 2, "holds no blocks"),
            ("\nset \"acme\" {}\n", 2, "needs `rules`"),
            (
                "set \"a\" {\n  rules = [\"aws-s3-*\"]\n}\nset \"a\" {\n  rules = [\"aws-s3-*\"]\n}\n",
                4,
                "two sets",
            ),
            ("set \"a\" {\n  rules = [\"b\"]\n}\n", 2, "no rule is named `b`"),
            ("set \"a\" {\n  rule = [\"b\"]\n}\n", 2, "did you mean `rules`?"),
            ("\n\nextends = \"../x\"\n", 3, "`extends`: there is no `../x`"),
            ("exclude = [\"a[\"]\n", 1, "unclosed character class"),
            ("\nseverity =\n", 2, "invalid expression"),
            ("severity = \"low\"\nseverity = \"low\"\n", 2, "redefined"),
        ] {
            let error = parse(text).unwrap_err().to_string();
            let at = format!(".tollgate.hcl:{line}: ");
            assert!(error.starts_with(&at) && error.contains(remedy), "{text:?} gives {error}");
        }
    }
}
