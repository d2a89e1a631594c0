//! What a hostile repository makes Tollgate read: nothing outside of it, nothing of git's own, and nothing endless.
#![cfg(unix)]

use super::{Outcome, tollgate};
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use tempfile::TempDir;

/// What lies outside, in the form that each reader would take for its own.
const SECRET: &str = "hunter2";

const STAGE: &str = r#"
resource "aws_api_gateway_stage" "live" {
  rest_api_id          = "a"
  stage_name           = "live"
  xray_tracing_enabled = false
}
"#;

/// A repository in `here`, and beside it `outside` with a secret in every file.
struct Lay(TempDir);

impl Lay {
    fn new(files: &[(&str, &str)]) -> Self {
        let lay = Self(TempDir::new().unwrap());
        fs::create_dir_all(lay.path("here/.git")).unwrap();
        let variable = format!("tracing = \"{SECRET}\"\n");
        let module = format!("{}\nlocals {{\n  password = \"{SECRET}\"\n}}\n", STAGE.replace("live", SECRET));
        for (path, text) in [
            ("here/.git/config", format!("[extraheader]\nAUTHORIZATION: basic {SECRET}\n")),
            ("outside/main.tf", module.clone()),
            ("outside/module/main.tf", module),
            ("outside/values.tfvars", variable),
            ("outside/secret.txt", SECRET.to_owned()),
            ("outside/tollgate.hcl", format!("severity = \"{SECRET}\"\n")),
            ("outside/modules.json", format!("{{\"{SECRET}\": 1}}")),
        ] {
            lay.write(path, &text);
        }
        files.iter().for_each(|(path, text)| lay.write(&format!("here/{path}"), text));
        lay
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A link in the repository; `target` is relative to the directory around both.
    fn link(self, name: &str, target: &str) -> Self {
        let link = self.path("here").join(name);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(self.path(target), link).unwrap();
        self
    }

    fn scan(&self, arguments: &[&str]) -> Outcome {
        tollgate(&self.path("here"), &[&["scan", "--pedantic"], arguments].concat())
    }

    /// Scans in every format, and expects that the secret is in no report.
    fn keeps_the_secret(&self, arguments: &[&str]) {
        for format in ["text", "json", "sarif"] {
            let outcome = self.scan(&[arguments, &["--format", format, "--show-undecided"]].concat());
            for report in [&outcome.stdout, &outcome.stderr] {
                assert!(!report.contains(SECRET), "{format}: {report}");
                let reversed: String = SECRET.chars().rev().collect();
                assert!(!report.contains(&reversed), "{format}: {report}");
            }
        }
    }

    /// The same, and expects a note of what is refused in the text report.
    fn refuses(&self, note: &str) {
        self.keeps_the_secret(&[]);
        let outcome = self.scan(&[]);
        assert!(outcome.stdout.contains(note), "{}{}", outcome.stdout, outcome.stderr);
        assert!(outcome.stdout.contains("outside-repository"), "{}", outcome.stdout);
    }
}

#[test]
fn linked_files_outside_are_not_read() {
    for (link, target) in [
        ("c.tf", "outside/main.tf"),
        ("c.tf.json", "outside/main.tf"),
        ("plan.json", "outside/main.tf"),
        ("c.tf", "/proc/self/environ"),
        ("c.tf", "/dev/zero"),
        ("terraform.tfvars", "outside/values.tfvars"),
        ("x.auto.tfvars", "outside/values.tfvars"),
        ("c.tf", "outside/nothing.tf"),
        ("c.tf", "here/.git/config"),
    ] {
        let lay = Lay::new(&[("main.tf", STAGE)]).link(link, target);
        lay.refuses(&format!("`{link}` is not read: it leads"));
        assert_eq!(lay.scan(&[]).code, Some(1), "the rest is scanned");
        lay.keeps_the_secret(&[link]);
        let named = lay.scan(&[link]);
        assert_eq!(named.code, Some(2), "{link} {target}: {}", named.stdout);
        assert!(named.stderr.contains(&format!("cannot scan `{link}`: it leads")), "{}", named.stderr);
    }
}

#[test]
fn links_within_the_repository_are_followed() {
    let lay = Lay::new(&[("common/stage.txt", STAGE)])
        .link("live/stage.tf", "here/common/stage.txt")
        .link("away/back.tf", "here/live/stage.tf");
    let outcome = lay.scan(&[]);
    assert!(outcome.stdout.contains("away/back.tf") && outcome.stdout.contains("live/stage.tf"));
    assert!(!outcome.stdout.contains("outside-repository"), "{}", outcome.stdout);
}

#[test]
fn linked_directories_outside_are_not_modules() {
    let call = "module \"m\" {\n  source = \"./linked\"\n}\n";
    let lay = Lay::new(&[("main.tf", call)]).link("linked", "outside/module");
    lay.refuses("the directory of `module.m` is not read: it leads outside the repository");
    lay.refuses("`linked` is not read: it leads outside the repository");
    lay.keeps_the_secret(&["main.tf"]);

    let lay =
        Lay::new(&[("main.tf", call), ("linked/README.md", "")]).link("linked/main.tf", "outside/main.tf");
    lay.refuses("`linked/main.tf` is not read: it leads outside the repository");

    let above = Lay::new(&[("main.tf", "module \"m\" {\n  source = \"../outside/module\"\n}\n")]);
    above.refuses("the directory of `module.m` is not read: it leads outside the repository");
}

#[test]
fn manifests_lead_to_no_directory_outside() {
    let call = "module \"m\" {\n  source  = \"a/b/c\"\n}\n";
    for directory in ["../outside/module", "linked", ".git"] {
        let manifest = format!(r#"{{"Modules": [{{"Key": "m", "Source": "a/b/c", "Dir": "{directory}"}}]}}"#);
        let files = [("main.tf", call), (".terraform/modules/modules.json", &manifest)];
        Lay::new(&files)
            .link("linked", "outside/module")
            .refuses("the directory of `module.m` is not read: it leads");
    }
    Lay::new(&[("main.tf", call)])
        .link(".terraform/modules/modules.json", "outside/modules.json")
        .refuses("`.terraform/modules/modules.json` is not read: it leads outside the repository");
}

#[test]
fn a_module_of_one_repository_is_none_of_another() {
    let lay = Lay::new(&[("main.tf", "module \"m\" {\n  source = \"../outside/module\"\n}\n")])
        .link("c.tf", "outside/main.tf")
        .link("linked", "outside/module");
    lay.write("here/more.tf", "module \"n\" {\n  source = \"./linked\"\n}\n");
    fs::create_dir(lay.path("outside/.git")).unwrap();
    let outcome = lay.scan(&[".", "../outside/module"]);
    for refused in [
        "the directory of `module.m` is not read", "the directory of `module.n` is not read",
        "`c.tf` is not read",
    ] {
        assert!(outcome.stdout.contains(refused), "{}", outcome.stdout);
    }
    // Of files by name, what they have in common is everything on this machine.
    let outcome = lay.scan(&["main.tf", "../outside/module/main.tf"]);
    assert!(outcome.stdout.contains("the directory of `module.m` is not read"), "{}", outcome.stdout);
    // The root of the file system is not a project.
    assert_eq!(lay.scan(&["/"]).code, Some(2));
}

#[test]
fn functions_read_nothing_outside_and_nothing_of_git() {
    for expression in [
        "file(\"../outside/secret.txt\")", "file(\"link/secret.txt\")", "file(\"secret.txt\")",
        "strrev(file(\".git/config\"))", "strrev(file(\"git/config\"))",
        "base64decode(filebase64(\"link/secret.txt\"))", "templatefile(\"link/secret.txt\", {})",
        "join(\",\", fileset(\"link\", \"*\"))", "join(\",\", fileset(\".\", \"link/*\"))",
        "join(\",\", fileset(\".\", \".git/*\"))", "fileexists(\"link/secret.txt\") ? \"yes\" : \"no\"",
        "fileexists(\"link/nothing.txt\") ? \"yes\" : \"no\"",
        "fileexists(\"nothing.txt\") ? \"yes\" : \"no\"",
    ] {
        let text = STAGE.replace("false", expression).replace("\"live\"\n", &format!("{expression}\n"));
        let lay = Lay::new(&[("main.tf", &text)])
            .link("link", "outside")
            .link("secret.txt", "outside/secret.txt")
            .link("nothing.txt", "outside/nothing.txt")
            .link("git", "here/.git");
        lay.refuses("is not evaluated: it leads");
    }
}

#[test]
fn the_configuration_names_nothing_outside() {
    for (configuration, name) in [
        ("var_files = [\"../outside/values.tfvars\"]\n".to_owned(), "../outside/values.tfvars"),
        ("var_files = [\"link.tfvars\"]\n".to_owned(), "link.tfvars"),
        ("var_files = [\".git/config\"]\n".to_owned(), ".git/config"),
        ("var_files = [\"/proc/self/environ\"]\n".to_owned(), "/proc/self/environ"),
    ] {
        let lay = Lay::new(&[("main.tf", STAGE), (".tollgate.hcl", &configuration)])
            .link("link.tfvars", "outside/values.tfvars");
        lay.keeps_the_secret(&[]);
        let outcome = lay.scan(&[]);
        assert_eq!(outcome.code, Some(2), "{configuration}: {}", outcome.stdout);
        assert!(outcome.stderr.contains(&format!("cannot read `{name}`: it leads")), "{}", outcome.stderr);
    }
    let lay = Lay::new(&[("main.tf", STAGE)]).link(".tollgate.hcl", "outside/tollgate.hcl");
    lay.keeps_the_secret(&[]);
    let outcome = lay.scan(&[]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.contains("cannot read `.tollgate.hcl`: it leads outside"), "{}", outcome.stderr);
}

#[test]
fn the_command_line_names_what_it_likes() {
    let text = STAGE.replace("false", "var.tracing") + "variable \"tracing\" {}\n";
    let lay = Lay::new(&[("main.tf", &text)]);
    lay.write("outside/ci.hcl", "var_files = [\"off.tfvars\"]\n");
    lay.write("outside/off.tfvars", "tracing = false\n");
    for arguments in [["--var-file", "../outside/off.tfvars"], ["--config", "../outside/ci.hcl"]] {
        let outcome = lay.scan(&arguments);
        assert!(outcome.stdout.contains("off.tfvars:1"), "{}{}", outcome.stdout, outcome.stderr);
    }
    let missing = lay.scan(&["main.tf", "--var-file", "none.tfvars"]);
    assert_eq!((missing.code, missing.stderr.contains("cannot read `none.tfvars`")), (Some(2), true));
    // A directory that a link names is the one that is meant.
    let lay = lay.link("elsewhere", "outside/module");
    assert!(lay.scan(&["elsewhere"]).stdout.contains("elsewhere/main.tf"));
}

#[test]
fn files_are_sized_before_they_are_read() {
    let sparse = |lay: &Lay, path: &str| {
        let path = lay.path("here").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        File::create(path).unwrap().set_len(5 << 30).unwrap();
    };
    let call = "module \"m\" {\n  source = \"a/b/c\"\n}\n";
    for file in ["big.tf", "terraform.tfvars", ".terraform/modules/modules.json", ".tollgate.hcl"] {
        let lay = Lay::new(&[("main.tf", call), ("stage.tf", STAGE)]);
        sparse(&lay, file);
        let outcome = lay.scan(&[]);
        assert_eq!(outcome.code, Some(2), "{file}: {}", outcome.stdout);
        assert!(outcome.stderr.contains(&format!("`{file}`: it is larger than")), "{}", outcome.stderr);
    }
    let lay = Lay::new(&[("main.tf", &STAGE.replace("false", "file(\"big.txt\") == \"\""))]);
    sparse(&lay, "big.txt");
    let outcome = lay.scan(&["--show-undecided"]);
    assert!(outcome.stdout.contains("larger than 1 MiB"), "{}", outcome.stdout);
    assert!(outcome.code.is_some());

    // So many patterns take many seconds to compile.
    let patterns: String = (0..480_000).map(|number| format!("a{number:07}*x\n")).collect();
    let lay =
        Lay::new(&[("main.tf", ""), (".gitignore", &(patterns + "/hidden/\n")), ("hidden/main.tf", STAGE)]);
    let started = std::time::Instant::now();
    let outcome = lay.scan(&[]);
    assert!(
        outcome
            .stderr
            .contains("`.gitignore` is not read, what it names is scanned: it is larger than 128 KiB")
    );
    assert!(
        outcome.stdout.contains("hidden/main.tf") && started.elapsed().as_secs() < 10,
        "{}",
        outcome.stdout
    );
    let lay = Lay::new(&[("main.tf", ""), ("hidden/main.tf", STAGE)]);
    lay.write("outside/ignore", "/hidden/\n");
    let lay = lay.link(".gitignore", "outside/ignore");
    assert!(lay.scan(&[]).stdout.contains("hidden/main.tf"), "git follows no such link either");

    let lay = Lay::new(&[("main.tf", STAGE)]);
    for arguments in [["--config", "/proc/self/pagemap"], ["--var-file", "/proc/self/pagemap"]] {
        if lay.path("/proc/self/pagemap").exists() {
            let outcome = lay.scan(&arguments);
            assert_eq!(outcome.code, Some(2), "{}", outcome.stdout);
            assert!(outcome.stderr.contains("cannot read"), "{}", outcome.stderr);
        }
    }
}
