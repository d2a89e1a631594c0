//! `new-rule`: the file of a new rule, its page, and the lines that list it.

pub(crate) mod peers;

use crate::{root, say};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Where the rule goes: provider, service and name, as `aws/rds/instance_unencrypted`
    #[arg(value_name = "PROVIDER/SERVICE/RULE")]
    path: String,
    /// What the catalogue says of it: `guid,severity,category,cwe,slug,title`; what is not known is left empty
    #[arg(long, value_name = "FACTS")]
    facts: Option<String>,
    /// The type of resource that it looks at
    #[arg(long, value_name = "TYPE")]
    target: Option<String>,
    /// The attribute that it is about, as `settings.metrics_enabled`
    #[arg(long, value_name = "PATH")]
    attribute: Option<String>,
    /// Clones of checkov, trivy-checks or tfsec. Their checks of the type are listed; the ids of the only one of a
    /// scanner that names the attribute, too, become aliases
    #[arg(long, value_name = "DIR", requires_all = ["target", "attribute"])]
    peers: Vec<PathBuf>,
}

/// What stands wherever somebody has to write. `tidy` finds it.
const OPEN: &str = "TODO";

/// The facts of a rule, as they stand in its file.
#[derive(Debug, PartialEq, Eq)]
struct Facts {
    guid: String,
    severity: String,
    category: String,
    cwe: String,
    /// The catalogue's slug, and what other scanners call the check.
    aliases: Vec<String>,
    title: String,
    target: String,
    attribute: String,
}

/// Writes the rule's file and lists it in those of its service and provider, which are made where they are missing.
pub(crate) fn run(args: &Args) -> Result<()> {
    let [provider, service, rule] = names(&args.path)?;
    let mut facts = Facts::of(args, provider)?;
    let source = root().join("crates/rules/src");
    let file = source.join(provider).join(service).join(format!("{rule}.rs"));
    ensure!(!file.exists(), "`{}` is there already", file.display());
    let listed = [
        (source.join(provider).join(format!("{service}.rs")), service_file(), rule, format!("&{rule}::RULE")),
        (source.join(format!("{provider}.rs")), provider_file(), service, format!("{service}::RULES")),
        (source.join("lib.rs"), String::new(), provider, format!("{provider}::rules()")),
    ];
    add_aliases(&mut facts, &args.peers)?;
    // Everything is worked out before anything is written.
    let mut changes = Vec::new();
    for (path, empty, module, entry) in listed {
        let known = fs::read_to_string(&path).unwrap_or(empty);
        let text = list(&known, module, &entry).with_context(|| {
            format!("list it yourself: `mod {module};` and `{entry}` in `{}`", path.display())
        })?;
        if text != known {
            changes.push((path, text));
        }
    }
    changes.push((file.with_extension("md"), page_file(&facts)));
    changes.push((file, rule_file([provider, service, rule], &facts)));
    for (path, text) in changes {
        write(&path, &text)?;
    }
    say(format_args!(
        "Write what stands as {OPEN}, then: cargo fmt && cargo test -p tollgate-rules && cargo xtask tidy"
    ))
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    fs::write(path, text).with_context(|| format!("cannot write `{}`", path.display()))?;
    say(format_args!("wrote {}", path.strip_prefix(root()).unwrap_or(path).display()))
}

fn names(path: &str) -> Result<[&str; 3]> {
    let is_name = |name: &&str| {
        name.starts_with(|it: char| it.is_ascii_lowercase())
            && name.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
    };
    let names: Option<[&str; 3]> = path.split('/').collect::<Vec<_>>().try_into().ok();
    let names = names.filter(|names| names.iter().all(is_name));
    names.with_context(|| {
        format!("`{path}` is not PROVIDER/SERVICE/RULE in lower case, with `_` between words")
    })
}

/// Adds the ids of other scanners for the check, and prints which of their checks may be the same.
fn add_aliases(facts: &mut Facts, peers: &[PathBuf]) -> Result<()> {
    let checks = peers::read(peers)?;
    let found = peers::candidates(&checks, &facts.target, &facts.attribute);
    for (what, checks) in
        [("alias, remove it if it is another check", &found.matches), ("no alias", &found.others)]
    {
        for check in checks {
            say(format_args!("{what}: {} ({})", check.ids.join(", "), check.title))?;
        }
    }
    facts.aliases.extend(found.matches.iter().flat_map(|it| it.ids.clone()));
    Ok(())
}

