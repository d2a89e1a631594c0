//! What Tollgate writes: files of the repository as they were but for the fixes, reports, and nothing that stays behind.
#![cfg(unix)]

use super::tollgate;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const STAGE: &str = "resource \"aws_api_gateway_stage\" \"live\" {
  rest_api_id          = \"a\"
  stage_name           = \"live\"
  xray_tracing_enabled = false
}
";

const RULE: &str = "aws-api-gateway-stage-without-tracing";

const FIX: [&str; 4] = ["scan", "--fix", "--rule", RULE];

/// A repository in `here`, with a directory `outside` beside it.
fn lay(files: &[(&str, &str)]) -> TempDir {
    let directory = TempDir::new().unwrap();
    fs::create_dir_all(directory.path().join("here/.git")).unwrap();
    fs::create_dir(directory.path().join("outside")).unwrap();
    for (path, text) in files {
        let path = directory.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    directory
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

fn is_fixed(path: impl AsRef<Path>) -> bool {
    read(path).contains("xray_tracing_enabled = true")
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

/// The temporary files that are left in a directory.
fn left_behind(directory: &Path) -> usize {
    let names = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with(".tollgate-")).count()
}

#[test]
fn fixes_write_through_no_link_to_the_outside() {
    let files = [("outside/main.tf", STAGE), ("outside/module/main.tf", STAGE), ("here/main.tf", STAGE)];
    let lay = lay(&files);
    let here = lay.path().join("here");
    symlink(lay.path().join("outside/main.tf"), here.join("c.tf")).unwrap();
    symlink(lay.path().join("outside/module"), here.join("linked")).unwrap();
    fs::write(here.join("call.tf"), "module \"m\" {\n  source = \"./linked\"\n}\n").unwrap();
    assert_eq!(tollgate(&here, &FIX).code, Some(0));
    assert!(is_fixed(here.join("main.tf")));
    assert_eq!(tollgate(&here, &[&FIX[..], &["c.tf"]].concat()).code, Some(2));
    assert!(!is_fixed(lay.path().join("outside/main.tf")));
    assert!(!is_fixed(lay.path().join("outside/module/main.tf")));
}

#[test]
fn a_link_within_the_repository_stays_a_link() {
    let lay = lay(&[("here/common/stage.txt", STAGE), ("here/live/main.tf", "")]);
    let link = lay.path().join("here/live/stage.tf");
    symlink("../common/stage.txt", &link).unwrap();
    assert_eq!(tollgate(&lay.path().join("here"), &FIX).code, Some(0));
    assert!(link.is_symlink() && is_fixed(lay.path().join("here/common/stage.txt")));
}

#[test]
fn read_only_files_are_left_alone_and_what_is_wrong_with_them_is_reported() {
    let lay = lay(&[("here/main.tf", STAGE), ("here/other/main.tf", STAGE)]);
    let here = lay.path().join("here");
    fs::set_permissions(here.join("main.tf"), Permissions::from_mode(0o444)).unwrap();
    let outcome = tollgate(&here, &FIX);
    assert_eq!(outcome.code, Some(2), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("cannot fix `main.tf`: it is read-only"), "{}", outcome.stderr);
    assert!(outcome.stdout.contains("--> main.tf:4"), "{}", outcome.stdout);
    assert!(!is_fixed(here.join("main.tf")) && is_fixed(here.join("other/main.tf")));
    assert_eq!((mode(&here.join("main.tf")), left_behind(&here)), (0o444, 0));
}

#[test]
fn owner_group_and_mode_stay() {
    let lay = lay(&[("here/main.tf", STAGE)]);
    let here = lay.path().join("here");
    let file = here.join("main.tf");
    let is_superuser = chown(&file, Some(12_345), Some(12_346)).is_ok();
    fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    let before = fs::metadata(&file).unwrap();
    assert_eq!(tollgate(&here, &FIX).code, Some(0));
    let after = fs::metadata(&file).unwrap();
    assert!(is_fixed(&file));
    assert_eq!((after.uid(), after.gid(), mode(&file)), (before.uid(), before.gid(), 0o640));
    if !is_superuser {
        return;
    }
    // Somebody who may write to the directory, but whose file it would become.
    fs::write(&file, STAGE).unwrap();
    for path in [lay.path(), &here] {
        fs::set_permissions(path, Permissions::from_mode(0o777)).unwrap();
    }
    fs::set_permissions(&file, Permissions::from_mode(0o666)).unwrap();
    let mut other = Command::new(env!("CARGO_BIN_EXE_tollgate"));
    if let Ok(output) = other.args(FIX).current_dir(&here).uid(54_321).output() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains("cannot fix `main.tf`: it belongs to another user"), "{stderr}");
        assert_eq!((fs::metadata(&file).unwrap().uid(), is_fixed(&file)), (12_345, false));
        assert_eq!(left_behind(&here), 0);
    }
}

