//! References, indexes, splats and calls.

use crate::{no_values, values};

#[test]
fn references() {
    values(&[
        ("a", "(ref a)"),
        ("a.b", "(ref a (attr b))"),
        ("a.b.c", "(ref a (attr b) (attr c))"),
        ("a.b-c", "(ref a (attr b-c))"),
        ("a . b", "(ref a (attr b))"),
        ("a .b", "(ref a (attr b))"),
        ("a. b", "(ref a (attr b))"),
        ("a.null", "(ref a (attr null))"),
        ("a.for", "(ref a (attr for))"),
        ("a.true.x", "(ref a (attr true) (attr x))"),
        ("a /* c */ . /* d */ b", "(ref a (attr b))"),
        ("a[0]", "(ref a (index (num 0)))"),
        (r#"a["b"]"#, r#"(ref a (index (str "b")))"#),
        ("a[b]", "(ref a (index (ref b)))"),
        ("a[b.c[0]]", "(ref a (index (ref b (attr c) (index (num 0)))))"),
        ("a[b ? c : d]", "(ref a (index (cond (ref b) (ref c) (ref d))))"),
        ("a[-1]", "(ref a (index (neg (num 1))))"),
        ("a[(0)]", "(ref a (index (paren (num 0))))"),
        ("a [0]", "(ref a (index (num 0)))"),
        ("a[ 0 ]", "(ref a (index (num 0)))"),
        (r#"a["${b}"]"#, "(ref a (index (wrap (ref b))))"),
        (r#"a["x${b}"]"#, r#"(ref a (index (tpl (str "x") (ref b))))"#),
        ("a[null]", "(ref a (index null))"),
        ("a[true]", "(ref a (index true))"),
        ("a[1.5]", "(ref a (index (num 1.5)))"),
        ("a[[0]]", "(ref a (index (tuple (num 0))))"),
        ("a[{}]", "(ref a (index (object)))"),
        (r#"a.b[0].c["d"].e"#, r#"(ref a (attr b) (index (num 0)) (attr c) (index (str "d")) (attr e))"#),
        ("a[0][1]", "(ref a (index (num 0)) (index (num 1)))"),
        ("a[*]", "(ref a (fullsplat))"),
    ]);
}

#[test]
fn the_old_index_is_one_number() {
    values(&[
        ("a.0", "(ref a (index (num 0)))"),
        ("a.0.b", "(ref a (index (num 0)) (attr b))"),
        ("a.b.0", "(ref a (attr b) (index (num 0)))"),
        ("a.b.10.c", "(ref a (attr b) (index (num 10)) (attr c))"),
        ("a.0[1]", "(ref a (index (num 0)) (index (num 1)))"),
        ("a[0].0", "(ref a (index (num 0)) (index (num 0)))"),
        ("a.1e2", "(ref a (index (num 1e2)))"),
        ("a.0 .1", "(ref a (index (num 0)) (index (num 1)))"),
        ("a.0. 1", "(ref a (index (num 0)) (index (num 1)))"),
        ("f().0", "(trav (call f) (index (num 0)))"),
        ("a.0.b.1", "(ref a (index (num 0)) (attr b) (index (num 1)))"),
        ("a.007", "(ref a (index (num 007)))"),
    ]);
}

#[test]
fn two_old_indexes_look_like_one_number() {
    no_values(&["a.0.1", "a.1e2e3", "a.0.1.b", "a.1.5e3", "a.*.0.1", "a.0.1[0]", "a.b.0.0"]);
}

/// `.*` applies attributes and old indexes to each element, `[*]` all steps.
#[test]
fn splats_reach_as_far_as_they_do_in_hcl() {
    values(&[
        ("a.*", "(ref a (splat))"),
        ("a.*.b", "(ref a (splat (attr b)))"),
        ("a.*.b.c", "(ref a (splat (attr b) (attr c)))"),
        ("a.*.b[0]", "(ref a (splat (attr b)) (index (num 0)))"),
        ("a.*.b[0].c", "(ref a (splat (attr b)) (index (num 0)) (attr c))"),
        ("a.*[0]", "(ref a (splat) (index (num 0)))"),
        ("a.*.0", "(ref a (splat (index (num 0))))"),
        ("a.*.b.0.c", "(ref a (splat (attr b) (index (num 0)) (attr c)))"),
        ("a.*.b[*].c", "(ref a (splat (attr b)) (fullsplat (attr c)))"),
        ("a[*]", "(ref a (fullsplat))"),
        ("a[*].b", "(ref a (fullsplat (attr b)))"),
        ("a[*].b[0]", "(ref a (fullsplat (attr b) (index (num 0))))"),
        ("a[*].b[0].c", "(ref a (fullsplat (attr b) (index (num 0)) (attr c)))"),
        ("a[*][0]", "(ref a (fullsplat (index (num 0))))"),
        ("a[*][*]", "(ref a (fullsplat (fullsplat)))"),
        ("a[*].b[*].c", "(ref a (fullsplat (attr b) (fullsplat (attr c))))"),
        ("a[*].*", "(ref a (fullsplat (splat)))"),
        ("a[*].*.b", "(ref a (fullsplat (splat (attr b))))"),
        ("a[*].b.*.c[0]", "(ref a (fullsplat (attr b) (splat (attr c)) (index (num 0))))"),
        (
            "a[*].b.*.c[0].*.d",
            "(ref a (fullsplat (attr b) (splat (attr c)) (index (num 0)) (splat (attr d))))",
        ),
        ("a.*.b[0].*.c", "(ref a (splat (attr b)) (index (num 0)) (splat (attr c)))"),
        ("a[ * ]", "(ref a (fullsplat))"),
        ("a . * . b", "(ref a (splat (attr b)))"),
        ("a.b.*.c", "(ref a (attr b) (splat (attr c)))"),
        ("f().*.a", "(trav (call f) (splat (attr a)))"),
        ("(a)[*].b", "(trav (paren (ref a)) (fullsplat (attr b)))"),
        ("[a][*].b", "(trav (tuple (ref a)) (fullsplat (attr b)))"),
        ("[a].*.b", "(trav (tuple (ref a)) (splat (attr b)))"),
        (r#""x".*"#, r#"(trav (str "x") (splat))"#),
        ("a[b[*].c].d", "(ref a (index (ref b (fullsplat (attr c)))) (attr d))"),
        ("a.*[*].b", "(ref a (splat) (fullsplat (attr b)))"),
        ("a.*.b[*].*.c", "(ref a (splat (attr b)) (fullsplat (splat (attr c))))"),
    ]);
}

#[test]
fn splats_that_are_none() {
    no_values(&[
        "a.*.*", "a.*.b.*", "a*.b", "a[**]", "a[*", "a.[*]", "a.*b", "a.**", "a[*]b", "*", "a.(b)",
        r#"a."b""#, "a.", "a..b", "a.*.", "a.-b", ".a", r#"a.*."b""#,
    ]);
}

#[test]
fn steps_follow_any_term() {
    values(&[
        ("f(a).b", "(trav (call f (ref a)) (attr b))"),
        ("f(a)[0]", "(trav (call f (ref a)) (index (num 0)))"),
        ("[a, b][0]", "(trav (tuple (ref a) (ref b)) (index (num 0)))"),
        ("{ a = 1 }.a", r#"(trav (object ((str "a") (num 1))) (attr a))"#),
        (r#"{ a = 1 }["a"]"#, r#"(trav (object ((str "a") (num 1))) (index (str "a")))"#),
        (r#""a".b"#, r#"(trav (str "a") (attr b))"#),
        (r#""${a}".b"#, "(trav (wrap (ref a)) (attr b))"),
        (r#""${a}"[0]"#, "(trav (wrap (ref a)) (index (num 0)))"),
        ("(a).b.c", "(trav (paren (ref a)) (attr b) (attr c))"),
        ("null.a", "(trav null (attr a))"),
        ("true.a", "(trav true (attr a))"),
        ("1[0]", "(trav (num 1) (index (num 0)))"),
        ("1 .a", "(trav (num 1) (attr a))"),
        ("[for x in y : x][0].b", "(trav (for - x (ref y) - (ref x) -) (index (num 0)) (attr b))"),
        (
            r#"{ for k, v in x : k => v }["a"]"#,
            r#"(trav (for k v (ref x) (ref k) (ref v) -) (index (str "a")))"#,
        ),
        ("f()[g()].h", "(trav (call f) (index (call g)) (attr h))"),
        (r#"("x")[0]"#, r#"(trav (paren (str "x")) (index (num 0)))"#),
        ("a.b == c.d", "(== (ref a (attr b)) (ref c (attr d)))"),
        ("-a[0]", "(neg (ref a (index (num 0))))"),
    ]);
}

#[test]
fn calls() {
    values(&[
        ("f()", "(call f)"),
        ("f(a)", "(call f (ref a))"),
        ("f(a, b)", "(call f (ref a) (ref b))"),
        ("f(a, b,)", "(call f (ref a) (ref b))"),
        ("f(\n)", "(call f)"),
        ("f(\na,\nb\n)", "(call f (ref a) (ref b))"),
        ("f(\na,\nb,\n)", "(call f (ref a) (ref b))"),
        ("f(a...)", "(call f (ref a) ...)"),
        ("f(a, b...)", "(call f (ref a) (ref b) ...)"),
        ("f(a ...)", "(call f (ref a) ...)"),
        ("f(a\n...\n)", "(call f (ref a) ...)"),
        ("f (a)", "(call f (ref a))"),
        ("f/* c */(a)", "(call f (ref a))"),
        ("f(g(h()))", "(call f (call g (call h)))"),
        (
            r#"f(a.b, "c", [d], { e = 1 })"#,
            r#"(call f (ref a (attr b)) (str "c") (tuple (ref d)) (object ((str "e") (num 1))))"#,
        ),
        ("f(# c\na # d\n)", "(call f (ref a))"),
        ("a-b()", "(call a-b)"),
        ("null()", "(call null)"),
        ("for()", "(call for)"),
        ("a::b()", "(call a::b)"),
        ("a::b::c(d)", "(call a::b::c (ref d))"),
        ("a :: b (c)", "(call a::b (ref c))"),
        ("provider::aws::arn_parse(x).y", "(trav (call provider::aws::arn_parse (ref x)) (attr y))"),
        ("f(a == b ? c : d)", "(call f (cond (== (ref a) (ref b)) (ref c) (ref d)))"),
        ("f([for x in y : x]...)", "(call f (for - x (ref y) - (ref x) -) ...)"),
        ("if(a)", "(call if (ref a))"),
        ("true(b)", "(call true (ref b))"),
    ]);
}

#[test]
fn calls_that_are_none() {
    no_values(&[
        "f(a b)", "f(a...,)", "f(a..., b)", "f(..., a)", "f(...)", "f(,a)", "f(a;b)", "a.f()", "f()()",
        "f(a)(b)", "(f)(a)", r#""f"()"#, "a::b", "a::", "::a()", "a:b()", "a::::b()", r#"a::"b"()"#,
        "a::1()", "f(a = 1)", "f(a..)", "f(a....)", "1()",
    ]);
}
