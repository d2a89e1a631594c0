//! Expressions: literals with an edge, references, operators, templates, loops, and calls of functions.

use crate::functions::FUNCTIONS;
use crate::scope::Kind::{self, *};
use crate::scope::Scope;
use arbitrary::{Result, Unstructured};

/// How long an expression may become, in bytes.
const LONGEST: usize = 4000;

/// How an expression is made. Those that stand more than once are made more often.
#[derive(Debug, Clone, Copy)]
enum Form {
    Literal,
    Reference,
    Call,
    Conditional,
    Operator,
    Template,
    Loop,
    Part,
    Other,
}

const FORMS: [Form; 14] = {
    use Form::*;
    [
        Literal, Literal, Reference, Reference, Reference, Call, Call, Call, Conditional, Operator, Template,
        Loop, Part, Other,
    ]
};

/// An expression that gives the kind, more or less, and nests at most `depth` levels.
pub(crate) fn expression(
    u: &mut Unstructured<'_>,
    scope: &mut Scope,
    kind: Kind,
    depth: usize,
) -> Result<String> {
    if depth == 0 || u.is_empty() {
        return literal(u, kind);
    }
    let inner = depth - 1;
    let made = match u.choose(&FORMS)? {
        Form::Literal => compound(u, scope, kind, inner)?,
        Form::Reference => scope.reference(u, kind)?,
        Form::Call => call(u, scope, kind, inner)?,
        Form::Conditional => {
            let [condition, yes, no] = [Bool, kind, kind].map(|kind| expression(u, scope, kind, inner));
            format!("({} ? {} : {})", condition?, yes?, no?)
        }
        Form::Operator => operator(u, scope, kind, inner)?,
        Form::Template => template(u, scope, inner)?,
        Form::Loop => a_loop(u, scope, kind, inner)?,
        Form::Part => part(u, scope, inner)?,
        Form::Other => {
            let other = u.arbitrary()?;
            expression(u, scope, other, inner)?
        }
    };
    if made.len() > LONGEST { literal(u, kind) } else { Ok(made) }
}

const NUMBERS: [&str; 18] = [
    "0", "1", "2", "-1", "3", "8", "16", "24", "1.5", "0.1", "500", "501", "4000", "65536", "100000",
    "9007199254740993", "99999999999999999999999", "1e308",
];

const TEXTS: [&str; 24] = [
    "", "a", "b", "*", "name", "é", "\u{1F600}", "0.0.0.0/0", "::/0", "true", "1", "null", "TLS_1_0",
    "Allow", "arn:aws:s3:::bucket/*", "s3:*", "a,b,c", "$${x}", "%%{ if }", "\\n\\t", "\\u0000",
    "-----BEGIN", "UTF-16LE", "a=b\\nc=d",
];

const PATTERNS: [&str; 12] = [
    "a", "(a)(b)?", "^.*$", "(?P<x>[a-z]+)", "[", "(a*)*", "(?:a{0,1000}){0,1000}", "\\\\d+", "/a+/", ".",
    "", "(x+x+)+y",
];

const NETWORKS: [&str; 8] =
    ["10.0.0.0/8", "0.0.0.0/0", "::/0", "2001:db8::/32", "10.0.0.0/33", "1.2.3.4/32", "fe80::/0", "x"];

const DATES: [&str; 5] =
    ["2024-02-29T12:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59+23:59", "2024-13-45", "YYYY"];

const FORMATS: [&str; 14] = [
    "%s", "%d", "%v %v", "%5.2f", "%.65536f", "%-70000s", "%q", "%x", "%[2]s", "%#v", "%%", "%",
    "YYYY-MM-DD", "hh'mm",
];

const JSONS: [&str; 8] = [
    "{}", "[]", "[[[[[[]]]]]]", "{\\\"a\\\":1,\\\"a\\\":2}", "null", "1e999", "{\\\"Statement\\\":[]}",
    "a: &x [*x]",
];

const PATHS: [&str; 8] =
    [".", "main.tf", "../x", "/proc/self/environ", "**", "*.tf", "{a,{b,c}}", "${path.module}/main.tf"];