impl Facts {
    fn of(args: &Args, provider: &str) -> Result<Self> {
        let open = Self::open(provider);
        let known = args.facts.as_deref().map_or(Ok(open), |text| Self::parse(text, provider))?;
        Ok(Self {
            target: args.target.clone().unwrap_or(known.target),
            attribute: args.attribute.clone().unwrap_or(known.attribute),
            ..known
        })
    }

    fn parse(text: &str, provider: &str) -> Result<Self> {
        let known = |part: &str| if part.is_empty() { OPEN.to_owned() } else { part.to_owned() };
        let parts: Vec<_> = text.splitn(6, ',').map(|part| known(part.trim())).collect();
        let [guid, severity, category, cwe, slug, title] = <[String; 6]>::try_from(parts)
            .ok()
            .with_context(|| format!("`{text}` is not `guid,severity,category,cwe,slug,title`"))?;
        let (severity, category) = (variant(&severity), variant(&category));
        // Slugs repeat from provider to provider; the alias does not.
        let slug = if slug == OPEN || slug.contains('/') { slug } else { format!("{provider}/{slug}") };
        Ok(Self { guid, severity, category, cwe, aliases: vec![slug], title, ..Self::open(provider) })
    }

    /// Nothing is known yet.
    fn open(provider: &str) -> Self {
        let open = || OPEN.to_owned();
        Self {
            guid: open(),
            severity: open(),
            category: open(),
            cwe: open(),
            aliases: vec![format!("{provider}/{OPEN}")],
            title: open(),
            target: format!("{}_{OPEN}", prefix(provider)),
            attribute: open(),
        }
    }
}

/// The Rust name of a severity or category: `Networking and Firewall` is `NetworkingAndFirewall`.
fn variant(name: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        first.to_uppercase() + rest
    };
    name.split([' ', '-']).map(word).collect()
}

/// What the types of a provider's resources start with, where that is not the provider's name.
fn prefix(provider: &str) -> &str {
    match provider {
        "azure" => "azurerm",
        "gcp" => "google",
        _ => provider,
    }
}

/// A rule that does not compile until its demand is written: which value is right, nobody can guess.
fn rule_file([provider, service, rule]: [&str; 3], facts: &Facts) -> String {
    let id = [provider, service, rule].join("-").replace('_', "-");
    let Facts { guid, severity, category, cwe, aliases, target, attribute, .. } = facts;
    let aliases = aliases.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ");
    format!(
        r#"use crate::prelude::*;

pub(super) static RULE: Rule = Rule {{
    guid: "{guid}",
    aliases: &[{aliases}],
    severity: {severity},
    category: {category},
    cwe: {cwe},
    targets: &["{target}"],
    check: Check::Attribute(attribute("{attribute}").{OPEN}),
    ..rule("{id}", include_str!("{rule}.md"))
}};
"#
    )
}

