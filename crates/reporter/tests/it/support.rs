//! Reports made by hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tollgate_core::files::Boundaries;
use tollgate_core::finding::{Finding, Report, Undecided};
use tollgate_core::flaw::{Edit, Fix, Related, Safety};
use tollgate_core::note::{Note, NoteKind};
use tollgate_core::rule::{self, Category, Rule, Severity};
use tollgate_core::source::{Location, Source, SourceId, Sources, Span};
use tollgate_core::suppress::Suppression;
use tollgate_core::value::{Reason, Unknown};
use tollgate_reporter::Scan;

const fn rule(id: &'static str, severity: Severity, text: &'static str) -> Rule {
    Rule {
        guid: "08bd0760-8752-44e1-9779-7bb369b2b4e4",
        severity,
        category: Category::NetworkingAndFirewall,
        cwe: 79,
        targets: &["aws_s3_bucket"],
        file: "crates/rules/src/aws/s3/bucket.rs",
        ..rule::rule(id, text)
    }
}

const PAGE: &str = "# Bucket grants public access\n\nWhoever knows the name reads it.\n\nAnd more.\n\n\
    ## Fix\n\nKeep it private. Then look again.\n\n## Examples\n\n\
    ```hcl bad\nresource \"aws_s3_bucket\" \"a\" {\n  acl = \"public-read\" # finding\n}\n```\n\
    ```hcl good\nresource \"aws_s3_bucket\" \"a\" {}\n```\n\n## References\n\n- [ACLs](https://example.org)\n";

/// One rule of each severity; the ids are not in the order of the severities.
pub(crate) static CRITICAL: Rule = rule("aws-s3-critical", Severity::Critical, PAGE);
pub(crate) static HIGH: Rule = rule("aws-s3-bucket-high", Severity::High, PAGE);
pub(crate) static MEDIUM: Rule = rule("aws-s3-medium", Severity::Medium, PAGE);
pub(crate) static LOW: Rule = rule("aws-s3-an-low", Severity::Low, PAGE);
pub(crate) static INFO: Rule = rule("aws-s3-info", Severity::Info, PAGE);
/// A rule of the engine: about no provider, with no weakness, and a guid that code scanning does not take.
pub(crate) static SYNTAX_ERROR: Rule = Rule {
    guid: "018f0000-0000-7000-8000-000000000000",
    cwe: 0,
    targets: &[],
    ..rule("syntax-error", Severity::High, "# Syntax error\n\nTerraform refuses the file.\n")
};

/// Sorted by id.
pub(crate) static RULES: [&Rule; 6] = [&LOW, &HIGH, &CRITICAL, &INFO, &MEDIUM, &SYNTAX_ERROR];

/// A scan in the making.
pub(crate) struct Fixture {
    pub(crate) sources: Sources,
    pub(crate) report: Report,
    pub(crate) root: PathBuf,
    pub(crate) boundaries: Boundaries,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        Self {
            sources: Sources::default(),
            report: Report::default(),
            root: PathBuf::from("/repo"),
            boundaries: Path::new("/repo").into(),
        }
    }

    /// Adds a file below the root.
    pub(crate) fn file(&mut self, path: &str, text: impl AsRef<[u8]>) -> SourceId {
        let source = Source::new(path, self.root.join(path), text.as_ref().to_vec());
        self.report.totals.files += 1;
        self.report.totals.asked += 1;
        self.sources.add(source)
    }

    /// The first place that has this text.
    pub(crate) fn at(&self, source: SourceId, needle: &str) -> Location {
        let start = self.sources.get(source).text().find(needle).expect("the text is in the file");
        Location { source, span: Span::new(start, start + needle.len()) }
    }

    /// Adds a finding at the first place that has this text.
    pub(crate) fn find(&mut self, rule: &'static Rule, source: SourceId, needle: &str) -> &mut Finding {
        let location = self.at(source, needle);
        self.report.findings.push(finding(rule, location));
        self.report.findings.last_mut().unwrap()
    }

    pub(crate) fn suppress(&mut self, rule: &'static Rule, source: SourceId, needle: &str, comment: &str) {
        let suppression = Suppression {
            location: self.at(source, comment),
            reason: "known".into(),
            is_comment: true,
            ours: true,
        };
        let finding = finding(rule, self.at(source, needle));
        self.report.suppressed.push((finding, suppression));
    }

    pub(crate) fn scan(&self) -> Scan<'_> {
        Scan {
            sources: &self.sources,
            report: &self.report,
            rules: &RULES,
            root: &self.root,
            boundaries: &self.boundaries,
            baseline: None,
            elapsed: Duration::from_millis(21),
            version: "1.2.3",
        }
    }
}

