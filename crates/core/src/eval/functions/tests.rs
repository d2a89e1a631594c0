//! What functions make of values that are not known, which Terraform's console cannot be asked for; and that no
//! function panics or runs away.

use crate::eval::{Evaluator, Limits, Scope};
use crate::files::Memory;
use crate::load::load;
use crate::value::{Data, Reason, Symbol, Value};
use std::path::Path;

/// `id` and `arn` are computed strings, `x` and `y` variables of which nothing is known.
const PREAMBLE: &str = r#"
variable "x" {}
variable "y" {}
variable "secret" {
  sensitive = true
  default   = "hush"
}
resource "aws_vpc" "a" {}
resource "aws_vpc" "b" {}
locals {
  template = "logs-${aws_vpc.a.id}-end"
  either   = var.x ? "a" : "b"
}
"#;

fn evaluate(expression: &str) -> Value {
    let files = Memory::default()
        .with("/scan/main.tf", format!("{PREAMBLE}\nlocals {{\n  it = {expression}\n}}\n"))
        .with("/scan/greet.tftpl", "Hello ${name}%{ if loud }!%{ endif }")
        .with("/scan/policy.tftpl", "${jsonencode({ Statement = { Effect = name, Action = upper(name) } })}")
        .with("/scan/big.txt", vec![b'x'; (1 << 20) + 1])
        .with("/outside.txt", "secret");
    let inputs = files.inputs().into_iter().filter(|input| input.path.ends_with("main.tf")).collect();
    let project = load(inputs, &[], Path::new("/scan"), &files, &());
    assert_eq!(project.errors, [], "{expression}");
    let evaluator = Evaluator::new(&project, 0, &files, Limits::default());
    let local = &evaluator.module(0).locals["it"];
    let local = local.attribute();
    evaluator.evaluate(local.expr(), &Scope { instance: 0, source: local.source(), bindings: None })
}

/// The value as an expression: unknown parts by their symbols.
fn shown(expression: &str) -> String {
    evaluate(expression).to_string()
}

fn reason(expression: &str) -> Reason {
    evaluate(expression).first_unknown().unwrap_or_else(|| panic!("{expression} is known")).reason.clone()
}