#[test]
fn an_edit_that_is_saved_during_the_scan_stays() {
    let names: Vec<_> = (0..200).map(|number| format!("here/{number:03}/main.tf")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), STAGE)).collect();
    let lay = lay(&files);
    let (first, last) = (lay.path().join(&names[0]), lay.path().join(&names[199]));
    let mut child = Command::new(env!("CARGO_BIN_EXE_tollgate"));
    child.args(FIX).current_dir(lay.path().join("here")).stdout(Stdio::null()).stderr(Stdio::piped());
    let child = child.spawn().unwrap();
    // Files are written in their order, so that the last one is still to come when the first is written.
    let started = Instant::now();
    while !is_fixed(&first) && started.elapsed() < Duration::from_secs(60) {}
    let edited = format!("{STAGE}# edited\n");
    let fixed_before = is_fixed(&last);
    fs::write(&last, &edited).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(read(&last).contains("# edited"), "{}", read(&last));
    if !fixed_before {
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains("`199/main.tf`: it was changed while it was scanned"), "{stderr}");
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_report_goes_through_no_link_of_the_repository() {
    let lay = lay(&[("here/main.tf", STAGE), ("outside/bashrc", "alias")]);
    let here = lay.path().join("here");
    for target in ["../outside/bashrc", "/dev/null", "nowhere"] {
        symlink(target, here.join("report.out")).unwrap();
        assert_eq!(tollgate(&here, &["scan", "--output", "json=report.out"]).code, Some(1));
        assert!(!here.join("report.out").is_symlink() && read(here.join("report.out")).starts_with('{'));
        fs::remove_file(here.join("report.out")).unwrap();
    }
    assert_eq!(read(lay.path().join("outside/bashrc")), "alias");
    assert!(!lay.path().join("here/nowhere").exists());
}

#[test]
fn a_report_keeps_the_mode_of_the_one_before_and_replaces_none_that_is_read_only() {
    let lay = lay(&[("here/main.tf", STAGE), ("here/report.json", "old")]);
    let here = lay.path().join("here");
    let report = here.join("report.json");
    fs::set_permissions(&report, Permissions::from_mode(0o600)).unwrap();
    assert_eq!(tollgate(&here, &["scan", "--output", "json=report.json"]).code, Some(1));
    assert!(mode(&report) == 0o600 && read(&report).starts_with('{'));
    fs::write(&report, "old").unwrap();
    fs::set_permissions(&report, Permissions::from_mode(0o444)).unwrap();
    let outcome = tollgate(&here, &["scan", "--output", "json=report.json"]);
    assert_eq!((outcome.code, read(&report).as_str(), left_behind(&here)), (Some(2), "old", 0));
    assert!(outcome.stderr.contains("cannot write `report.json`: it is read-only"), "{}", outcome.stderr);
}

#[test]
fn a_signal_leaves_no_temporary_file() {
    let stages: String =
        (0..3000).map(|number| STAGE.replace("\"live\" {", &format!("\"s{number}\" {{"))).collect();
    for (name, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        let lay = lay(&[("here/main.tf", &stages)]);
        let here = lay.path().join("here");
        let mut child = Command::new(env!("CARGO_BIN_EXE_tollgate"))
            .args(["scan", "--output", "sarif=report.sarif", "--sarif-pretty", "--rule", RULE])
            .current_dir(&here)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let id = child.id().to_string();
        let kill = |signal: &str| {
            assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        };
        while left_behind(&here) == 0 && child.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_millis(1));
        }
        kill("STOP");
        let was_writing = left_behind(&here) == 1;
        kill(name);
        kill("CONT");
        let status = child.wait().unwrap();
        assert_eq!(left_behind(&here), 0, "{name}");
        assert!(was_writing, "the report is large enough to be caught while it is written");
        assert!(status.signal() == Some(number) || here.join("report.sarif").exists(), "{name}: {status}");
    }
}
