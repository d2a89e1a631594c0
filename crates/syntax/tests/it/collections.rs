//! Tuples, objects and `for`.

use crate::{no_values, values};

#[test]
fn tuples() {
    values(&[
        ("[]", "(tuple)"),
        ("[a]", "(tuple (ref a))"),
        ("[a,]", "(tuple (ref a))"),
        ("[a, b]", "(tuple (ref a) (ref b))"),
        ("[\n]", "(tuple)"),
        ("[\na,\nb,\n]", "(tuple (ref a) (ref b))"),
        ("[[], [[]]]", "(tuple (tuple) (tuple (tuple)))"),
        (r#"[a, "b", 1, null, {}]"#, r#"(tuple (ref a) (str "b") (num 1) null (object))"#),
        ("[# c\na # d\n, /* e */ b]", "(tuple (ref a) (ref b))"),
        ("[forx]", "(tuple (ref forx))"),
        (r#"["for", each]"#, r#"(tuple (str "for") (ref each))"#),
        ("[a ? b : c, -1]", "(tuple (cond (ref a) (ref b) (ref c)) (neg (num 1)))"),
    ]);
}

#[test]
fn objects() {
    values(&[
        ("{}", "(object)"),
        ("{\n}", "(object)"),
        ("{ a = 1 }", r#"(object ((str "a") (num 1)))"#),
        ("{ a = 1, }", r#"(object ((str "a") (num 1)))"#),
        ("{ a = 1, b = 2 }", r#"(object ((str "a") (num 1)) ((str "b") (num 2)))"#),
        ("{ a = 1\nb = 2 }", r#"(object ((str "a") (num 1)) ((str "b") (num 2)))"#),
        ("{\na = 1\n\n\nb = 2\n}", r#"(object ((str "a") (num 1)) ((str "b") (num 2)))"#),
        ("{ a = 1,\nb = 2,\n}", r#"(object ((str "a") (num 1)) ((str "b") (num 2)))"#),
        ("{ a : 1, b = 2 }", r#"(object ((str "a") (num 1)) ((str "b") (num 2)))"#),
        ("{a:1}", r#"(object ((str "a") (num 1)))"#),
        ("{a=1}", r#"(object ((str "a") (num 1)))"#),
        ("{ # c\na = 1 # d\n# e\nb = 2 /* f */\n}", r#"(object ((str "a") (num 1)) ((str "b") (num 2)))"#),
        ("{ a = 1 // c\n}", r#"(object ((str "a") (num 1)))"#),
        ("{ a = 1, # c\n b = 2 }", r#"(object ((str "a") (num 1)) ((str "b") (num 2)))"#),
        ("{ a = {}, b = [] }", r#"(object ((str "a") (object)) ((str "b") (tuple)))"#),
        ("{ a = 1, a = 2 }", r#"(object ((str "a") (num 1)) ((str "a") (num 2)))"#),
        ("{ a = 1,\n\n b = 2 }", r#"(object ((str "a") (num 1)) ((str "b") (num 2)))"#),
    ]);
}

/// A name or keyword alone is a string; anything else is an expression.
#[test]
fn keys_of_every_form() {
    values(&[
        ("{ a = 1 }", r#"(object ((str "a") (num 1)))"#),
        ("{ a-b = 1 }", r#"(object ((str "a-b") (num 1)))"#),
        (
            "{ null = 1, true = 2, false = 3 }",
            r#"(object ((str "null") (num 1)) ((str "true") (num 2)) ((str "false") (num 3)))"#,
        ),
        (
            "{ if = 1, in = 2, else = 3 }",
            r#"(object ((str "if") (num 1)) ((str "in") (num 2)) ((str "else") (num 3)))"#,
        ),
        (r#"{ "a" = 1 }"#, r#"(object ((str "a") (num 1)))"#),
        (r#"{ "a b" = 1 }"#, r#"(object ((str "a b") (num 1)))"#),
        (r#"{ "${a}" = 1 }"#, "(object ((wrap (ref a)) (num 1)))"),
        (r#"{ "a${b}" = 1 }"#, r#"(object ((tpl (str "a") (ref b)) (num 1)))"#),
        ("{ (a) = 1 }", "(object ((paren (ref a)) (num 1)))"),
        ("{ (a.b) = 1 }", "(object ((paren (ref a (attr b))) (num 1)))"),
        ("{ (null) = 1 }", "(object ((paren null) (num 1)))"),
        (r#"{ ("a") = 1 }"#, r#"(object ((paren (str "a")) (num 1)))"#),
        ("{ a.b = 1 }", "(object ((ref a (attr b)) (num 1)))"),
        ("{ a[0] = 1 }", "(object ((ref a (index (num 0))) (num 1)))"),
        ("{ a.0 = 1 }", "(object ((ref a (index (num 0))) (num 1)))"),
        ("{ a.*.b = 1 }", "(object ((ref a (splat (attr b))) (num 1)))"),
        ("{ (a).b = 1 }", "(object ((trav (paren (ref a)) (attr b)) (num 1)))"),
        ("{ 1 = 1 }", "(object ((num 1) (num 1)))"),
        ("{ 1.5 : 1 }", "(object ((num 1.5) (num 1)))"),
        ("{ f(a) = 1 }", "(object ((call f (ref a)) (num 1)))"),
        ("{ a + b = 1 }", "(object ((+ (ref a) (ref b)) (num 1)))"),
        ("{ -a = 1 }", "(object ((neg (ref a)) (num 1)))"),
        ("{ !a = 1 }", "(object ((not (ref a)) (num 1)))"),
        ("{ a ? b : c = 1 }", "(object ((cond (ref a) (ref b) (ref c)) (num 1)))"),
        ("{ a ? b : c : d }", "(object ((cond (ref a) (ref b) (ref c)) (ref d)))"),
        ("{ a == b : 1 }", "(object ((== (ref a) (ref b)) (num 1)))"),
        ("{ [] = 1 }", "(object ((tuple) (num 1)))"),
        ("{ {} = 1 }", "(object ((object) (num 1)))"),
        ("{ (<<A\nx\nA\n) = 1 }", r#"(object ((paren (str "x\n")) (num 1)))"#),
        ("{ null.a = 1 }", "(object ((trav null (attr a)) (num 1)))"),
        ("{ for_ = 1, fora = 2 }", r#"(object ((str "for_") (num 1)) ((str "fora") (num 2)))"#),
        (r#"{ "for" = 1 }"#, r#"(object ((str "for") (num 1)))"#),
        ("{ (for) = 1 }", "(object ((paren (ref for)) (num 1)))"),
        ("{ größe = 1 }", "(object ((str \"größe\") (num 1)))"),
    ]);
}

#[test]
fn objects_that_are_none() {
    no_values(&[
        "{ a }", "{ a, b }", "{ a = 1 b = 2 }", "{ a = 1; b = 2 }", "{ , }", "{ a = 1,, b = 2 }",
        "{ a = 1\n, b = 2 }", "{ a == 1 }", "{ a => 1 }", "{ = 1 }", "{ a = }", "{ a = 1, b }",
        "{ for = 1 }", "{ for : 1 }", r#"{ a "b" = 1 }"#, "{ a b = 1 }", "{ a { } }", "{ a = 1 ]",
    ]);
}

#[test]
fn for_makes_tuples() {
    values(&[
        ("[for x in y : x]", "(for - x (ref y) - (ref x) -)"),
        ("[for x in y: x]", "(for - x (ref y) - (ref x) -)"),
        ("[for k, v in y : k]", "(for k v (ref y) - (ref k) -)"),
        ("[for k,v in y:v]", "(for k v (ref y) - (ref v) -)"),
        ("[for x in y : x if x]", "(for - x (ref y) - (ref x) (ref x))"),
        ("[\nfor\nx\nin\ny\n:\nx\nif\nx\n]", "(for - x (ref y) - (ref x) (ref x))"),
        ("[for x in y : [for z in x : z]]", "(for - x (ref y) - (for - z (ref x) - (ref z) -) -)"),
        ("[for x in y : { a = x }]", r#"(for - x (ref y) - (object ((str "a") (ref x))) -)"#),
        ("[for x in [for z in y : z] : x]", "(for - x (for - z (ref y) - (ref z) -) - (ref x) -)"),
        ("[for for in in : for]", "(for - for (ref in) - (ref for) -)"),
        ("[for if in y : if if if]", "(for - if (ref y) - (ref if) (ref if))"),
        ("[for x in a ? b : c : x]", "(for - x (cond (ref a) (ref b) (ref c)) - (ref x) -)"),
        ("[for x in y : x ? 1 : 2 if z]", "(for - x (ref y) - (cond (ref x) (num 1) (num 2)) (ref z))"),
        ("[/* c */ for x in y : x]", "(for - x (ref y) - (ref x) -)"),
        ("[for null in y : null]", "(for - null (ref y) - null -)"),
        ("[for x in y : x.*.a]", "(for - x (ref y) - (ref x (splat (attr a))) -)"),
        (
            r#"[for x in y : x == 1 ? "a" : "b"]"#,
            r#"(for - x (ref y) - (cond (== (ref x) (num 1)) (str "a") (str "b")) -)"#,
        ),
        (r#"[for x in y : "if"]"#, r#"(for - x (ref y) - (str "if") -)"#),
        ("[for x in {} : x]", "(for - x (object) - (ref x) -)"),
    ]);
}

#[test]
fn for_makes_objects() {
    values(&[
        ("{for k, v in x : k => v}", "(for k v (ref x) (ref k) (ref v) -)"),
        ("{ for v in x : v => v }", "(for - v (ref x) (ref v) (ref v) -)"),
        ("{\nfor k, v in x :\nk => v\n}", "(for k v (ref x) (ref k) (ref v) -)"),
        ("{ for k, v in x : k => v... }", "(for k v (ref x) (ref k) (ref v) - ...)"),
        ("{ for k, v in x : k => v ... if v }", "(for k v (ref x) (ref k) (ref v) (ref v) ...)"),
        ("{ for k, v in x : k => v if v != null }", "(for k v (ref x) (ref k) (ref v) (!= (ref v) null))"),
        (
            r#"{ for k, v in x : "${k}" => { a = v } }"#,
            r#"(for k v (ref x) (wrap (ref k)) (object ((str "a") (ref v))) -)"#,
        ),
        (
            "{ for k, v in x : k => k == 1 ? 2 :\n3 }",
            "(for k v (ref x) (ref k) (cond (== (ref k) (num 1)) (num 2) (num 3)) -)",
        ),
        ("{ for k, v in x : k\n=> v\n&& w }", "(for k v (ref x) (ref k) (&& (ref v) (ref w)) -)"),
        ("{ for k, v in x : (k) => [v] }", "(for k v (ref x) (paren (ref k)) (tuple (ref v)) -)"),
        ("{ # c\nfor k, v in x : k => v }", "(for k v (ref x) (ref k) (ref v) -)"),
        ("{ for k, v in x : k.a[0] => v }", "(for k v (ref x) (ref k (attr a) (index (num 0))) (ref v) -)"),
    ]);
}

#[test]
fn what_for_needs() {
    no_values(&[
        "[for x : x]", "[for in y : x]", "[for x in y]", "[for x in y x]", "[for x in y : ]",
        "[for x, in y : x]", "[for x, y, z in w : x]", "[for 1 in y : x]", "[for x in y : x, z]",
        "[for x in y : x => z]", "[for x in y : x...]", "{ for x in y : x }", "{ for x in y : x => }",
        "{ for x in y : x => x, }", "{ for x in y : x = x }", "{ for x in y : x => x if }",
        "[for x in y : x if]", "[for x in y : x if z if w]", r#"[for "x" in y : x]"#, "[for x.y in z : x]",
        "[for x in y : x", "{ for x in y : x => x ]", "(for x in y : x)", "[for x IN y : x]",
        "[a, for x in y : x]",
    ]);
}