#[test]
fn what_does_not_depend_on_the_unknown_part_is_known() {
    for (expression, value) in [
        ("length([var.x, 1])", "2"),
        ("length(toset([aws_vpc.a.id, aws_vpc.b.id]))", "2"),
        ("keys({ a = var.x, b = 1 })", r#"["a", "b"]"#),
        ("lookup({ a = var.x, b = 1 }, \"b\", var.y)", "1"),
        ("lookup({ a = 1 }, var.x, 1)", "1"),
        ("element([var.x, 2], 3)", "2"),
        ("compact([aws_vpc.a.id, \"\"])", "[aws_vpc.a.id]"),
        ("coalesce(aws_vpc.a.arn, \"x\")", "aws_vpc.a.arn"),
        ("element([1, 1], var.x)", "1"),
        ("contains([var.x, 2], 2)", "true"),
        ("contains([aws_vpc.a.id], aws_vpc.b.id)", "false"),
        ("contains([local.template], \"metrics\")", "false"),
        ("coalesce(null, \"a\", var.x)", r#""a""#),
        ("try(null.a, 1)", "1"),
        ("merge({ a = var.x }, { b = 1 }).b", "1"),
        ("concat([var.x], [2])[1]", "2"),
        ("zipmap([\"a\", \"b\"], [var.x, 2]).b", "2"),
        ("alltrue([false, var.x])", "false"),
        ("anytrue([true, var.x])", "true"),
        ("index([2, var.x], 2)", "0"),
        ("one([local.template]) == \"x\"", "false"),
        ("setsubtract([aws_vpc.a.id, \"x\"], [aws_vpc.a.id, \"x\"])", "[]"),
        ("startswith(local.template, \"logs-\")", "true"),
        ("startswith(local.template, \"x\")", "false"),
        ("endswith(local.template, \"-end\")", "true"),
        ("strcontains(local.template, \"ogs\")", "true"),
        ("substr(local.template, 0, 4)", r#""logs""#),
        ("jsondecode(jsonencode({ a = var.x, b = [1] })).b", "[1]"),
        ("length(flatten([[aws_vpc.a.id], [\"b\"]]))", "2"),
        ("length(var.x ? [1, 2] : [3, 4])", "2"),
        ("(var.x ? { a = 1, b = 2 } : { a = 1, b = 3 }).a", "1"),
        ("length(compact([\"a\", local.template, \"\"]))", "2"),
        ("distinct([aws_vpc.a.id, aws_vpc.b.id, aws_vpc.a.id]) == [aws_vpc.a.id, aws_vpc.b.id]", "true"),
    ] {
        assert_eq!(shown(expression), value, "{expression}");
    }
}

#[test]
fn strings_are_known_in_parts() {
    for (expression, value) in [
        ("join(\"-\", [\"a\", aws_vpc.a.id, \"b\"])", "\"a-${aws_vpc.a.id}-b\""),
        ("format(\"arn:%s/%d\", aws_vpc.a.id, 5)", "\"arn:${aws_vpc.a.id}/5\""),
        ("format(\"%5s|\", var.x)", "\"${format(\"%5s\", var.x)}|\""),
        ("formatlist(\"%s/x\", [aws_vpc.a.id, \"b\"])", "[\"${aws_vpc.a.id}/x\", \"b/x\"]"),
        ("upper(local.template)", "\"LOGS-${upper(aws_vpc.a.id)}-END\""),
        ("replace(local.template, \"-\", \"_\")", "\"logs_${replace(aws_vpc.a.id, \"-\", \"_\")}_end\""),
        ("trimprefix(local.template, \"logs-\")", "\"${aws_vpc.a.id}-end\""),
        ("trimsuffix(local.template, \"-end\")", "\"logs-${aws_vpc.a.id}\""),
        ("trimsuffix(local.template, \"x\")", "\"logs-${aws_vpc.a.id}-end\""),
        ("trimspace(\" ${local.template}\\n\")", "\"logs-${aws_vpc.a.id}-end\""),
        ("chomp(\"${local.template}\\n\")", "\"logs-${aws_vpc.a.id}-end\""),
        ("cidrsubnet(\"10.1.0.0/20\", 4, var.x)", "\"10.1.${cidrsubnet(\"10.1.0.0/20\", 4, var.x)}/24\""),
        ("cidrsubnet(\"fd00::/8\", 40, var.x)", "\"fd${cidrsubnet(\"fd00::/8\", 40, var.x)}/48\""),
        (
            "cidrsubnet(\"2001:db8:0:a00::/56\", 8, var.x)",
            "\"2001:db8:${cidrsubnet(\"2001:db8:0:a00::/56\", 8, var.x)}/64\"",
        ),
        ("cidrhost(\"192.168.4.0/24\", var.x)", "\"192.168.4.${cidrhost(\"192.168.4.0/24\", var.x)}\""),
        ("templatefile(\"greet.tftpl\", { name = aws_vpc.a.id, loud = true })", "\"Hello ${aws_vpc.a.id}!\""),
    ] {
        assert_eq!(shown(expression), value, "{expression}");
    }
}

#[test]
fn what_may_go_either_way_stays_unknown() {
    for expression in [
        "length(var.x)", "length(toset([aws_vpc.a.id, \"b\"]))", "contains([var.x], 1)",
        "lookup({ a = 1 }, var.x, 2)", "lookup({ a = 1 }, var.x)", "element([1, 2], var.x)",
        "coalesce(var.x, 1)", "coalesce(\"${var.x}\", 1)", "flatten([var.x, [1]])",
        "compact([aws_vpc.a.tag])", "distinct([aws_vpc.a.id, \"b\"])",
        "tolist(toset([aws_vpc.a.id, \"b\"]))", "index([var.x, 2], 2)", "sort([aws_vpc.a.id, \"b\"])",
        "startswith(local.template, \"logs-vpc\")", "trimprefix(local.template, \"logs-vpc\")",
        "trimspace(\" ${var.x}\")", "substr(local.template, 0, 5)", "can(var.x.y)", "sum([1, var.x])",
        "merge({ a = 1 }, var.x)", "alltrue([true, var.x])", "setintersection([aws_vpc.a.id], [\"b\"])",
        "issensitive(var.x)",
    ] {
        assert!(matches!(reason(expression), Reason::Variable(_) | Reason::Computed(_)), "{expression}");
    }
}

#[test]
fn what_is_not_known_at_all_is_to_blame_before_what_is_known_in_part() {
    for (expression, name) in
        [("concat([aws_vpc.a.id], var.x)", "x"), ("merge({ a = aws_vpc.a.id }, var.y)", "y")]
    {
        assert_eq!(reason(expression), Reason::Variable(name.into()), "{expression}");
    }
}

#[test]
fn equal_calls_are_equal_and_impure_ones_are_not() {
    for (expression, value) in [
        ("sha256(aws_vpc.a.id) == sha256(aws_vpc.a.id)", Some("true")),
        ("sha256(aws_vpc.a.id) == sha256(aws_vpc.b.id)", None),
        ("base64gzip(\"a\") == base64gzip(\"a\")", Some("true")),
        ("base64gzip(\"a\") == base64gzip(\"b\")", None),
        ("uuid() == uuid()", None),
        ("[timestamp()] == [timestamp()]", None),
        ("md5(uuid()) == md5(uuid())", None),
        ("sha256(\"${var.secret}${var.x}\") == sha256(\"other${var.x}\")", None),
        ("provider::a::f(1) == provider::a::f(1)", Some("true")),
        ("provider::a::f(1) == provider::a::f(2)", None),
    ] {
        let found = evaluate(expression);
        assert_eq!(
            found.first_unknown().is_none().then(|| found.to_string()).as_deref(),
            value,
            "{expression}"
        );
    }
}

#[test]
fn identities_of_expressions_hold_all_that_decides() {
    for expression in [
        "[for v in [1] : v if var.x] == [for v in [2] : v if var.x]",
        "{ (var.x) = 1 } == { (var.x) = 2 }",
        "{ for v in [1] : var.x => v } == { for v in [2] : var.x => v }",
        "[for k in [\"a\", \"b\"] : [for v in var.x : k]][0] == [for k in [\"a\", \"b\"] : [for v in var.x : k]][1]",
        "\"%{ if var.x }a%{ endif }\" == \"%{ if var.x }b%{ endif }\"",
        "merge({ a = 1 }, var.x...) == merge({ a = 2 }, var.x...)",
        "var.x[var.secret] == var.x[\"other\"]",
    ] {
        assert!(evaluate(expression).first_unknown().is_some(), "{expression}");
    }
    assert_eq!(shown("[for v in var.x : v] == [for v in var.x : v]"), "true");
}

#[test]
fn what_was_encoded_stays_at_hand() {
    for expression in ["jsonencode({ a = [1], b = \"x\" })", "jsonencode({ a = var.x })"] {
        let value = evaluate(expression);
        let encoded = value.encoded().unwrap_or_else(|| panic!("{expression}"));
        assert!(matches!(encoded.data(), Data::Object(members) if members.contains_key("a")), "{expression}");
    }
    let base64 = evaluate("base64encode(\"a ${var.x}\")");
    assert_eq!(base64.base64_of().map(ToString::to_string).as_deref(), Some("\"a ${var.x}\""));
    assert!(evaluate("base64encode(\"a\")").base64_of().is_none());
    let through = evaluate("templatefile(\"greet.tftpl\", { name = jsonencode([1]), loud = false })");
    assert_eq!(through.as_str(), Some("Hello [1]"));
}

#[test]
fn results_are_sensitive_where_arguments_are() {
    for (expression, sensitive) in [
        ("upper(var.secret)", true),
        ("join(\",\", [var.secret])", true),
        ("format(\"%s\", var.secret)", true),
        ("length([var.secret])", false),
        ("lookup({ a = 1, b = var.secret }, \"a\")", false),
        ("jsonencode({ a = var.secret })", true),
        ("nonsensitive(var.secret)", false),
        ("sensitive(var.x)", true),
        ("sensitive(var.x).y", true),
        ("upper(\"${var.x}${var.secret}\")", true),
        // Keys.
        ("{ (var.secret) = 1 }", true),
        ("{ a = var.secret }", false),
        ("keys({ (var.secret) = 1 })", true),
        ("keys({ (var.secret) = 1 })[0]", true),
        ("keys({ a = var.secret })", false),
        ("merge({ (var.secret) = 1 }, { a = 1 })", true),
        ("merge({ a = var.secret }, { b = 1 })", false),
        ("tomap({ (var.secret) = 1 })", true),
        ("zipmap([var.secret], [1])", true),
        ("map(var.secret, 1)", true),
        ("transpose({ a = [var.secret] })", true),
        // Sets tell of their other elements.
        ("toset([var.secret, \"a\"])", true),
        ("setunion([var.secret], [\"a\"])", true),
        ("distinct([var.secret, \"a\"])", true),
        ("contains([var.secret], \"a\")", true),
        ("index([var.secret, \"a\"], \"a\")", true),
        // `for`.
        ("[for x in [1] : x if var.secret != \"\"]", true),
        ("{ for x in [1] : var.secret => x }", true),
        ("{ for x in [1] : var.secret => x... }", true),
        ("[for x in sensitive([1]) : x]", true),
        ("[for k, v in sensitive({ a = 1 }) : k][0]", true),
        ("[for x in [var.secret] : x]", false),
        ("[for x in [var.secret] : x][0]", true),
        // Templates.
        ("\"%{ if var.secret != \"\" }a%{ else }b%{ endif }\"", true),
        ("\"%{ for x in sensitive([1]) }a%{ endfor }\"", true),
        ("\"a${var.secret}\"", true),
        // Operators and conditions.
        ("var.secret == \"\"", true),
        ("[var.secret] == [\"\"]", true),
        ("!(var.secret == \"\")", true),
        ("sensitive(false) && true", true),
        ("sensitive(true) || false", true),
        ("var.secret == \"\" ? 1 : 2", true),
        ("(sensitive(var.x) == 1) ? [1] : [1]", true),
        // Steps.
        ("[{ a = var.secret }].*.a[0]", true),
        ("sensitive([{ a = 1 }])[*].a", true),
        ("sensitive([{ a = 1 }]).a", true),
        ("sensitive({ a = { b = 1 } }).a.b", true),
        ("{ a = 1 }[sensitive(\"a\")]", true),
        ("[1, var.secret]", false),
        ("[1, var.secret][0]", false),
        ("[1, var.secret][1]", true),
        // Arguments.
        ("max(sensitive([1, 2])...)", true),
        ("flatten([[var.secret], sensitive([1])])", true),
        ("concat([var.secret], [1])", false),
        ("jsondecode(jsonencode({ a = var.secret })).a", true),
        ("sha256(var.secret)", true),
        ("tostring(var.secret)", true),
        ("try(var.secret, 1)", true),
        ("split(\",\", var.secret)", true),
        ("one([var.secret])", true),
        ("values({ a = var.secret })[0]", true),
        ("templatestring(\"$${x}\", { x = var.secret })", true),
        ("yamlencode([var.secret])", true),
    ] {
        assert_eq!(evaluate(expression).is_sensitive(), sensitive, "{expression}");
    }
    assert!(!format!("{}", evaluate("abs(var.secret)")).contains("hush"));
}

#[test]
fn no_error_quotes_what_is_sensitive() {
    for expression in [
        "tonumber(var.secret)", "abs(var.secret)", "abs(upper(var.secret))", "lookup({}, var.secret)",
        "{ for x in [1, 2] : var.secret => x }", "regex(var.secret, \"[\")",
        "regex(\"[${var.secret}\", \"a\")", "file(var.secret)", "cidrhost(var.secret, 1)",
        "formatdate(var.secret, \"2020\")", "[][var.secret]", "{}[var.secret]", "jsondecode(var.secret)",
        "parseint(var.secret, 10)", "element([1], var.secret)", "base64decode(var.secret)",
        "timeadd(var.secret, \"1h\")", "format(\"%d\", var.secret)",
        "templatestring(\"$${upper(x, x)}\", { x = var.secret })", "setproduct([var.secret], var.secret)",
        "file(\"../${var.secret}\")", "fileset(\"../${var.secret}\", \"*\")",
        "templatefile(\"../${var.secret}\", {})", "templatestring(var.secret, {})", "var.secret[\"a\"]",
        "var.secret.a", "provider::x::y(var.secret)", "no_such_function(var.secret)", "bcrypt(var.secret)",
        "{ (var.secret) = var.x }[var.y]", "jsonencode({ (var.secret) = var.x })",
        "\"${var.x}${var.secret}\"", "[\"${var.x}${var.secret}\"][var.y]",
        "upper(\"${var.x}${var.secret}\")", "var.x[var.secret]", "aws_vpc.a[var.secret]", "-var.secret",
        "!var.secret",
    ] {
        let value = evaluate(expression);
        let said = format!("{value} {:?}", value.as_unknown().map(|it| it.reason.to_string()));
        assert!(!said.contains("hush"), "{expression}: {said}");
    }
}

#[test]
fn files_are_read_within_the_boundary_only() {
    assert!(matches!(reason("file(\"../outside.txt\")"), Reason::Function(_)));
    assert!(matches!(reason("file(\"/outside.txt\")"), Reason::Function(_)));
    assert!(matches!(reason("file(\"~/x\")"), Reason::Function(_)));
    let told = "`file() of \"../outside.txt\" (it leads outside the repository)` cannot be evaluated without running Terraform";
    assert_eq!(reason("file(\"../outside.txt\")").to_string(), told);
    assert!(matches!(reason("fileset(\"..\", \"*\")"), Reason::Function(_)));
    assert!(matches!(reason("fileset(\".\", \"../*\")"), Reason::Function(_)));
    assert!(matches!(reason("file(\"none.txt\")"), Reason::Invalid(_)));
    assert!(matches!(reason("file(\"big.txt\")"), Reason::Limit(_)));
    assert_eq!(shown("fileexists(\"none.txt\")"), "false");
}

#[test]
fn places_in_templates_are_those_of_the_call() {
    let value = evaluate("templatefile(\"greet.tftpl\", { name = \"a\", loud = var.x })");
    let unknown = value.as_unknown().unwrap();
    assert_eq!(unknown.at.source, value.at.source, "the variable's place");
    let Some(Symbol::Template(parts)) = &unknown.symbol else { panic!("a template") };
    assert!(parts.iter().all(|part| part.at == value.at));

    let policy = evaluate("templatefile(\"policy.tftpl\", { name = \"a\" })");
    fn assert_placed(value: &Value, whole: &Value) {
        assert_eq!(value.at.source, whole.at.source);
        assert!(value.hops().all(|hop| hop.at.source == whole.at.source));
        if let Data::Object(members) = value.data() {
            members.values().for_each(|member| assert_placed(member, whole));
        }
    }
    assert_placed(&policy, &policy);
    assert_placed(policy.encoded().unwrap(), &policy);
}

#[test]
fn limits_are_reached_and_said() {
    let doubled = "[for i in range(1000) : i]";
    for expression in [
        format!("setproduct({doubled}, {doubled}, {doubled})"),
        format!("[for a in [{doubled}] : concat([for i in range(200) : a]...)]"),
        "indent(999999999, \"a\\nb\")".to_owned(),
        "format(\"%999999999d\", 1)".to_owned(),
        "join(\",\", [for i in range(1000) : join(\",\", [for j in range(1000) : \"0123456789012345678901234567890\"])])".to_owned(),
        "replace(join(\"\", [for i in range(1000) : \"aaaaaaaaaaaaaaaaaaaa\"]), \"a\", join(\"\", [for i in range(1000) : \"b\"]))"
            .to_owned(),
        "yamldecode(\"a: &a [x, x, x, x, x, x, x, x, x]\\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\\nf: [*e, *e, *e, *e, *e, *e, *e, *e, *e]\")"
            .to_owned(),
    ] {
        assert!(matches!(reason(&expression), Reason::Limit(_)), "{expression}: {:?}", reason(&expression));
    }
    assert!(matches!(reason("range(0, 5, 0)"), Reason::Invalid(_)));
}

#[test]
fn values_that_repeat_themselves_take_no_time() {
    let mut locals = "  l0 = [\"a\", \"b\"]\n".to_owned();
    for level in 1..60 {
        locals.push_str(&format!("  l{level} = [local.l{}, local.l{}]\n", level - 1, level - 1));
    }
    for expression in [
        "flatten(local.l59)", "true ? local.l59 : []", "tolist(local.l59)", "toset([local.l59])",
        "try(local.l59, 1)", "distinct([local.l59])", "lookup({ a = local.l59 }, \"a\")",
        "jsondecode(jsonencode({ a = var.x, b = 1 })).b",
    ] {
        let files = Memory::default()
            .with("/scan/main.tf", format!("{PREAMBLE}\nlocals {{\n{locals}\n  it = {expression}\n}}\n"));
        let project = load(files.inputs(), &[], Path::new("/scan"), &files, &());
        let evaluator = Evaluator::new(&project, 0, &files, Limits::default());
        let local = &evaluator.module(0).locals["it"];
        let local = local.attribute();
        let scope = Scope { instance: 0, source: local.source(), bindings: None };
        let _ = evaluator.evaluate(local.expr(), &scope);
    }
}

#[test]
fn functions_are_listed_in_order() {
    assert!(super::FUNCTIONS.is_sorted_by(|a, b| a.name < b.name));
}

#[test]
fn no_function_panics_whatever_it_is_given() {
    const VALUES: &[&str] = &[
        "null", "true", "0", "-1", "2.5", "9223372036854775808", "-170141183460469231731687303715884105727",
        "1e300", "\"\"", "\"a\"", "\"é\\u0301\\n☃\"", "\"%[1]5.3s%\"", "\"/(?P<a>x)|[[]/\"",
        "\"10.0.0.0/33\"", "\"::/0\"", "\"2018-01-02T23:12:01Z\"", "\"- {a: *b, ? [c]: !!int d\"",
        "\"{\\\"a\\\": [1, \\\"\\\\ud83d\\\"]}\"", "\"../../../x\"", "[]", "{}", "[null, 1, \"a\", [], {}]",
        "toset([\"a\", var.x])", "{ a = [var.x], b = null }", "var.x", "local.template", "null.a",
    ];
    let files = Memory::default().with("/scan/main.tf", PREAMBLE);
    let project = load(files.inputs(), &[], Path::new("/scan"), &files, &());
    let evaluator = Evaluator::new(&project, 0, &files, Limits::default());
    let scope = Scope { instance: 0, source: crate::source::SourceId(0), bindings: None };
    let at = crate::value::NOWHERE;
    let values: Vec<Value> = VALUES
        .iter()
        .map(|text| {
            let tree = crate::syntax::parse_expression(scope.source, text).unwrap();
            evaluator.evaluate(tree.expr().unwrap(), &scope)
        })
        .collect();
    for function in super::FUNCTIONS {
        let call = |arguments: &[Value]| super::call(&evaluator, &scope, function.name, arguments, at);
        call(&[]);
        for a in &values {
            call(std::slice::from_ref(a));
            for b in &values {
                call(&[a.clone(), b.clone()]);
                if (function.least..=function.most).contains(&3) {
                    // A third of the third arguments is enough; this is the slowest test of the crate.
                    values.iter().step_by(3).for_each(|c| _ = call(&[a.clone(), b.clone(), c.clone()]));
                }
            }
        }
    }
}