/// The page of a rule, section by section.
fn page_file(facts: &Facts) -> String {
    let Facts { title, target, attribute, .. } = facts;
    // Which part of a path is a block is not known.
    let argument = if attribute.contains('.') { OPEN } else { attribute };
    format!(
        r#"# {title}

{OPEN}: what an attacker or an accident gains, in one sentence of at most 140 characters.

{OPEN}: what there is to know: the provider's default; since which version it holds.

## Fix

{OPEN}: what to write instead: first an imperative of at most 140 characters, then the consequences.

## Examples

```hcl bad
resource "{target}" "orders" {{
  {argument} = {OPEN} # finding
}}

resource "{target}" "invoices" {{ # finding
}}
```

```hcl good
resource "{target}" "orders" {{
  {argument} = {OPEN}
}}
```

## References

- [`{target}`]({OPEN}: the provider's documentation of the attribute)
"#
    )
}

fn service_file() -> String {
    format!(
        "//! {OPEN}: the service's name.\n\nuse crate::prelude::*;\n\npub(super) static RULES: &[&Rule] = &[];\n"
    )
}

fn provider_file() -> String {
    format!(
        "//! {OPEN}: the provider's name.\n\nuse tollgate_core::rule::Rule;\n\n/// The rules of all services.\n\
         pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {{\n    [].into_iter().flatten().copied()\n}}\n"
    )
}

/// The text of a file with one more module and one more entry in its list, both in their order. The same text where
/// they are there already.
fn list(text: &str, module: &str, entry: &str) -> Result<String> {
    let declared = declare(text, module)?;
    if let Some(name) = entry.strip_suffix("::rules()") {
        return chain(&declared, name);
    }
    let (start, end) = bounds(&declared).context("there is no list of rules")?;
    let inside = &declared[start..end];
    ensure!(!inside.contains("//"), "the list of rules has comments in it");
    let mut entries: Vec<_> = inside.split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
    if entries.contains(&entry) {
        return Ok(declared);
    }
    entries.insert(entries.partition_point(|it| *it < entry), entry);
    let entries = match inside.rsplit_once('\n') {
        // The last line is what stands before the bracket.
        Some((_, outer)) => {
            let indent = format!("\n{outer}    ");
            format!("{indent}{},\n{outer}", entries.join(&format!(",{indent}")))
        }
        None => entries.join(", "),
    };
    Ok(format!("{}{entries}{}", &declared[..start], &declared[end..]))
}

/// Adds `mod …;` to the other lines of its kind, or below the head of the file.
fn declare(text: &str, module: &str) -> Result<String> {
    let line = format!("mod {module};");
    let mut lines: Vec<_> = text.lines().collect();
    if lines.contains(&line.as_str()) {
        return Ok(text.to_owned());
    }
    let is_module = |it: &&str| it.starts_with("mod ") && it.ends_with(';');
    match lines.iter().rposition(is_module) {
        Some(last) => {
            let after = lines.iter().position(|it| is_module(it) && *it > line.as_str()).unwrap_or(last + 1);
            lines.insert(after, &line);
        }
        None => {
            let head = lines.iter().position(|it| !it.starts_with("//!")).context("the file is empty")?;
            lines.splice(head..head, ["", &line]);
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// Where the entries of the list of rules stand: between the brackets around the first `::RULE`, else in the last
/// empty brackets.
fn bounds(text: &str) -> Option<(usize, usize)> {
    let start = match text.find("::RULE") {
        Some(entry) => text[..entry].rfind('[')? + 1,
        None => text.rfind("[]")? + 1,
    };
    Some((start, start + text[start..].find(']')?))
}

/// Adds `.chain(name::rules())` after the last one.
fn chain(text: &str, name: &str) -> Result<String> {
    let call = format!(".chain({name}::rules())");
    if text.contains(&call) {
        return Ok(text.to_owned());
    }
    let last = text.rfind("::rules())").context("there is no chain of providers")? + "::rules())".len();
    Ok(format!("{}{call}{}", &text[..last], &text[last..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_listed_in_its_order() {
        let text =
            "//! S3.\n\nmod b;\nmod d;\n\nstatic RULES: &[&Rule] = &[\n    &b::RULE,\n    &d::RULE,\n];\n";
        let listed = list(text, "c", "&c::RULE").unwrap();
        assert_eq!(listed, text.replace("mod d;", "mod c;\nmod d;").replace("&d::", "&c::RULE,\n    &d::"));
        assert_eq!(list(&listed, "c", "&c::RULE").unwrap(), listed);
        let last = list(text, "e", "&e::RULE").unwrap();
        assert!(
            last.contains("mod d;\nmod e;\n\n") && last.contains("&d::RULE,\n    &e::RULE,\n];"),
            "{last}"
        );
    }

    #[test]
    fn a_list_on_one_line_stays_on_it() {
        let text = "//! S3.\n\nmod b;\n\nstatic RULES: &[&Rule] = &[&b::RULE];\n";
        assert!(
            list(text, "a", "&a::RULE")
                .unwrap()
                .ends_with("mod a;\nmod b;\n\nstatic RULES: &[&Rule] = &[&a::RULE, &b::RULE];\n")
        );
    }

    #[test]
    fn a_list_keeps_its_indentation() {
        let text =
            "mod b;\n\nfn rules() {\n    let rules = [\n        b::RULES,\n    ]\n    .flatten();\n}\n";
        let listed = list(text, "c", "c::RULES").unwrap();
        assert_eq!(
            listed,
            text.replace("mod b;", "mod b;\nmod c;").replace("b::RULES,", "b::RULES,\n        c::RULES,")
        );
    }

    #[test]
    fn services_and_providers_are_made_and_listed() {
        let service = list(&service_file(), "a", "&a::RULE").unwrap();
        assert!(
            service.contains("\n\nmod a;\n\n") && service.ends_with("RULES: &[&Rule] = &[&a::RULE];\n"),
            "{service}"
        );
        let provider = list(&provider_file(), "rds", "rds::RULES").unwrap();
        assert!(
            provider.contains("\n\nmod rds;\n\n") && provider.contains("[rds::RULES].into_iter()"),
            "{provider}"
        );
        let lib = "mod aws;\n\nuse x;\n\nlet all = engine().chain(aws::rules()).collect();\n";
        let both = list(lib, "gcp", "gcp::rules()").unwrap();
        assert!(
            both.contains("mod aws;\nmod gcp;\n") && both.contains("(aws::rules()).chain(gcp::rules()).c"),
            "{both}"
        );
        assert_eq!(list(lib, "aws", "aws::rules()").unwrap(), lib);
    }

    #[test]
    fn the_files_of_the_repository_are_understood() {
        let source = root().join("crates/rules/src");
        for (file, entry) in
            [("aws/api_gateway.rs", "&new::RULE"), ("aws.rs", "new::RULES"), ("lib.rs", "new::rules()")]
        {
            let text = fs::read_to_string(source.join(file)).unwrap();
            let listed = list(&text, "new", entry).unwrap();
            assert!(listed.contains("mod new;\n") && listed.contains(entry), "{file}:\n{listed}");
        }
    }

    #[test]
    fn a_list_that_is_not_understood_is_left_alone() {
        assert!(list("//! S3.\n\nmod b;\n", "a", "&a::RULE").is_err());
        assert!(list("mod b;\nstatic R: X = &[\n    &b::RULE, // first\n];\n", "a", "&a::RULE").is_err());
    }

    #[test]
    fn the_facts_of_the_catalogue_are_filled_in() {
        let line = "08bd0760,high,Networking and Firewall,311,aws/db_open,Open, and wide";
        let facts = Facts::parse(line, "aws").unwrap();
        assert_eq!((facts.severity.as_str(), facts.category.as_str()), ("High", "NetworkingAndFirewall"));
        let file = rule_file(["aws", "rds", "instance_open"], &facts);
        for part in
            ["rule(\"aws-rds-instance-open\", ", "(\"instance_open.md\")", "[\"aws/db_open\"]", "cwe: 311,"]
        {
            assert!(file.contains(part), "{part} in\n{file}");
        }
        assert!(page_file(&facts).starts_with("# Open, and wide\n\n"));
        assert!(Facts::parse("08bd0760,high", "aws").is_err());
        let facts = Facts::parse("08bd0760,high,Backup, ,gcp/db_open,Open", "gcp").unwrap();
        assert_eq!(facts.cwe, OPEN, "tidy finds what is missing");
        let file = rule_file(["gcp", "sql", "open"], &facts);
        assert!(file.contains("cwe: TODO,") && file.contains("targets: &[\"google_TODO\"]"), "{file}");
        assert_eq!(variant("Supply-Chain"), "SupplyChain");
    }

    #[test]
    fn type_attribute_and_the_ids_of_other_scanners_are_filled_in() {
        let tree = tempfile::tempdir().unwrap();
        let check =
            "id = 'CKV_AWS_16'\nname = 'Encrypted'\nof = ['aws_db_instance']\nkey = 'storage_encrypted'\n";
        fs::write(tree.path().join("RDSEncryption.py"), check).unwrap();
        let mut facts = Facts {
            target: "aws_db_instance".to_owned(),
            attribute: "storage_encrypted".to_owned(),
            ..Facts::open("aws")
        };
        add_aliases(&mut facts, &[tree.path().to_owned()]).unwrap();
        let file = rule_file(["aws", "rds", "instance_open"], &facts);
        for part in [
            "\"aws/TODO\", \"CKV_AWS_16\"]", "[\"aws_db_instance\"]",
            "attribute(\"storage_encrypted\").TODO)",
        ] {
            assert!(file.contains(part), "{part} in\n{file}");
        }
        let page = page_file(&facts);
        assert!(page.contains("\"aws_db_instance\" \"orders\" {\n  storage_encrypted = TODO\n"), "{page}");
    }

    #[test]
    fn paths_are_checked() {
        assert_eq!(names("aws/rds/instance_unencrypted").unwrap(), ["aws", "rds", "instance_unencrypted"]);
        for path in ["aws/rds", "aws/rds/Open", "aws//open", "aws/../open", "aws/rds/a-b", "a/b/c/d"] {
            assert!(names(path).is_err(), "{path}");
        }
    }
}
