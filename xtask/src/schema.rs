//! `cargo xtask schema`: what the resource types that rules name can hold, by provider.
//!
//! A snapshot (`crates/rules/tests/schema/<provider>.txt`) lists the arguments and blocks of every resource type, data
//! source and provider configuration that a target or an example names. It is made of what a provider publishes: the
//! bindings that the CDK for Terraform generates from its schema, or else the source of the provider. Where several
//! versions are in use, the snapshot holds what any of them has, and says which.

mod cdk;
mod go;
mod tree;

use crate::{root, say};
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tollgate_core::source::{Source, SourceId};
use tollgate_core::syntax::{self, Language};
use tree::{Schema, Snapshot};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The providers, as their resource types begin: `aws`, `google`. All of them where none is given
    provider: Vec<String>,
    /// Print what these resource types hold, and write nothing: `aws_db_instance`, `data.aws_ami`
    #[arg(long = "type", value_name = "TYPE", conflicts_with = "provider")]
    types: Vec<String>,
}

/// Types by name.
type Types = BTreeMap<String, Schema>;

/// Where the schema of one version of a provider comes from.
struct Origin {
    /// What the types of its resources begin with.
    provider: &'static str,
    /// How the snapshot calls the version.
    version: &'static str,
    from: Publication,
}

/// How a version is published.
enum Publication {
    /// An npm package of generated bindings.
    Package(&'static str),
    /// A Git repository at a tag.
    Repository(&'static str, &'static str),
}

const fn package(provider: &'static str, version: &'static str, name: &'static str) -> Origin {
    Origin { provider, version, from: Publication::Package(name) }
}

const fn repository(
    provider: &'static str,
    version: &'static str,
    url: &'static str,
    tag: &'static str,
) -> Origin {
    Origin { provider, version, from: Publication::Repository(url, tag) }
}

/// The versions of the providers, older ones first. What not all of them have is marked.
const ORIGINS: &[Origin] = &[
    package("aws", "4", "@cdktf/provider-aws@15.0.0"),
    package("aws", "5", "@cdktf/provider-aws@19.65.1"),
    package("aws", "6", "@cdktn/provider-aws@24.1.0"),
    package("azurerm", "2", "@cdktf/provider-azurerm@0.7.24"),
    package("azurerm", "3", "@cdktf/provider-azurerm@12.27.0"),
    package("azurerm", "4", "@cdktn/provider-azurerm@16.1.0"),
    package("google", "5", "@cdktf/provider-google@13.32.1"),
    package("google", "6", "@cdktf/provider-google@16.12.1"),
    package("google", "beta", "@cdktf/provider-google-beta@16.12.1"),
    package("kubernetes", "2", "@cdktf/provider-kubernetes@12.1.1"),
    package("databricks", "1", "@cdktn/provider-databricks@18.7.0"),
    package("github", "6", "@cdktf/provider-github@15.3.1"),
    package("local", "2", "@cdktf/provider-local@11.1.1"),
    repository("alicloud", "1", "https://github.com/aliyun/terraform-provider-alicloud", "v1.289.0"),
    repository(
        "tencentcloud",
        "1",
        "https://github.com/tencentcloudstack/terraform-provider-tencentcloud",
        "v1.83.25",
    ),
    repository("nifcloud", "1", "https://github.com/nifcloud/terraform-provider-nifcloud", "v1.18.0"),
];

/// Where the snapshots are.
const SNAPSHOTS: &str = "crates/rules/tests/schema";

/// Writes the snapshots, or prints what some types hold.
pub(crate) fn run(args: &Args) -> Result<()> {
    let print = !args.types.is_empty();
    let wanted = if print { args.types.iter().cloned().collect() } else { named() };
    let mut providers: BTreeSet<_> = wanted.iter().map(|name| provider(name)).collect();
    if !args.provider.is_empty() {
        let asked: BTreeSet<_> = args.provider.iter().map(String::as_str).collect();
        let unknown = asked.difference(&providers).next();
        ensure!(unknown.is_none(), "no rule names a type of `{}`", unknown.unwrap_or(&""));
        providers = asked;
    }
    for provider in providers {
        let wanted = wanted.iter().filter(|name| self::provider(name) == provider).cloned().collect();
        let snapshot = snapshot(provider, &wanted)?;
        for missing in wanted.iter().filter(|name| !snapshot.types.contains_key(*name)) {
            say(format_args!("no version of {provider} has `{missing}`"))?;
        }
        if print {
            say(snapshot)?;
        } else {
            let path = root().join(SNAPSHOTS).join(format!("{provider}.txt"));
            fs::write(&path, snapshot.to_string())
                .with_context(|| format!("cannot write `{}`", path.display()))?;
            say(format_args!("wrote {SNAPSHOTS}/{provider}.txt: {} types", snapshot.types.len()))?;
        }
    }
    Ok(())
}

/// The types that targets and examples name, as the snapshot calls them.
fn named() -> BTreeSet<String> {
    let rules = tollgate_rules::all();
    // Others are patterns, and blocks that are not resources: `module`, `output`.
    let targets = rules.iter().flat_map(|rule| rule.targets).filter(|target| is_type(target));
    let targets = targets.map(|&target| target.to_owned());
    let examples =
        rules.iter().flat_map(|rule| rule.examples()).flat_map(|example| in_example(&example.code));
    targets.chain(examples).collect()
}

fn is_type(target: &str) -> bool {
    target.contains('_') && !target.contains('*')
}

fn in_example(code: &str) -> Vec<String> {
    let file = syntax::parse(SourceId(0), &Source::new("main.tf", "main.tf", code.into()), Language::Hcl);
    let name = |block: syntax::Block<'_>| {
        let label = block.label(0)?;
        match block.kind() {
            "resource" => Some(label.to_owned()),
            "data" | "provider" => Some(format!("{}.{label}", block.kind())),
            _ => None,
        }
    };
    file.body().blocks().filter_map(name).collect()
}

