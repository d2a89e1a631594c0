//! The page.

use crate::formats::written;
use crate::support::{CRITICAL, Fixture, HIGH, LOW, everything};
use tollgate_reporter::html;

#[test]
fn the_page_shows_findings_with_their_lines_the_most_severe_first() {
    let page = written(html::write, &everything());
    assert!(page.contains("<h1>Tollgate: 6 findings (1 critical, 2 high, 1 medium, 1 low, 1 info)</h1>"));
    let severities: Vec<_> = page
        .lines()
        .filter_map(|line| line.strip_prefix("<article data-severity=\"")?.split('"').next())
        .collect();
    assert_eq!(severities, ["critical", "high", "high", "medium", "low", "info"]);
    assert!(page.contains("<span class=\"number\">4</span>  <mark>acl  = var.acl</mark>\n"), "{page}");
    assert!(
        page.contains(
            "data-provider=\"aws\" data-rule=\"aws-s3-critical\" data-path=\"infra/a b#1/main.tf\""
        )
    );
    assert!(
        page.contains("<p>Beside them: 1 suppressed, 1 check undecided, 1 module call not resolved.</p>")
    );
    assert!(page.contains("the source of <code>module.x</code> is not at hand"));
    assert!(page.ends_with("</html>\n"));
}

#[test]
fn the_page_of_a_clean_scan_filters_nothing() {
    let page = written(html::write, &Fixture::new());
    assert!(page.contains("<h1>Tollgate: no findings</h1>"));
    assert!(!page.contains("<form") && !page.contains("<article"), "{page}");
}

#[test]
fn the_page_loads_nothing_and_holds_no_markup_of_others() {
    let mut fixture = Fixture::new();
    let hostile = "</pre><script>alert(1)</script><img src=x onerror=alert(2)>\" onload=\"x";
    let source = fixture.file("a\"><script>b.tf", format!("{hostile}\n<!-- {hostile}\n"));
    let finding = fixture.find(&HIGH, source, hostile);
    finding.message = hostile.into();
    finding.addresses = vec![hostile.into()];
    let page = written(html::write, &fixture);
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    for markup in ["<img", "<!-- ", "\" onload=\"", "</pre><"] {
        assert!(!page.contains(markup), "{markup}: {page}");
    }
    assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"));
    for loads in ["src=", "url(", "@import", "fetch(", "<link", "<iframe"] {
        let own = page.replace("img src=x", "");
        assert!(!own.contains(loads), "{loads}");
    }
}

#[test]
fn secrets_around_a_finding_are_not_shown() {
    let mut fixture = Fixture::new();
    let source = fixture
        .file("a.tf", "password = \"hunter2\"\nacl = 1\nb = {\n  c = 1\n  password = \"hunter3\"\n}\n");
    fixture.find(&LOW, source, "acl = 1");
    fixture.find(&CRITICAL, source, "b = {\n  c = 1\n  password = \"hunter3\"\n}");
    let page = written(html::write, &fixture);
    assert!(page.contains("<mark>acl = 1</mark>") && page.contains("<mark>b = {</mark>"), "{page}");
    assert!(!page.contains("hunter"), "{page}");
}

#[test]
fn what_makes_the_page_too_large_is_left_out_and_counted() {
    let mut fixture = Fixture::new();
    let source = fixture.file("main.tf", "bucket\n");
    for line in 0..6_000 {
        let rule = if line == 5_999 { &CRITICAL } else { &LOW };
        fixture.find(rule, source, "bucket").message = format!("{line} {}", "<".repeat(400));
    }
    let page = written(html::write, &fixture);
    assert!(page.len() < 5_100_000, "{}", page.len());
    let shown = page.matches("<article ").count();
    assert!(shown > 1_000 && page.contains("data-severity=\"critical\""), "{shown}");
    let left_out = format!("<p class=\"notice\">{} findings are left out, the least severe", 6_000 - shown);
    assert!(page.contains(&left_out), "{left_out}");
}
