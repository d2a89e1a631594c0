//! What expressions of rules read, and what is decided.

use crate::{POOL, rule, scan_text};

/// What a rule says of a configuration: for each line with a finding `line`, and for each undecided block `?line`.
fn judged(definition: &str, text: &str) -> Vec<String> {
    let page = format!(
        "# Title\n\nRisk.\n\n```hcl rule\nrule \"acme-test\" {{\n  severity = \"low\"\n{definition}\n}}\n```\n"
    );
    let (project, report) = scan_text(rule(&page), text);
    let line = |it: tollgate_core::source::Location| project.sources.get(it.source).line(it.span.start);
    let errors = report.notes.iter().filter(|it| it.kind.name() == "rule-error");
    let errors = errors.map(|it| format!("!{}", it.message));
    let findings = report.findings.iter().map(|it| line(it.location).to_string());
    let undecided = report.undecided.iter().map(|it| format!("?{}", line(it.location)));
    findings.chain(undecided).chain(errors).collect()
}

const TARGET: &str = "targets = [\"aws_x\"]\n";

fn requires(require: &str, text: &str) -> Vec<String> {
    judged(&format!("{TARGET}require = {require}"), text)
}

#[test]
fn what_is_absent_is_null_and_what_the_provider_makes_of_it_where_null_will_not_do() {
    let text = "resource \"aws_x\" \"a\" {\n}\nresource \"aws_x\" \"b\" {\n  name = \"b\"\n}\n";
    assert_eq!(requires("self.name != null", text), ["1"]);
    assert_eq!(requires("self.name == \"b\"", text), ["1"]);
    assert_eq!(requires("can(self.tags.Owner)", text), ["1", "3"]);
    assert_eq!(requires("try(self.name, \"\") != \"b\"", text), ["3"]);
    assert_eq!(requires("!startswith(self.name, \"b\")", text), ["3", "?1"]);
    assert_eq!(requires("self.tags.Owner != \"\"", text), ["?1", "?3"]);
    assert_eq!(requires("length(self.ingress) > 0", text), ["1", "3"]);
}

#[test]
fn nested_blocks_are_lists_of_objects() {
    let text = "variable \"n\" {}\nresource \"aws_x\" \"a\" {\n  rule {\n    port = 22\n  }\n  rule {\n    port = 80\n  }\n}\n\
        resource \"aws_x\" \"b\" {\n  dynamic \"rule\" {\n    for_each = [22]\n    content {\n      port = rule.value\n    }\n  }\n}\n\
        resource \"aws_x\" \"c\" {\n  dynamic \"rule\" {\n    for_each = var.n\n    content {\n      port = 22\n    }\n  }\n}\n\
        resource \"aws_x\" \"d\" {\n  dynamic \"rule\" {\n    for_each = var.n\n    content {\n      port = 80\n    }\n  }\n}\n";
    // What may be there once or several times decides where it cannot be what is looked for.
    assert_eq!(requires("!anytrue([for it in self.rule : it.port == 22])", text), ["2", "10", "?18"]);
    assert_eq!(requires("self.rule[0].port == 22", text), ["?18", "?26"]);
    assert_eq!(requires("alltrue([for it in self.rule : it.port > 30])", text), ["2", "10", "?18"]);
    assert_eq!(requires("length(self.rule) == 2", text), ["10", "?18", "?26"]);
}

/// Blocks whose attributes are set, absent, null, unknown, of another type than is asked for, and nested blocks.
const VARIED: &str = r#"variable "any" {}
resource "aws_x" "absent" {}
resource "aws_x" "set" {
  name   = "b-1"
  size   = 3
  flag   = true
  tags   = { Owner = "me" }
  cidrs  = ["10.0.0.0/8", "0.0.0.0/0"]
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*" }] })
  other  = "b-1"
}
resource "aws_x" "texts" {
  name  = "B"
  size  = "30"
  flag  = "false"
  tags  = {}
  cidrs = []
  rule {
    port = 22
  }
  rule {
    port = "80"
    name = "web"
  }
}
resource "aws_x" "null" {
  name  = null
  tags  = null
  rule  = [{ port = 22, name = null }]
  other = 1
}
resource "aws_x" "unknown" {
  name  = "b-${var.any}"
  size  = var.any
  flag  = var.any == "x"
  tags  = { Owner = var.any }
  cidrs = [var.any, "0.0.0.0/0"]
  dynamic "rule" {
    for_each = var.any
    content {
      port = 22
    }
  }
}
resource "aws_x" "wrong" {
  name  = ["b"]
  size  = "many"
  tags  = "none"
  cidrs = "0.0.0.0/0"
  rule {
    port = var.any
  }
}
"#;

