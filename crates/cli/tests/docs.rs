//! README.md and the pages of `docs/`: every command runs, and every other snippet is what it says.
//!
//! Commands run in a copy of `docs/example`, a repository of its own for each page. By the language of a fence:
//!
//! | fence | what holds |
//! | --- | --- |
//! | `sh` | each line runs, and ends with 0 or 1; `pip` is only told the right package and version, `cargo run` is this binary, and what else cargo is told runs where `.ci/run` asks for it |
//! | `console` | each command prints what stands below it, in a time of its own |
//! | `hcl` | a `.tollgate.hcl`, which a scan reads |
//! | `hcl rule` | a rule of a user's own, which a scan runs |
//! | `terraform` | a scan finds what `# finding: RULE` says, and is undecided where `# undecided: RULE` says so |
//! | `lua`, `toml`, `json` | lines of a file in `editors/` |
//! | `python`, `sh bulk`, `sql` | it runs, by `python/tests/test_docs.py` |
//! | `yaml`, `groovy` | YAML is read; commands of Tollgate within run; names and versions of hooks and the action are right |

#![allow(clippy::panic, reason = "helpers of tests fail like tests")]

use super::files::Tree;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tollgate_core::yaml::{self, Node};

/// The variable that asks for commands of cargo, too: they compile Tollgate for users, which `.ci/run` has done by then.
const WITH_CARGO: &str = "TOLLGATE_TEST_CARGO";

/// A page of the documentation.
struct Page {
    /// Relative to the top.
    path: String,
    text: String,
}

/// A fenced block.
struct Snippet {
    /// Page and line, for messages.
    place: String,
    language: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// README.md and everything below `docs/`.
fn pages() -> Vec<Page> {
    fn add(directory: &Path, paths: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, paths);
            } else if path.extension().is_some_and(|it| it == "md") {
                paths.push(path);
            }
        }
    }
    let mut paths = ["README.md", "PYPI.md", "hooks/README.md"].map(|it| root().join(it)).to_vec();
    add(&root().join("docs"), &mut paths);
    paths.sort_unstable();
    let page = |path: PathBuf| Page {
        path: path.strip_prefix(root()).unwrap().display().to_string(),
        text: fs::read_to_string(path).unwrap(),
    };
    paths.into_iter().map(page).collect()
}

/// The files that editors are configured with.
fn editors() -> Vec<String> {
    let files = ["neovim/lsp/tollgate.lua", "helix/languages.toml", "zed/settings.json"];
    files.map(|file| fs::read_to_string(root().join("editors").join(file)).unwrap()).into()
}

fn snippets(page: &Page) -> Vec<Snippet> {
    let mut snippets = Vec::new();
    let mut open = None::<Snippet>;
    for (index, line) in page.text.lines().enumerate() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(language), None) => {
                let place = format!("{}:{}", page.path, index + 1);
                open = Some(Snippet { place, language: language.to_owned(), text: String::new() });
            }
            (Some(_), Some(_)) => snippets.extend(open.take()),
            (None, Some(snippet)) => snippet.text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{}: a fence is not closed", page.path);
    snippets
}

