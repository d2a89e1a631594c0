//! What cannot be committed: repositories, links, sockets, files that cannot be read.

use super::{Outcome, tollgate};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

pub(super) const STAGE: &str = r#"
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "live"
}
"#;

pub(super) const RULE: &str = "aws-api-gateway-stage-without-usage-plan";

/// Files in a directory of their own.
pub(super) struct Tree(TempDir);

impl Tree {
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let tree = Self(TempDir::new().unwrap());
        for (path, text) in files {
            let path = tree.path(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        tree
    }

    /// The same as the top of a git work tree.
    pub(super) fn repository(files: &[(&str, &str)]) -> Self {
        let tree = Self::new(files);
        fs::create_dir(tree.path(".git")).unwrap();
        tree
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Scans from a directory of the tree with one rule.
    pub(super) fn scan_in(&self, directory: &str, args: &[&str]) -> Outcome {
        tollgate(&self.path(directory), &[&["scan", "--rule", RULE], args].concat())
    }

    pub(super) fn scan(&self, args: &[&str]) -> Outcome {
        self.scan_in("", args)
    }
}

/// The files in which something was found, as the text report names them.
pub(super) fn found_in(outcome: &Outcome) -> Vec<String> {
    let places = outcome.stdout.lines().filter_map(|line| line.trim_start().strip_prefix("--> "));
    places.map(|place| place.split(':').next().unwrap_or(place).replace('\\', "/")).collect()
}

#[test]
fn what_git_ignores_is_skipped_within_a_repository_only() {
    let files = [
        (".gitignore", "build/\n"),
        ("build/stage.tf", STAGE),
        ("live/stage.tf", STAGE),
        (".hidden/stage.tf", STAGE),
        (".terraform/modules/orders/stage.tf", STAGE),
    ];
    let repository = Tree::repository(&files);
    assert_eq!(found_in(&repository.scan(&[])), ["live/stage.tf"]);
    assert_eq!(
        found_in(&repository.scan(&["--no-ignore"])),
        [".hidden/stage.tf", "build/stage.tf", "live/stage.tf"]
    );
    assert_eq!(found_in(&Tree::new(&files).scan(&[])), ["build/stage.tf", "live/stage.tf"]);
    // What is named is wanted.
    for named in ["build", "build/stage.tf", ".hidden", ".terraform/modules/orders"] {
        let found = found_in(&repository.scan(&[named]));
        assert!(matches!(found.as_slice(), [only] if only.starts_with(named)), "{named}: {found:?}");
    }
}

#[test]
fn callers_are_found_wherever_they_are_in_the_repository() {
    let module = STAGE.replace("\"live\"\n", "var.stage_name\n") + "\nvariable \"stage_name\" {}\n";
    let plan = "resource \"aws_api_gateway_usage_plan\" \"partners\" {\n  api_stages {\n    \
        api_id = aws_api_gateway_rest_api.orders.id\n    stage = \"live\"\n  }\n}\n";
    let call = |stage: &str| {
        format!("module \"api\" {{\n  source = \"../modules/api\"\n  stage_name = \"{stage}\"\n}}\n")
    };
    let repository = Tree::repository(&[
        ("modules/api/stage.tf", &module),
        ("modules/api/plan.tf", plan),
        ("other/stage.tf", STAGE),
        ("live/main.tf", &call("beta")),
    ]);
    // The plan lists "live", the caller makes it "beta"; the file that was named is neither the stage's nor the call's.
    let outcome = repository.scan(&["modules/api/plan.tf"]);
    assert_eq!((outcome.code, found_in(&outcome)), (Some(1), vec!["modules/api/stage.tf".to_owned()]));
    let from_below = repository.scan_in("modules", &["api/plan.tf"]);
    assert_eq!(found_in(&from_below), ["api/stage.tf"]);
    let from_beside = repository.scan_in("other", &["../modules/api/plan.tf"]);
    assert_eq!(found_in(&from_beside), ["../modules/api/stage.tf"]);
    // The call itself is in another module, and nothing of it is wrong.
    assert_eq!(repository.scan(&["live/main.tf"]).code, Some(0));
    fs::write(repository.path("live/main.tf"), call("live")).unwrap();
    assert_eq!(repository.scan(&["modules/api/plan.tf"]).code, Some(0));
}

#[test]
fn nothing_is_said_of_modules_that_nobody_asked_for() {
    let unresolved = "module \"gone\" {\n  source = \"./gone\"\n}\n";
    let tree = Tree::repository(&[("a/stage.tf", STAGE), ("b/stage.tf", STAGE), ("b/main.tf", unresolved)]);
    let outcome = tree.scan(&["a/stage.tf", "--show-undecided"]);
    assert_eq!(found_in(&outcome), ["a/stage.tf"]);
    assert!(!outcome.stdout.contains("b/"), "{}", outcome.stdout);
    assert!(tree.scan(&["b/stage.tf"]).stdout.contains("./gone"));
}

#[test]
fn the_configuration_of_the_repository_counts_in_its_directories() {
    let tree = Tree::repository(&[
        (".tollgate.hcl", "exclude = [\"/generated/\"]\nfail_on = \"high\"\n"),
        ("generated/stage.tf", STAGE),
        ("deep/er/stage.tf", STAGE),
    ]);
    for (directory, args) in
        [("", &[][..]), ("deep", &["er"]), ("deep/er", &["stage.tf"]), ("", &["deep/er/stage.tf"])]
    {
        let outcome = tree.scan_in(directory, args);
        assert_eq!(
            (outcome.code, found_in(&outcome).len()),
            (Some(0), 1),
            "{directory} {args:?}: {}",
            outcome.stderr
        );
    }
    let excluded = tree.scan_in("generated", &["stage.tf"]);
    assert_eq!((excluded.code, found_in(&excluded).len()), (Some(2), 0), "{}", excluded.stdout);
}

#[test]
fn uris_are_relative_to_the_repository_wherever_the_scan_starts() {
    let repository = Tree::repository(&[("live/eu/stage.tf", STAGE)]);
    let uri = "\"uri\":\"live/eu/stage.tf\"";
    for (directory, path) in [("", "."), ("live", "eu"), ("live/eu", "stage.tf"), ("live/eu", "../../live")] {
        let outcome = repository.scan_in(directory, &["--format", "sarif", path]);
        assert!(outcome.stdout.contains(uri), "{directory} {path}: {}", outcome.stdout);
    }
}

#[test]
fn a_file_may_have_any_name() {
    let name = "stage #1 (ä) 100%.tf";
    let tree = Tree::repository(&[(name, STAGE)]);
    assert_eq!(found_in(&tree.scan(&[name])), [name]);
    let sarif = tree.scan(&["--format", "sarif"]);
    assert!(sarif.stdout.contains("\"uri\":\"stage%20%231%20(%C3%A4)%20100%25.tf\""), "{}", sarif.stdout);
}

#[test]
fn half_a_report_is_never_found() {
    let tree = Tree::new(&[("stage.tf", STAGE), ("report.json", "old")]);
    assert_eq!(tree.scan(&["--output", "json=report.json"]).code, Some(1));
    let names = fs::read_dir(tree.0.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["report.json", "stage.tf"]);
    assert!(fs::read_to_string(tree.path("report.json")).unwrap().starts_with('{'));
}

#[cfg(unix)]
mod unix {
    use super::super::green::unread;
    use super::{STAGE, Tree, found_in};
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::path::Path;

    fn link(tree: &Tree, target: &str, name: &str) {
        symlink(target, tree.path(name)).unwrap();
    }

    #[test]
    fn a_link_to_a_file_is_a_file_of_the_module_it_stands_in() {
        let tree = Tree::repository(&[("common/stage.txt", STAGE), ("live/main.tf", "")]);
        link(&tree, "../common/stage.txt", "live/stage.tf");
        for path in [".", "live", "live/stage.tf", "live/main.tf"] {
            assert_eq!(found_in(&tree.scan(&[path])), ["live/stage.tf"], "{path}");
        }
    }

    #[test]
    fn links_to_directories_are_not_followed_so_that_loops_end() {
        let tree = Tree::repository(&[("live/stage.tf", STAGE)]);
        link(&tree, "..", "live/up");
        link(&tree, ".", "live/here");
        link(&tree, "loop", "loop");
        assert_eq!(found_in(&tree.scan(&[])), ["live/stage.tf"]);
        assert_eq!(found_in(&tree.scan(&["live/up/live"])), ["live/up/live/stage.tf"]);
        assert_eq!(found_in(&tree.scan(&["live/here/stage.tf"])).len(), 1);
    }

    #[test]
    fn a_dangling_link_is_named_and_the_rest_is_scanned() {
        let tree = Tree::new(&[("stage.tf", STAGE)]);
        link(&tree, "nowhere.tf", "dangling.tf");
        let outcome = tree.scan(&[]);
        assert_eq!((outcome.code, found_in(&outcome)), (Some(2), vec!["stage.tf".to_owned()]));
        assert!(outcome.stderr.contains("cannot read `dangling.tf`"), "{}", outcome.stderr);
    }

    #[test]
    fn dangling_links_of_variable_files_are_one_note_and_what_they_would_set_is_not_known() {
        let variable = "variable \"encrypted\" {\n  default = false\n}\n";
        let volume = "resource \"aws_ebs_volume\" \"data\" {\n  availability_zone = \"eu-west-1a\"\n  \
                      encrypted         = var.encrypted\n}\n";
        let main = format!("{variable}{volume}");
        let tree = Tree::repository(&[("a/main.tf", &main), ("b/main.tf", &main), ("c/main.tf", "")]);
        let rule = ["--rule", "aws-ebs-volume-unencrypted"];
        assert_eq!(tree.scan(&rule).code, Some(1));
        for name in ["a/common.auto.tfvars", "b/terraform.tfvars", "b/x.auto.tfvars.json"] {
            link(&tree, "../nowhere", name);
        }
        let outcome = tree.scan(&[&rule[..], &["--format", "text"]].concat());
        assert_eq!(outcome.code, Some(0), "{}{}", outcome.stdout, outcome.stderr);
        let note = "3 variable files are links that lead nowhere (`a/common.auto.tfvars`, `b/terraform.tfvars` and 1 more)";
        assert_eq!(outcome.stdout.matches(note).count(), 1, "{}", outcome.stdout);
        assert_eq!(outcome.stdout.matches("dangling-link").count(), 1, "{}", outcome.stdout);
        assert!(!outcome.stderr.contains("cannot read"), "{}", outcome.stderr);
        // Who names one asks for it.
        let named = tree.scan(&["a/common.auto.tfvars"]);
        assert_eq!(named.code, Some(2));
        assert!(named.stderr.contains("cannot read `a/common.auto.tfvars`"), "{}", named.stderr);
    }

    #[test]
    fn only_files_are_read() {
        let tree = Tree::new(&[("stage.tf", STAGE), ("directory.tf/README.md", "")]);
        let _socket = UnixListener::bind(tree.path("socket.tf")).unwrap();
        let outcome = tree.scan(&[]);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(1), ""));
        assert_eq!(tree.scan(&["stage.tf"]).stderr, "");
        let named = tree.scan(&["socket.tf"]);
        assert_eq!(named.code, Some(2));
        assert!(
            named.stderr.contains("`socket.tf`: it is neither a file nor a directory"),
            "{}",
            named.stderr
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_scanned() {
        let tree = Tree::new(&[("stage.tf", STAGE), ("secret.tf", STAGE), ("closed/stage.tf", STAGE)]);
        let lock =
            |path: &str, mode| fs::set_permissions(tree.path(path), Permissions::from_mode(mode)).unwrap();
        lock("secret.tf", 0);
        lock("closed", 0);
        if fs::read(tree.path("secret.tf")).is_err() {
            let outcome = tree.scan(&[]);
            assert_eq!((outcome.code, found_in(&outcome)), (Some(2), vec!["stage.tf".to_owned()]));
            for path in ["secret.tf", "closed"] {
                assert!(outcome.stderr.contains(path), "{path}: {}", outcome.stderr);
            }
        }
        lock("closed", 0o700);
    }

    #[test]
    fn a_reader_that_goes_away_is_not_an_error() {
        let tree = Tree::new(&[("stage.tf", STAGE)]);
        let output = unread(&tree, &["scan", "--format", "json"], false);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }

    #[test]
    fn a_report_is_readable_as_other_new_files_are() {
        let tree = Tree::new(&[("stage.tf", STAGE)]);
        assert_eq!(tree.scan(&["--output", "json=report.json"]).code, Some(1));
        let mode = |name| fs::metadata(tree.path(name)).unwrap().permissions().mode();
        assert_eq!(mode("report.json"), mode("stage.tf"));
    }

    #[test]
    fn a_report_may_go_to_a_device() {
        let tree = Tree::new(&[("stage.tf", STAGE)]);
        assert_eq!(tree.scan(&["--output", "json=/dev/null"]).code, Some(1));
        assert!(!Path::new("/dev/null").is_file());
    }
}

#[test]
fn what_directories_above_the_scanned_one_are_called_says_nothing() {
    // Of a network in a test nobody wants logs.
    let text = format!("resource \"aws_vpc\" \"a\" {{\n  cidr_block = \"10.0.0.0/16\"\n}}\n{STAGE}");
    let said = |top: &str, is_repository: bool| -> Vec<Vec<String>> {
        let directory = format!("{top}/shop");
        let tree = Tree::new(&[
            (&format!("{directory}/main.tf"), text.as_str()),
            (&format!("{directory}/tests/main.tf"), text.as_str()),
        ]);
        if is_repository {
            fs::create_dir(tree.path(&directory).join(".git")).unwrap();
        }
        let absolute = tree.path(&directory).display().to_string();
        let scans = [
            (".", directory.as_str()),
            (&directory, ""),
            (&absolute, ""),
            (&absolute, &directory),
            ("shop", top),
        ];
        let scan = |(path, from): (&str, &str)| {
            let outcome = tollgate(&tree.path(from), &["scan", "--format", "concise", path]);
            let last = outcome.stdout.lines().last().unwrap_or_default().to_owned();
            assert!(last.contains(" in examples and tests (") && outcome.code == Some(1), "{last}");
            let findings = outcome.stdout.lines().filter(|line| line.contains("main.tf:"));
            findings.map(|line| line.split(' ').skip(1).collect()).collect()
        };
        scans.map(scan).to_vec()
    };
    let expected = said("live", true);
    assert!(expected[0].len() > 2, "{expected:?}");
    for (top, is_repository) in
        [("live", true), ("live", false), ("test/examples", true), ("test/examples", false)]
    {
        for found in said(top, is_repository) {
            assert_eq!(found, expected[0], "{top} {is_repository}");
        }
    }
}
