//! The page in a real browser, where there is one.

use crate::formats::written;
use crate::support::{LOW, everything};
use std::path::Path;
use std::process::Command;
use tollgate_reporter::html;

const BROWSERS: [&str; 4] =
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable"];

/// The page as it stands after its scripts have run; `None` where no browser is installed.
fn opened(name: &str, page: &str, fragment: &str) -> Option<String> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, page).unwrap();
    let address = format!("file://{}#{fragment}", file.display());
    let open = |browser: &&str| {
        let args = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", &address];
        Command::new(browser).args(args).output().ok()
    };
    let output = BROWSERS.iter().find_map(open)?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_page_filters_in_a_browser() {
    let page = written(html::write, &everything());
    let Some(all) = opened("all.html", &page, "") else { return };
    assert!(all.contains(">6 of 6 shown</output>"), "{all}");
    for (fragment, shown) in [
        ("severity=high", 2),
        ("rule=aws-s3-medium", 1),
        ("provider=aws", 5),
        ("path=VARIABLES", 2),
        ("severity=low&path=variables", 0),
    ] {
        let dom = opened("some.html", &page, fragment).unwrap();
        assert!(dom.contains(&format!(">{shown} of 6 shown</output>")), "{fragment}: {dom}");
        assert_eq!(dom.matches("<article").count() - dom.matches("hidden=\"\"").count(), shown, "{fragment}");
    }
}

#[test]
fn a_browser_runs_no_script_of_others() {
    let mut fixture = everything();
    let source = fixture.file("x.tf", "<script>document.title = 'run'</script>");
    fixture.find(&LOW, source, "<script>").message = "<img src=x onerror=\"document.title = 'run'\">".into();
    let page = written(html::write, &fixture);
    // Were something not escaped, the policy would still keep it from running.
    let hostile = page.replace("</main>", "</main><script>document.title = 'run'</script>");
    for (name, page) in [("escaped.html", &page), ("hostile.html", &hostile)] {
        let Some(dom) = opened(name, page, "") else { return };
        assert!(dom.contains("<title>Tollgate: 7 findings"), "{dom}");
        assert!(dom.contains(">7 of 7 shown</output>"), "{dom}");
    }
}