/// A command line, as a shell reads it, in a directory.
fn shell(line: &str, directory: &Path) -> Output {
    let binaries = Path::new(env!("CARGO_BIN_EXE_tollgate")).parent().unwrap();
    let path = std::env::join_paths(
        [binaries.to_owned()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let mut command = Command::new("sh");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "PRE_COMMIT_FROM_REF", "FORCE_COLOR"] {
        command.env_remove(name);
    }
    command.args(["-c", line]).current_dir(directory).env("PATH", path.unwrap()).env("NO_COLOR", "1");
    // What `repos.yaml` of Atlantis and the like expect.
    command.env("COLUMNS", "100").env("SHOWFILE", "plan.json").stdin(Stdio::null());
    command.output().unwrap()
}

/// A copy of the example as a repository: one commit, which is `origin/main` too, and a change of it that is staged.
fn example() -> Tree {
    let tree = Tree::new(&[]);
    let copy = format!("cp -R '{}/.' .", root().join("docs/example").display());
    let git =
        "git -c user.name=T -c user.email=t@example.org -c init.defaultBranch=main -c commit.gpgsign=false";
    for line in [
        copy.as_str(),
        "git init --quiet .",
        "git add --all",
        &format!("{git} commit --quiet --message Example"),
        "git update-ref refs/remotes/origin/main HEAD",
        "tollgate scan -qq --write-baseline tollgate.baseline",
        "echo '# A change.' >> api/main.tf",
        "git add api/main.tf",
    ] {
        let output = shell(line, &tree.path(""));
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {error}");
    }
    tree
}

/// Runs a command that may find something, but does what it is asked for.
fn run(line: &str, tree: &Tree, place: &str) {
    let output = shell(line, &tree.path(""));
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(matches!(output.status.code(), Some(0 | 1)), "{place}: `{line}`\n{stdout}\n{stderr}");
}

/// Looks whether a command installs the package that there is, which needs the network.
fn installs(line: &str, place: &str) {
    let project = fs::read_to_string(root().join("pyproject.toml")).unwrap();
    for package in line.split("install ").skip(1).filter_map(|it| it.split_whitespace().next()) {
        let (name, version) = package.split_once("==").unwrap_or((package, env!("CARGO_PKG_VERSION")));
        assert!(project.contains(&format!("\nname = \"{name}\"\n")), "{place}: `{name}` is not a package");
        assert_eq!(version, env!("CARGO_PKG_VERSION"), "{place}: the version of the package");
    }
}

/// Runs a command of cargo in the checkout, where that is asked for. What it installs goes to `CARGO_INSTALL_ROOT`.
fn compiles(line: &str, place: &str) {
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(ci.contains(WITH_CARGO), "{place}: nothing runs `{line}`");
    if std::env::var_os(WITH_CARGO).is_some() {
        let output = shell(line, root());
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{place}: `{line}`: {error}");
    }
}

/// A line that a command prints, without what differs from run to run: how long it took.
fn timeless(line: &str) -> String {
    let Some((start, seconds)) = line.rsplit_once("; ") else { return line.to_owned() };
    let is_time = seconds.strip_suffix('s').is_some_and(|it| it.parse::<f64>().is_ok());
    if is_time { start.to_owned() } else { line.to_owned() }
}

/// Compares what commands print.
fn prints(session: &str, tree: &Tree, place: &str) {
    for command in session.split("$ ").skip(1) {
        let (line, expected) = command.split_once('\n').unwrap();
        let output = shell(&format!("{line} 2>&1"), &tree.path(""));
        let printed = String::from_utf8(output.stdout).unwrap();
        let mut expected = expected.trim_end().lines();
        for printed in printed.trim_end().lines() {
            let expected = expected.next().unwrap_or("nothing more");
            let is_same = timeless(printed) == timeless(expected);
            assert!(is_same, "{place}: `{line}` prints\n{printed}\nand not\n{expected}");
        }
        assert_eq!(expected.next(), None, "{place}: `{line}` prints less");
    }
}

/// Scans Terraform, and compares with what its comments say: lines and rules.
fn judges(text: &str, place: &str) {
    let said = |word: &str| -> BTreeSet<(u64, String)> {
        let lines = text.lines().zip(1..);
        let said = lines.filter_map(|(line, number)| {
            line.split_once(word).map(|(_, rule)| (number, rule.trim().to_owned()))
        });
        said.collect()
    };
    let (findings, undecided) = (said("# finding: "), said("# undecided: "));
    let tree = Tree::new(&[("main.tf", text)]);
    let scan = |options: &str| {
        let output = shell(&format!("tollgate scan --format json --no-config {options}"), &tree.path(""));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(output.status.code() != Some(2), "{place}: {}", String::from_utf8_lossy(&output.stderr));
        ["findings", "undecided"].map(|member| {
            let entries = report[member].as_array().unwrap().iter();
            let entry = |it: &serde_json::Value| {
                (it["place"]["start"]["line"].as_u64().unwrap(), it["rule"].as_str().unwrap().to_owned())
            };
            entries.map(entry).collect::<BTreeSet<_>>()
        })
    };
    let [found, open] = scan("");
    assert_eq!(found, findings, "{place}: what is found");
    // An undecided check has the place of its block.
    let rules =
        |set: &BTreeSet<(u64, String)>| set.iter().map(|(_, rule)| rule.clone()).collect::<BTreeSet<_>>();
    assert!(rules(&open).is_superset(&rules(&undecided)), "{place}: what is undecided: {open:?}");
    if findings.is_empty() && undecided.is_empty() {
        assert!(!scan("--no-suppressions")[0].is_empty(), "{place}: nothing is suppressed");
    }
}

/// Scans with a rule that users write.
fn is_rule(text: &str, tree: &Tree, place: &str) {
    let page = tree.path("own/rule.md");
    fs::create_dir_all(page.parent().unwrap()).unwrap();
    fs::write(&page, format!("# Title\n\nRisk.\n\n```hcl rule\n{text}```\n")).unwrap();
    run("tollgate scan --rules own/rule.md", tree, place);
}

/// The texts of a document.
fn texts(node: &Node) -> Vec<&str> {
    match node {
        Node::Text(text) => vec![&text.said],
        Node::List(nodes) => nodes.iter().flat_map(texts).collect(),
        Node::Mapping(members) => members.iter().flat_map(|(_, node)| texts(node)).collect(),
    }
}

fn checks_yaml(snippet: &Snippet, tree: &Tree) {
    let Snippet { place, text, .. } = snippet;
    let document = yaml::document(text).unwrap_or_else(|| panic!("{place}: this is not YAML"));
    for line in texts(&document).into_iter().flat_map(str::lines).filter(|it| it.starts_with("tollgate ")) {
        run(line, tree, place);
    }
    let version = format!("v{}", env!("CARGO_PKG_VERSION"));
    for text in texts(&document) {
        if let Some(of_action) = text.strip_prefix("tollgate-iac/tollgate@") {
            assert_eq!(of_action, version, "{place}: the version of the action");
        }
    }
    if text.starts_with("# .pre-commit-config.yaml\n") {
        let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
        let ids: Vec<_> = text.lines().filter_map(|line| line.trim().strip_prefix("- id: ")).collect();
        assert!(
            !ids.is_empty() && ids.iter().all(|id| hooks.contains(&format!("- id: {id}\n"))),
            "{place}: {ids:?}"
        );
        assert!(text.contains(&format!("rev: {version}\n")), "{place}: the version of the hook");
        let args = text.lines().find_map(|line| line.trim().strip_prefix("args: ["));
        if let Some(args) = args {
            run(
                &format!("tollgate scan --pre-commit {}", args.trim_end_matches(']').replace(',', "")),
                tree,
                place,
            );
        }
    }
    // `.ci/run` installs actionlint, and runs this test again.
    if let (true, Some(actionlint)) =
        (text.starts_with("# .github/workflows/"), std::env::var_os("ACTIONLINT"))
    {
        let file = tree.path("workflow.yml");
        fs::write(&file, text).unwrap();
        let output = Command::new(actionlint).arg(&file).output().unwrap();
        assert!(output.status.success(), "{place}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

fn holds(snippet: &Snippet, tree: &Tree) {
    let Snippet { place, language, text, .. } = snippet;
    match language.as_str() {
        "sh" => {
            let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
            for line in lines {
                match line.split_once(" -- ") {
                    _ if line.starts_with("pip install ") => installs(line, place),
                    Some(("cargo run --release", args)) => {
                        let output = shell(&format!("tollgate {args}"), root());
                        assert_eq!(output.status.code(), Some(1), "{place}: `{line}` finds something");
                    }
                    // This runs within it.
                    _ if line == "cargo test" => {}
                    _ if line.starts_with("cargo ") => compiles(line, place),
                    _ => run(line, tree, place),
                }
            }
        }
        "console" => prints(text, tree, place),
        "hcl" => {
            let file = tree.path(".tollgate.hcl");
            assert!(text.starts_with("# .tollgate.hcl\n"), "{place}: which file is this?");
            fs::write(&file, text).unwrap();
            run("tollgate scan", tree, place);
            fs::remove_file(&file).unwrap();
        }
        "hcl rule" => is_rule(text, tree, place),
        "terraform" => judges(text, place),
        // `python/tests/test_docs.py` runs it.
        "python" | "sh bulk" | "sql" => {}
        "yaml" => checks_yaml(snippet, tree),
        "groovy" => {
            let commands =
                text.lines().filter_map(|line| line.trim().strip_prefix("sh '")?.strip_suffix('\''));
            commands.filter(|line| line.starts_with("tollgate ")).for_each(|line| run(line, tree, place));
        }
        "lua" | "toml" | "json" => {
            let is_there = editors().iter().any(|file| file.contains(text.as_str()));
            assert!(is_there, "{place}: no file in `editors/` has these lines");
        }
        "rego" => {
            let policy = tollgate_custom::rego::read("policy.rego", text);
            let rules = policy.unwrap_or_else(|wrong| panic!("{place}: {wrong}")).rules().count();
            assert_eq!(rules, 1, "{place}: it denies something");
        }
        other => panic!("{place}: nothing checks snippets in `{other}`"),
    }
}

#[test]
fn every_command_runs_and_every_snippet_is_what_it_says() {
    let mut run = 0;
    for page in pages() {
        let snippets = snippets(&page);
        if snippets.is_empty() {
            continue;
        }
        let tree = example();
        run += snippets.len();
        snippets.iter().for_each(|snippet| holds(snippet, &tree));
    }
    assert!(run > 30, "only {run} snippets are found");
}

#[test]
fn options_in_the_text_exist() {
    let commands =
        ["scan", "ignore", "rules", "explain", "migrate", "completions", "man", "schema json", "server"];
    let help: Vec<String> = commands
        .iter()
        .map(|command| {
            let output = shell(&format!("tollgate {command} --help"), root());
            String::from_utf8(output.stdout).unwrap()
        })
        .collect();
    // Options of other programs.
    let others = ["--all-files", "--from-ref", "--profile", "--peers", "--skip-download", "--mirror"];
    let measure = fs::read_to_string(root().join("python/measure.py")).unwrap();
    let bulk = fs::read_to_string(root().join("python/tollgate/bulk.py")).unwrap();
    for page in pages() {
        let prose: String = page.text.split("```").step_by(2).collect();
        for code in prose.split('`').skip(1).step_by(2).filter(|code| !code.starts_with("cargo ")) {
            for option in code.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2) {
                let option = option.split('=').next().unwrap();
                let is_known = help.iter().any(|help| help.contains(option))
                    || others.contains(&option)
                    || [&bulk, &measure].iter().any(|it| it.contains(&format!("\"{option}\"")));
                assert!(is_known, "{}: no command has `{option}`", page.path);
            }
        }
    }
}

#[test]
fn nothing_says_to_install_the_package_of_another_project() {
    for page in pages() {
        for (before, after) in
            page.text.match_indices("install").map(|(at, it)| page.text.split_at(at + it.len()))
        {
            let package = after.trim_start_matches(" --user").split_whitespace().next().unwrap_or_default();
            let is_other = after.starts_with(' ') && package.trim_matches(['`', '.', ',']) == "tollgate";
            assert!(!is_other, "{}: {}", page.path, before.lines().last().unwrap_or_default());
        }
    }
}

#[test]
fn the_extension_has_the_version_of_what_it_runs() {
    let package = fs::read_to_string(root().join("editors/vscode/package.json")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&package).unwrap();
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_page_on_pypi_leads_somewhere() {
    let project = fs::read_to_string(root().join("pyproject.toml")).unwrap();
    let (_, path) = project.split_once("\nreadme = \"").unwrap();
    let page = fs::read_to_string(root().join(path.split('"').next().unwrap())).unwrap();
    let targets: Vec<_> = page.split("](").skip(1).map(|it| it.split(')').next().unwrap()).collect();
    let relative: Vec<_> = targets.iter().filter(|it| !it.starts_with("https://")).collect();
    assert!(!targets.is_empty() && relative.is_empty(), "{relative:?} lead nowhere on PyPI");
    for target in targets {
        let file = [
            "https://raw.githubusercontent.com/tollgate-iac/tollgate/main/",
            "https://github.com/tollgate-iac/tollgate/blob/main/",
        ];
        let file = file.iter().find_map(|it| target.strip_prefix(it));
        assert!(file.is_none_or(|it| root().join(it).is_file()), "{target} is not there");
    }
}

#[test]
fn the_readme_counts_the_rules() {
    let rules = tollgate_rules::all();
    let of = |provider: &str| rules.iter().filter(|rule| rule.id.starts_with(provider)).count();
    let (aws, azure, gcp, kubernetes) = (of("aws-"), of("azure-"), of("gcp-"), of("kubernetes-"));
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        format!("against {} rules", rules.len()),
        format!("AWS ({aws} rules), Azure ({azure}), Google Cloud ({gcp}), Kubernetes ({kubernetes})"),
    ] {
        assert!(readme.contains(&said), "README.md does not say: {said}");
    }
}

#[test]
fn the_benchmark_is_the_same_wherever_it_is_shown() {
    let table = |path: &str| {
        let text = fs::read_to_string(root().join(path)).unwrap();
        let lines = text.lines().skip_while(|line| !line.starts_with("| scanner | version"));
        lines.take_while(|line| line.starts_with('|')).map(str::to_owned).collect::<Vec<_>>()
    };
    let shown = table("README.md");
    assert!(shown.len() > 3, "README.md shows no benchmark");
    assert_eq!(shown, table("docs/performance.md"));
}