/// A literal without expressions in it.
fn literal(u: &mut Unstructured<'_>, kind: Kind) -> Result<String> {
    let quoted = |text: &str| format!("\"{text}\"");
    Ok(match kind {
        Bool => u.choose(&["true", "false"]).map(|it| (*it).to_owned())?,
        Number => u.choose(&NUMBERS).map(|it| (*it).to_owned())?,
        Text => quoted(u.choose(&TEXTS)?),
        Pattern => quoted(u.choose(&PATTERNS)?),
        Network => quoted(u.choose(&NETWORKS)?),
        Date => quoted(u.choose(&DATES)?),
        Format => quoted(u.choose(&FORMATS)?),
        Json => quoted(u.choose(&JSONS)?),
        Path => quoted(u.choose(&PATHS)?),
        List => u
            .choose(&["[]", "[1, 2]", "[\"a\", \"b\", \"a\"]", "[null]", "[[]]"])
            .map(|it| (*it).to_owned())?,
        Map => u
            .choose(&["{}", "{ a = 1 }", "{ a = \"x\", b = [] }", "{ 1 = {} }"])
            .map(|it| (*it).to_owned())?,
        Any => u.choose(&["null", "\"x\"", "0", "[]", "{}", "true"]).map(|it| (*it).to_owned())?,
    })
}

/// A literal with expressions in it, where the kind can have them.
fn compound(u: &mut Unstructured<'_>, scope: &mut Scope, kind: Kind, depth: usize) -> Result<String> {
    match kind {
        List | Any => {
            let items = several(u, 4, |u| {
                let kind = *u.choose(&[Text, Number, Map, List, Any])?;
                expression(u, scope, kind, depth)
            })?;
            let dots = "";
            Ok(format!("[{}{dots}]", items.join(", ")))
        }
        Map => {
            let items = several(u, 4, |u| {
                let key = match u.int_in_range(0..=3)? {
                    0 => format!("({})", expression(u, scope, Text, depth)?),
                    1 => "\"k\"".to_owned(),
                    _ => (*u.choose(&["a", "b", "name", "Statement", "x-y"])?).to_owned(),
                };
                let kind = u.arbitrary()?;
                Ok(format!("{key} = {}", expression(u, scope, kind, depth)?))
            })?;
            Ok(format!("{{ {} }}", items.join(", ")))
        }
        _ => literal(u, kind),
    }
}