pub(crate) fn finding(rule: &'static Rule, location: Location) -> Finding {
    let mut finding = Finding::new(rule, location, "`acl` is `public-read`");
    finding.addresses = vec!["aws_s3_bucket.logs".into()];
    finding.attribute = "acl".into();
    finding
}

/// Two files with one of everything: fixes, traces, related places, several instances, suppressions, notes, an
/// undecided check, names and texts that need care.
pub(crate) fn everything() -> Fixture {
    let mut fixture = Fixture::new();
    let main = fixture.file(
        "infra/a b#1/main.tf",
        "# é😀 head\nresource \"aws_s3_bucket\" \"logs\" {\n  tags = \"😀\" /* é */\n  acl  = var.acl\n  x = {\n    y = 1\n  }\n}\n",
    );
    let variables = fixture.file(
        "infra/a b#1/variables.tf",
        "\u{feff}variable \"acl\" {\r\n  default = \"public-read\"\r\n}\r\nlocals { a = 1 } # tollgate:ignore\r\n",
    );
    let broken = fixture.file("git:broken.tf", "resource {{{\n");
    let (given, used) = (fixture.at(variables, "\"public-read\""), fixture.at(main, "var.acl"));
    let edit = Edit { location: used, replacement: "\"private\"".into() };
    let insert =
        Edit { location: given.with_span(Span::at(given.span.end)), replacement: " # was public".into() };

    let grave = fixture.find(&CRITICAL, main, "acl  = var.acl");
    grave.message = "`acl` is `{\"public\"}` in `x[0](1)`".into();
    grave.addresses = (0..8).map(|n| ecow::eco_format!("module.web[{n}].aws_s3_bucket.logs")).collect();
    grave.related = vec![Related { location: given, message: "the default of `var.acl[0]`".into() }];
    grave.trace = vec![
        Related { location: given, message: "`var.acl` has this default".into() },
        Related { location: used, message: "`var.acl` is used here".into() },
    ];
    grave.fix = Some(Fix {
        description: "Set `acl` to `private`".into(),
        safety: Safety::Unsafe,
        edits: vec![edit, insert],
    });
    fixture.find(&LOW, main, "x = {\n    y = 1\n  }");
    fixture.find(&INFO, main, "/* é */");
    fixture.find(&HIGH, variables, "variable \"acl\"");
    fixture.find(&MEDIUM, variables, "default = \"public-read\"").addresses =
        vec!["module.a[\"x.y\"]".into()];
    let error = fixture.find(&SYNTAX_ERROR, broken, "{");
    error.message = "expected a label".into();
    error.addresses.clear();
    fixture.suppress(&HIGH, variables, "a = 1", "# tollgate:ignore");

    fixture.report.totals.unresolved_calls = 1;
    fixture.report.notes.push(Note {
        kind: NoteKind::UnresolvedModule,
        location: fixture.at(main, "tags"),
        message: "the source of `module.x` is not at hand: run `terraform init`".into(),
    });
    fixture.report.undecided.push(Undecided {
        rule: &MEDIUM,
        location: fixture.at(main, "resource"),
        address: "aws_s3_bucket.logs".into(),
        unknown: Arc::new(Unknown::new(
            Reason::Variable("acl".into()),
            None,
            false,
            fixture.at(main, "var.acl"),
        )),
    });
    fixture
}