/// The provider of a type: the first word of `aws_db_instance`, `data.aws_ami`, `provider.aws`.
fn provider(name: &str) -> &str {
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name);
    name.split('_').next().unwrap_or(name)
}

/// What all versions of a provider know of these types.
fn snapshot(provider: &str, wanted: &BTreeSet<String>) -> Result<Snapshot> {
    let mut snapshot = Snapshot::default();
    for origin in ORIGINS.iter().filter(|origin| origin.provider == provider) {
        let (release, types) = match origin.from {
            Publication::Package(package) => cdk::read(&unpacked(package)?, wanted)?,
            Publication::Repository(url, tag) => (tag.to_owned(), go::read(&cloned(url, tag)?, wanted)?),
        };
        snapshot.add(origin.version, &release, types);
    }
    ensure!(
        !snapshot.versions.is_empty(),
        "add an origin of the provider `{provider}` to xtask/src/schema.rs"
    );
    Ok(snapshot)
}

/// Where downloads are kept. What is there already is not fetched again.
fn cache() -> PathBuf {
    root().join("target/schema")
}

/// The directory of a package's declarations; npm and tar fetch it.
fn unpacked(package: &str) -> Result<PathBuf> {
    let name = package.trim_start_matches('@').replace('/', "-");
    let directory = cache().join(&name);
    if !directory.exists() {
        say(format_args!("fetching {package}"))?;
        let part = cache().join(format!("{name}.part"));
        fs::create_dir_all(&part)?;
        done(
            Command::new("npm").args(["pack", "--silent", package]).stdout(Stdio::null()).current_dir(&part),
        )?;
        let archive = fs::read_dir(&part)?.filter_map(Result::ok).map(|entry| entry.path());
        let archive = archive.into_iter().find(|path| path.extension().is_some_and(|it| it == "tgz"));
        let archive = archive.with_context(|| format!("npm left no archive of `{package}`"))?;
        // The code beside the declarations is ten times as large.
        done(
            Command::new("tar")
                .args(["--exclude", "*.js", "--exclude", ".jsii", "-xzf"])
                .arg(&archive)
                .current_dir(&part),
        )?;
        fs::remove_file(archive)?;
        fs::rename(&part, &directory)?;
    }
    Ok(directory.join("package"))
}

/// The directory of a provider's source; git fetches it.
fn cloned(url: &str, tag: &str) -> Result<PathBuf> {
    let name = url.rsplit('/').next().unwrap_or(url);
    let directory = cache().join(format!("{name}-{tag}"));
    if !directory.exists() {
        say(format_args!("fetching {url} {tag}"))?;
        done(
            Command::new("git")
                .args(["clone", "--quiet", "--depth", "1", "--branch", tag, url])
                .arg(&directory),
        )?;
    }
    Ok(directory)
}

/// Runs a command to its end.
fn done(command: &mut Command) -> Result<()> {
    let status =
        command.status().with_context(|| format!("cannot run {}", command.get_program().display()))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}

/// The text of a file.
fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
}