/// At most so many.
pub(crate) fn several(
    u: &mut Unstructured<'_>,
    most: usize,
    mut make: impl FnMut(&mut Unstructured<'_>) -> Result<String>,
) -> Result<Vec<String>> {
    (0..u.int_in_range(0..=most)?).map(|_| make(u)).collect()
}

fn call(u: &mut Unstructured<'_>, scope: &mut Scope, kind: Kind, depth: usize) -> Result<String> {
    let is_text = |kind: Kind| !matches!(kind, Bool | Number | List | Map | Any);
    let fits = |gives: Kind| gives == kind || kind == Any || gives == Any || is_text(gives) && is_text(kind);
    let fitting: Vec<_> = FUNCTIONS.iter().filter(|it| fits(it.gives)).collect();
    let function = u.choose(&fitting)?;
    let mut kinds = function.takes.to_vec();
    if let (true, Some(last)) = (function.many, kinds.last().copied()) {
        kinds.extend(std::iter::repeat_n(last, u.int_in_range(0..=3)?));
    }
    let mut arguments = Vec::new();
    for kind in kinds {
        arguments.push(expression(u, scope, kind, depth)?);
    }
    let spread = if function.many && !arguments.is_empty() && u.ratio(1, 6)? { "..." } else { "" };
    Ok(format!("{}({}{spread})", function.name, arguments.join(", ")))
}

fn operator(u: &mut Unstructured<'_>, scope: &mut Scope, kind: Kind, depth: usize) -> Result<String> {
    let (operators, operands): (&[&str], &[Kind]) = match kind {
        Bool if u.arbitrary()? => (&["&&", "||"], &[Bool]),
        Bool if u.arbitrary()? => (&["<", "<=", ">", ">="], &[Number]),
        Bool => (&["==", "!="], &[Text, Number, List, Map, Any]),
        _ => (&["+", "-", "*", "/", "%"], &[Number]),
    };
    let kind = *u.choose(operands)?;
    let (left, right) = (expression(u, scope, kind, depth)?, expression(u, scope, kind, depth)?);
    let sign = *u.choose(if kind == Bool { &["", "!"] } else { &["", "", "-"] })?;
    let sign = if kind == Bool || kind == Number { sign } else { "" };
    Ok(format!("({sign}{left} {} {right})", u.choose(operators)?))
}

/// A quoted template, with loops and conditions.
fn template(u: &mut Unstructured<'_>, scope: &mut Scope, depth: usize) -> Result<String> {
    let parts = several(u, 4, |u| {
        Ok(match u.int_in_range(0..=5)? {
            0 => (*u.choose(&TEXTS)?).to_owned(),
            1 => {
                let (condition, yes) =
                    (expression(u, scope, Bool, depth)?, expression(u, scope, Text, depth)?);
                format!("%{{ if {condition} ~}} ${{{yes}}} %{{ else }}x%{{ endif }}")
            }
            2 => {
                let list = expression(u, scope, List, depth)?;
                let name = format!("t{}", scope.bound.len());
                let body = within(scope, &[&name], |scope| expression(u, scope, Text, depth))?;
                format!("%{{ for {name} in {list} ~}}${{{body}}}%{{ endfor }}")
            }
            _ => format!("${{{}}}", expression(u, scope, Text, depth)?),
        })
    })?;
    Ok(format!("\"{}\"", parts.concat()))
}

/// A `for` expression.
fn a_loop(u: &mut Unstructured<'_>, scope: &mut Scope, kind: Kind, depth: usize) -> Result<String> {
    let over = if u.arbitrary()? { List } else { Map };
    let collection = expression(u, scope, over, depth)?;
    let (key, value) = (format!("k{}", scope.bound.len()), format!("i{}", scope.bound.len()));
    within(scope, &[&key, &value], |scope| {
        let condition = match u.ratio(1, 4)? {
            true => format!(" if {}", expression(u, scope, Bool, depth)?),
            false => String::new(),
        };
        if kind == Map {
            let [name, it] = [Text, Any].map(|kind| expression(u, scope, kind, depth));
            let group = if u.ratio(1, 4)? { "..." } else { "" };
            return Ok(format!(
                "{{ for {key}, {value} in {collection} : {} => {}{group}{condition} }}",
                name?, it?
            ));
        }
        let it = expression(u, scope, Any, depth)?;
        let made = format!("[for {key}, {value} in {collection} : {it}{condition}]");
        Ok(match kind {
            List | Any => made,
            Number => format!("length({made})"),
            Bool => format!("alltrue({made})"),
            _ => format!("join(\"\", {made})"),
        })
    })
}

/// Makes something that can refer to further names.
fn within<T>(scope: &mut Scope, names: &[&str], make: impl FnOnce(&mut Scope) -> Result<T>) -> Result<T> {
    let before = scope.bound.len();
    scope.bound.extend(names.iter().map(|&name| name.to_owned()));
    let made = make(scope);
    scope.bound.truncate(before);
    made
}

/// A part of something: an index, an attribute, a splat.
fn part(u: &mut Unstructured<'_>, scope: &mut Scope, depth: usize) -> Result<String> {
    Ok(match u.int_in_range(0..=5)? {
        0 => format!("{}[{}]", scope.reference(u, List)?, expression(u, scope, Number, depth)?),
        1 => format!("{}[{}]", scope.reference(u, Map)?, expression(u, scope, Text, depth)?),
        2 => format!("{}.a", scope.reference(u, Map)?),
        3 => format!("{}[*].name", scope.reference(u, List)?),
        4 => format!("{}.*.b", scope.reference(u, List)?),
        _ => format!("({})[0]", expression(u, scope, List, depth)?),
    })
}