/// Each is decided by the attributes alone where those are known, and by the evaluator otherwise.
const CONDITIONS: [&str; 34] = [
    "self.name == \"b-1\"",
    "self.name != null",
    "self.name == self.other",
    "self.other == 1",
    "self.id == \"x\"",
    "self.size <= 10",
    "tonumber(self.size) + 1 < 30",
    "self.flag",
    "!self.flag",
    "tobool(self.flag) == true",
    "startswith(self.name, \"b\")",
    "!strcontains(lower(self.name), \"b\")",
    "contains([\"b-1\", \"B\"], self.name)",
    "contains(self.cidrs, \"0.0.0.0/0\")",
    "length(self.cidrs) == 0",
    "length(self.rule) > 0",
    "length(self.name) < 3",
    "can(self.tags.Owner)",
    "!can(self.tags[\"Owner\"])",
    "self.tags.Owner == \"me\"",
    "can(tostring(self.name))",
    "can(regex(\"^[a-z0-9-]+$\", self.name))",
    "split(\"-\", self.name)[0] == \"b\"",
    "split(\"-\", self.name)[1] == \"1\"",
    "try(self.name, \"x\") == \"x\"",
    "try(self.tags.Owner, self.name, \"x\") == \"me\"",
    "self.name == null || startswith(self.name, \"b\")",
    "self.name != null && self.size > 1",
    "anytrue([for it in self.rule : it.port == 22])",
    "alltrue([for it in self.rule : it.name != null if it.port == 80])",
    "anytrue([for it in self.cidrs : it == \"0.0.0.0/0\"])",
    "alltrue([for it in self.cidrs : endswith(it, \"/8\")])",
    "anytrue([for it in policy(self.policy).statements : contains(it.Action, \"*\")])",
    "self.rule[0].port == 22",
];

#[test]
fn conditions_over_attributes_alone_are_judged_like_all_others() {
    for condition in CONDITIONS {
        // What stands in a list is always left to the evaluator.
        let (alone, evaluated) =
            (requires(condition, VARIED), requires(&format!("[{condition}][0]"), VARIED));
        assert_eq!(alone, evaluated, "{condition}");
    }
}

const OPEN: &str = "require = !anytrue([for it in self.rule : contains(it.cidrs, \"0.0.0.0/0\")])\n";

/// Line 3 to 5 a rule that is right, 6 to 8 one that is wrong, 9 to 14 another one.
const RULES: &str = "variable \"any\" {\n  default = [\"0.0.0.0/0\"]\n}\nresource \"aws_x\" \"a\" {\n\
    rule {\n  cidrs = [\"10.0.0.0/8\"]\n}\nrule {\n  cidrs = var.any\n}\n\
    rule {\n  cidrs = [\n    \"10.0.0.0/8\",\n    \"0.0.0.0/0\",\n  ]\n}\n}\n";

#[test]
fn each_nested_block_that_breaks_the_rule_by_itself_is_shown() {
    let judged = |at: &str, text: &str| judged(&format!("{TARGET}{OPEN}at = \"{at}\""), text);
    assert_eq!(judged("rule[*].cidrs", RULES), ["9", "12"]);
    assert_eq!(judged("rule[*]", RULES), ["8", "11"]);
    assert_eq!(judged("rule.cidrs", RULES), ["6"]);
    // An element, where the list is written there.
    assert_eq!(judged("rule[*].cidrs[*]", RULES), ["9", "14"]);
    // What `dynamic` makes is one block for each turn, at one place.
    let dynamic = "resource \"aws_x\" \"a\" {\n  dynamic \"rule\" {\n    for_each = [\"10.0.0.0/8\", \"0.0.0.0/0\"]\n    content {\n\
                   cidrs = [rule.value]\n    }\n  }\n}\n";
    assert_eq!(judged("rule[*].cidrs", dynamic), ["5"]);
    let objects = "resource \"aws_x\" \"a\" {\n  rule = [\n    { cidrs = [] },\n    { cidrs = [\"0.0.0.0/0\"] },\n  ]\n}\n";
    assert_eq!(judged("rule[*].cidrs", objects), ["4"]);
}

