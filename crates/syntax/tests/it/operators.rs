//! Operators, conditionals and parentheses.

use crate::{no_values, values};

#[test]
fn operators_bind_as_tightly_as_in_hcl() {
    values(&[
        ("1 + 2 * 3", "(+ (num 1) (* (num 2) (num 3)))"),
        ("1 * 2 + 3", "(+ (* (num 1) (num 2)) (num 3))"),
        ("1 - 2 - 3", "(- (- (num 1) (num 2)) (num 3))"),
        ("1 / 2 * 3 % 4", "(% (* (/ (num 1) (num 2)) (num 3)) (num 4))"),
        ("a || b && c", "(|| (ref a) (&& (ref b) (ref c)))"),
        ("a && b || c", "(|| (&& (ref a) (ref b)) (ref c))"),
        ("a == b != c", "(!= (== (ref a) (ref b)) (ref c))"),
        ("a < b == c > d", "(== (< (ref a) (ref b)) (> (ref c) (ref d)))"),
        ("a + b < c - d", "(< (+ (ref a) (ref b)) (- (ref c) (ref d)))"),
        ("a <= b", "(<= (ref a) (ref b))"),
        ("a >= b", "(>= (ref a) (ref b))"),
        ("a == b && c != d || e", "(|| (&& (== (ref a) (ref b)) (!= (ref c) (ref d))) (ref e))"),
        ("!a && b", "(&& (not (ref a)) (ref b))"),
        ("!a == b", "(== (not (ref a)) (ref b))"),
        ("-a + b", "(+ (neg (ref a)) (ref b))"),
        ("-a * -b", "(* (neg (ref a)) (neg (ref b)))"),
        ("- 1", "(neg (num 1))"),
        ("!!a", "(not (not (ref a)))"),
        ("--a", "(neg (neg (ref a)))"),
        ("-!a", "(neg (not (ref a)))"),
        ("-a.b[0]", "(neg (ref a (attr b) (index (num 0))))"),
        ("!a.b", "(not (ref a (attr b)))"),
        ("-(a + b)", "(neg (paren (+ (ref a) (ref b))))"),
        ("a-b", "(ref a-b)"),
        ("a - b", "(- (ref a) (ref b))"),
        ("a -b", "(- (ref a) (ref b))"),
        ("1-2", "(- (num 1) (num 2))"),
        ("a%b", "(% (ref a) (ref b))"),
        ("a/b", "(/ (ref a) (ref b))"),
    ]);
}

#[test]
fn conditionals_nest_to_the_right() {
    values(&[
        ("a ? b : c", "(cond (ref a) (ref b) (ref c))"),
        ("a ? b : c ? d : e", "(cond (ref a) (ref b) (cond (ref c) (ref d) (ref e)))"),
        ("a ? b ? c : d : e", "(cond (ref a) (cond (ref b) (ref c) (ref d)) (ref e))"),
        ("a || b ? c + 1 : d", "(cond (|| (ref a) (ref b)) (+ (ref c) (num 1)) (ref d))"),
        (r#"a == b ? "${c}" : null"#, "(cond (== (ref a) (ref b)) (wrap (ref c)) null)"),
        ("a?b:c", "(cond (ref a) (ref b) (ref c))"),
        ("a ? [b] : {}", "(cond (ref a) (tuple (ref b)) (object))"),
        ("(a ? b : c)", "(paren (cond (ref a) (ref b) (ref c)))"),
        ("a ? -b : !c", "(cond (ref a) (neg (ref b)) (not (ref c)))"),
        ("(a) ? (b) : (c)", "(cond (paren (ref a)) (paren (ref b)) (paren (ref c)))"),
    ]);
}

#[test]
fn operators_that_do_not_exist() {
    no_values(&[
        "a & b", "a | b", "a ^ b", "~a", "a ** b", "a ++ b", "a =! b", "a === b", "a <> b", "a ?? b",
        "a ?: b", "a => b", "+a", "a = b", "a ? b", "a ? b :", "a ? : b", "? a : b", "a : b", "a +", "a &&",
        "* a", "a b", "a; b", "'a'", "`a`", "a,",
    ]);
}

#[test]
fn line_breaks_count_only_outside_of_brackets() {
    values(&[
        ("(\na\n+\nb\n)", "(paren (+ (ref a) (ref b)))"),
        ("(a\n&& b\n|| c)", "(paren (|| (&& (ref a) (ref b)) (ref c)))"),
        ("(a\n? b\n: c)", "(paren (cond (ref a) (ref b) (ref c)))"),
        ("(\n!\na\n)", "(paren (not (ref a)))"),
        ("[\na\n+ b\n,\nc\n]", "(tuple (+ (ref a) (ref b)) (ref c))"),
        ("f(\na\n== b\n)", "(call f (== (ref a) (ref b)))"),
        ("a[\n0\n]", "(ref a (index (num 0)))"),
        ("{ a = (b\n+ c) }", r#"(object ((str "a") (paren (+ (ref b) (ref c)))))"#),
        (
            "{ for k, v in x : k => v\n? 1\n: 2 }",
            "(for k v (ref x) (ref k) (cond (ref v) (num 1) (num 2)) -)",
        ),
        ("\"${a\n+ b}\"", "(wrap (+ (ref a) (ref b)))"),
        ("(a\n.b\n[0])", "(paren (ref a (attr b) (index (num 0))))"),
        ("(f\n(a))", "(paren (call f (ref a)))"),
        ("(a # c\n+ b)", "(paren (+ (ref a) (ref b)))"),
        ("(a /* c\n*/ + b)", "(paren (+ (ref a) (ref b)))"),
        ("(a::\nb(c))", "(paren (call a::b (ref c)))"),
        ("(a\n::b\n(c))", "(paren (call a::b (ref c)))"),
    ]);
}

#[test]
fn an_expression_ends_with_its_line() {
    no_values(&[
        "a\n+ b", "a +\nb", "a\n? b : c", "a ?\nb : c", "a ? b\n: c", "a ? b :\nc", "\na", "!\na", "a\n.b",
        "a\n[0]", "f\n(a)", "a::\nb()", "{ a = b\n+ c }", "{ a\n= b }", "{ a =\nb }", "{ a = b ?\nc : d }",
        "[a\nb]", "f(a\nb)",
    ]);
}

#[test]
fn parentheses_are_kept() {
    values(&[
        ("(a)", "(paren (ref a))"),
        ("((a))", "(paren (paren (ref a)))"),
        ("(a).b", "(trav (paren (ref a)) (attr b))"),
        ("(a)[0]", "(trav (paren (ref a)) (index (num 0)))"),
        ("(a) + (b)", "(+ (paren (ref a)) (paren (ref b)))"),
        ("(null)", "(paren null)"),
        ("(/* c */a)", "(paren (ref a))"),
        (r#"("x")"#, r#"(paren (str "x"))"#),
    ]);
}

#[test]
fn brackets_match() {
    no_values(&[
        "(a", "a)", "()", "(a]", "[a", "[a}", "a]", "{a = 1", "f(a", "f(a]", "a[0", "a[", "a[]", "[,]",
        "[a,,b]", "f(,)", "f(a,,b)", "(a,b)", "((a)",
    ]);
}
