//! Interpolations, directives and strip markers.

use crate::{no_values, values};

/// A template that is one interpolation and nothing else keeps the type of its value (`wrap`).
#[test]
fn interpolations() {
    values(&[
        (r#""${a}""#, "(wrap (ref a))"),
        (r#""x${a}""#, r#"(tpl (str "x") (ref a))"#),
        (r#""${a}x""#, r#"(tpl (ref a) (str "x"))"#),
        (r#""${a}${b}""#, "(tpl (ref a) (ref b))"),
        (r#""a${b}c${d}e""#, r#"(tpl (str "a") (ref b) (str "c") (ref d) (str "e"))"#),
        (r#""${"x"}""#, r#"(wrap (str "x"))"#),
        (r#""${"${"${a}"}"}""#, "(wrap (wrap (wrap (ref a))))"),
        (r#""${"a"}b""#, r#"(tpl (str "a") (str "b"))"#),
        (r#""${1}""#, "(wrap (num 1))"),
        (r#""${{}}""#, "(wrap (object))"),
        (r#""${{ a = 1 }}""#, r#"(wrap (object ((str "a") (num 1))))"#),
        (r#""${[for x in y : "${x}"]}""#, "(wrap (for - x (ref y) - (wrap (ref x)) -))"),
        (r#""${f("}")}""#, r#"(wrap (call f (str "}")))"#),
        (r#""${a["k"]}""#, r#"(wrap (ref a (index (str "k"))))"#),
        ("\"${ a\n}\"", "(wrap (ref a))"),
        ("\"${\n# why\na /* } */}\"", "(wrap (ref a))"),
        (r#""${a == "b" ? "c" : "d"}""#, r#"(wrap (cond (== (ref a) (str "b")) (str "c") (str "d")))"#),
        (r#""${(a)}""#, "(wrap (paren (ref a)))"),
        (r#""${true}""#, "(wrap true)"),
        (r#""${null}""#, "(wrap null)"),
    ]);
}

#[test]
fn what_stands_between_the_braces_is_one_expression() {
    no_values(&[
        r#""${}""#, r#""${ }""#, r#""${a b}""#, r#""${a,b}""#, r#""${a:b}""#, r#""${a""#, r#""${"a}""#,
        r#""${a = 1}""#, r#""%{}""#, r#""%{a}""#, r#""%{ elseif a }""#, r#""${a}}${""#, r#""${a~""#,
        r#""${a ~ }""#, "\"${a\r}\"",
    ]);
}

#[test]
fn conditions() {
    values(&[
        (r#""%{if a}b%{endif}""#, r#"(tpl (tif (ref a) ((str "b")) ()))"#),
        (r#""%{ if a }b%{ else }c%{ endif }""#, r#"(tpl (tif (ref a) ((str "b")) ((str "c"))))"#),
        (r#""%{if a}%{endif}""#, "(tpl (tif (ref a) () ()))"),
        (r#""%{if a}%{else}%{endif}""#, "(tpl (tif (ref a) () ()))"),
        (
            r#""x%{if a == "b"}${c}d%{endif}y""#,
            r#"(tpl (str "x") (tif (== (ref a) (str "b")) ((ref c) (str "d")) ()) (str "y"))"#,
        ),
        (
            r#""%{if a}%{if b}c%{endif}%{else}%{if d}e%{endif}%{endif}""#,
            r#"(tpl (tif (ref a) ((tif (ref b) ((str "c")) ())) ((tif (ref d) ((str "e")) ()))))"#,
        ),
        ("\"%{\nif\na\n}b%{\nendif\n}\"", r#"(tpl (tif (ref a) ((str "b")) ()))"#),
        (r#""%{if(a)}b%{endif}""#, r#"(tpl (tif (paren (ref a)) ((str "b")) ()))"#),
        (r#""%{if !a}b%{endif}""#, r#"(tpl (tif (not (ref a)) ((str "b")) ()))"#),
        (r#""%{ if {} == {} }x%{ endif }""#, r#"(tpl (tif (== (object) (object)) ((str "x")) ()))"#),
        (r#""%{/* c */if a/* c */}b%{endif}""#, r#"(tpl (tif (ref a) ((str "b")) ()))"#),
    ]);
}

#[test]
fn repetitions() {
    values(&[
        (r#""%{for x in y}${x}%{endfor}""#, "(tpl (tfor - x (ref y) ((ref x))))"),
        (
            r#""%{ for k, v in y ~}\n  ${k}=${v}\n%{ endfor }""#,
            r#"(tpl (tfor k v (ref y) ((ref k) (str "=") (ref v) (str "\n"))))"#,
        ),
        (r#""%{for x in y}%{endfor}""#, "(tpl (tfor - x (ref y) ()))"),
        (
            r#""%{for x in y}%{for z in x}${z},%{endfor};%{endfor}""#,
            r#"(tpl (tfor - x (ref y) ((tfor - z (ref x) ((ref z) (str ","))) (str ";"))))"#,
        ),
        (
            r#""%{for x in y}%{if x}1%{else}0%{endif}%{endfor}""#,
            r#"(tpl (tfor - x (ref y) ((tif (ref x) ((str "1")) ((str "0"))))))"#,
        ),
        (r#""%{for for in in}${for}%{endfor}""#, "(tpl (tfor - for (ref in) ((ref for))))"),
        (
            r#""%{for if, else in [1, 2]}${if}%{endfor}""#,
            "(tpl (tfor if else (tuple (num 1) (num 2)) ((ref if))))",
        ),
    ]);
}

#[test]
fn directives_that_do_not_match() {
    no_values(&[
        r#""%{if a}b""#, r#""b%{endif}""#, r#""%{else}""#, r#""%{endfor}""#, r#""%{if a}%{endfor}""#,
        r#""%{for x in y}%{endif}""#, r#""%{for x in y}%{else}%{endfor}""#,
        r#""%{if a}%{else}%{else}%{endif}""#, r#""%{if a}%{for x in y}%{endif}%{endfor}""#,
        r#""%{if}a%{endif}""#, r#""%{for x}%{endfor}""#, r#""%{for in y}%{endfor}""#,
        r#""%{for x, in y}%{endfor}""#, r#""%{for x of y}%{endfor}""#, r#""%{for x.a in y}%{endfor}""#,
        r#""%{endif a}""#, r#""%{if a}%{else if b}%{endif}""#, r#""%{if a}b%{endif a}""#,
        r#""%{IF a}%{ENDIF}""#,
    ]);
}

#[test]
fn markers_strip_white_space() {
    values(&[
        (r#""a ${~ b ~} c""#, r#"(tpl (str "a") (ref b) (str "c"))"#),
        (r#""a ${~ b } c""#, r#"(tpl (str "a") (ref b) (str " c"))"#),
        (r#""a ${ b ~} c""#, r#"(tpl (str "a ") (ref b) (str "c"))"#),
        (r#""  ${~b~}  ""#, "(tpl (ref b))"),
        (r#""x ${~b~}""#, r#"(tpl (str "x") (ref b))"#),
        (r#""a\n \t${~b~}\n c""#, r#"(tpl (str "a") (ref b) (str "c"))"#),
        (r#""\u00a0${~b}""#, "(tpl (ref b))"),
        (r#""${a~} ${~b}""#, "(tpl (ref a) (ref b))"),
        (r#""${a~} x ${~b}""#, r#"(tpl (ref a) (str "x") (ref b))"#),
        (
            r#""a %{~ if b ~} c %{~ else ~} d %{~ endif ~} e""#,
            r#"(tpl (str "a") (tif (ref b) ((str "c")) ((str "d"))) (str "e"))"#,
        ),
        (
            r#""a %{~ for x in y ~} ${x} %{~ endfor ~} e""#,
            r#"(tpl (str "a") (tfor - x (ref y) ((ref x))) (str "e"))"#,
        ),
        (r#""${~a~}""#, "(wrap (ref a))"),
        (r#"" $${ ${~a}""#, r#"(tpl (str " ${") (ref a))"#),
        (r#""${a~} $${ ""#, r#"(tpl (ref a) (str "${ "))"#),
        (r#""${a~}  ~}""#, r#"(tpl (ref a) (str "~}"))"#),
    ]);
}

/// Nothing is left beside the interpolation, and yet the value is turned into a string: no `wrap`.
#[test]
fn stripped_text_still_makes_a_string_of_the_value() {
    values(&[
        (r#"" ${~ a ~} ""#, "(tpl (ref a))"),
        (r#""${a ~} ""#, "(tpl (ref a))"),
        (r#"" ${~ a}""#, "(tpl (ref a))"),
        (r#"" %{~ if a ~} %{~ endif ~} ""#, "(tpl (tif (ref a) () ()))"),
    ]);
}