#[test]
fn what_no_part_breaks_by_itself_is_shown_at_the_header() {
    let judged = |require: &str, text: &str| {
        judged(&format!("{TARGET}require = {require}\nat = \"rule[*].port\""), text)
    };
    let two = "resource \"aws_x\" \"a\" {\n  rule {\n    port = 1\n  }\n  rule {\n    port = 2\n  }\n}\n";
    assert_eq!(judged("length(self.rule) < 2", two), ["1"]);
    assert_eq!(judged("self.rule[1].port == 3", two), ["1"]);
    assert_eq!(judged("length(self.rule) == 3", "resource \"aws_x\" \"a\" {\n}\n"), ["1"]);
    // Nested blocks of nested blocks, of which one is meant where no `[*]` is.
    let deep = "resource \"aws_x\" \"a\" {\n  set {\n    rule {\n      port = 1\n    }\n    rule {\n      port = 2\n    }\n  }\n}\n";
    let require = "alltrue([for it in self.set[0].rule : it.port != 2])";
    for at in ["set.rule[*].port", "set[*].rule[*].port"] {
        assert_eq!(self::judged(&format!("{TARGET}require = {require}\nat = \"{at}\""), deep), ["7"]);
    }
}

#[test]
fn the_message_and_the_fix_are_of_the_part_that_is_to_blame() {
    let page = format!(
        "# Title\n\nRisk.\n\n```hcl rule\nrule \"acme-test\" {{\n  severity = \"low\"\n{TARGET}{OPEN}\
         at = \"rule[*].cidrs\"\n  message = \"${{length(self.rule)}} rule, of ${{join(\", \", self.rule[0].cidrs)}}\"\n\
         fix = {{ \"rule[*].cidrs\" = \"setsubtract(self.rule[*].cidrs, [\\\"0.0.0.0/0\\\"])\" }}\n}}\n```\n"
    );
    let (project, report) = scan_text(rule(&page), RULES);
    let messages: Vec<_> = report.findings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["1 rule, of 0.0.0.0/0", "1 rule, of 10.0.0.0/8, 0.0.0.0/0"]);
    let fixes = report.findings.iter().filter_map(|it| it.fix.as_ref());
    let fixed = tollgate_core::fix::apply(fixes, &project.sources);
    let (text, _) = &fixed.values().next().unwrap();
    assert!(text.contains("cidrs = setsubtract(var.any, [\"0.0.0.0/0\"])"), "{text}");
    assert!(text.contains("  \"0.0.0.0/0\",\n  ], [\"0.0.0.0/0\"])"), "{text}");
}

#[test]
fn a_path_that_is_none_is_a_mistake() {
    let page = |at: &str| {
        format!(
            "# Title\n\nRisk.\n\n```hcl rule\nrule \"acme-test\" {{\n  severity = \"low\"\n{TARGET}{OPEN}at = \"{at}\"\n}}\n```\n"
        )
    };
    for at in ["rule[0].cidrs", "rule[*]cidrs", "rule..cidrs", "[*]", ""] {
        let wrong = tollgate_custom::read("page.md", &page(at), 1, &tollgate_custom::Catalogue::default())
            .unwrap_err();
        assert_eq!(wrong.len(), 1, "{at}");
        assert!(
            wrong[0].line == 10 && wrong[0].message.starts_with(&format!("`{at}` is no path")),
            "{wrong:?}"
        );
    }
}

#[test]
fn blocks_of_other_types_are_joined_by_references() {
    let text = "variable \"o\" {}\n\
        resource \"aws_x\" \"a\" {\n  name = \"a\"\n}\nresource \"aws_x\" \"b\" {\n}\nresource \"aws_x\" \"c\" {\n}\n\
        resource \"aws_y\" \"a\" {\n  x = aws_x.a.name\n  on = true\n}\n\
        resource \"aws_y\" \"b\" {\n  x = aws_x.b.id\n  on = false\n}\n";
    for join in ["it.x == self.id", "self.id == it.x"] {
        assert_eq!(requires(&format!("anytrue([for it in resources.aws_y : {join}])"), text), ["7"]);
        assert_eq!(
            requires(&format!("anytrue([for it in resources.aws_y : it.on if {join}])"), text),
            ["5", "7"]
        );
        assert_eq!(requires(&format!("length([for it in resources.aws_y : it if {join}]) > 0"), text), ["7"]);
    }
    let unknown = format!("{text}resource \"aws_y\" \"o\" {{\n  x = var.o\n}}\n");
    assert_eq!(requires("anytrue([for it in resources.aws_y : it.x == self.id])", &unknown), ["?7"]);
    let counted = format!("{text}resource \"aws_y\" \"c\" {{\n  count = var.o\n  x = aws_x.c.id\n}}\n");
    assert_eq!(requires("anytrue([for it in resources.aws_y : it.x == self.id])", &counted), ["?7"]);
    // The others of its own type are others.
    assert_eq!(requires("alltrue([for it in resources.aws_x : it.name != \"a\"])", text), ["5", "7"]);
    let data = "resource \"aws_x\" \"a\" {\n}\ndata \"aws_z\" \"a\" {\n  n = 1\n}\n";
    assert_eq!(requires("anytrue([for it in resources.data.aws_z : it.n == 2])", data), ["1"]);
}

#[test]
fn calls_of_modules_variables_and_names_are_read() {
    let text = "module \"a\" {\n  source = \"terraform-aws-modules/s3-bucket/aws\"\n  acl = \"public\"\n}\n\
        variable \"Size\" {\n}\nresource \"aws_x\" \"a\" {\n}\n";
    let acl = "require = self.acl != \"public\"\nat = \"acl\"";
    assert_eq!(
        judged(&format!("targets = [\"module.terraform-aws-modules/s3-bucket/aws\"]\n{acl}"), text),
        ["3"]
    );
    assert_eq!(
        judged("targets = [\"module\"]\nrequire = !startswith(self.source, \"terraform-\")", text),
        ["1"]
    );
    assert_eq!(judged("targets = [\"variable\"]\nrequire = block.name == lower(block.name)", text), ["5"]);
    assert_eq!(judged("targets = [\"aws_*\"]\nrequire = block.address != \"aws_x.a\"", text), ["7"]);
}

#[test]
fn policies_and_networks_have_functions() {
    let text = "resource \"aws_x\" \"a\" {\n  policy = jsonencode({\n    Statement = { Effect = \"Allow\", Action = \"*\", Principal = \"*\" }\n  })\n\
        cidr = \"10.1.0.0/16\"\n}\n";
    let statement =
        |it: &str| requires(&format!("!anytrue([for it in policy(self.policy).statements : {it}])"), text);
    assert_eq!(statement("contains(it.Action, \"*\")"), ["1"]);
    assert_eq!(statement("contains(it.Principal.AWS, \"*\") && length(it.Resource) == 0"), ["1"]);
    assert_eq!(statement("can(it.Condition.StringEquals)"), [""; 0]);
    assert_eq!(requires("!cidr_overlaps(self.cidr, \"10.0.0.0/8\")", text), ["1"]);
    assert_eq!(requires("!cidr_overlaps(self.cidr, \"10.2.0.0/16\")", text), [""; 0]);
}

/// What `rules test` says of a page whose fix sets `tags` so.
fn tested_with_fix(tags: &str) -> Vec<(usize, String)> {
    let page = format!(
        r#"# Topic without a cost centre

Nobody can be charged for it.

```hcl rule
rule "acme-topic-without-cost-centre" {{
  targets  = ["aws_sns_topic"]
  severity = "low"
  require  = can(self.tags.CostCentre)
  at       = "tags"
  fix      = {{ tags = "{tags}" }}
}}
```

## Fix

Name it.

## Examples

```hcl bad
resource "aws_sns_topic" "a" {{
  tags = {{ Team = "a" }} # finding
}}
resource "aws_sns_topic" "b" {{
  tags = {{ Team = "b" }} # finding
}}
```

```hcl good
resource "aws_sns_topic" "a" {{
  tags = {{ CostCentre = "1" }}
}}
```
"#
    );
    let mistakes = POOL.install(|| tollgate_custom::examples::judge(rule(&page), &page));
    mistakes.into_iter().map(|it| (it.line, it.message)).collect()
}

#[test]
fn a_fix_is_tried_on_the_bad_example() {
    assert_eq!(tested_with_fix(r#"merge(self.tags, { CostCentre = \"x\" })"#), []);
    let left = tested_with_fix(r#"merge(self.tags, { Cost = \"x\" })"#);
    let [(23, message)] = left.as_slice() else { panic!("{left:?}") };
    assert!(message.starts_with("the fix leaves a finding: "), "{message}");
}
