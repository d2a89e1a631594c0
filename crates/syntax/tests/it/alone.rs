//! Expressions and templates that are all of a text.

use crate::{expressions, no_expressions, no_whole_templates, whole_templates};

#[test]
fn an_expression_alone_goes_on_over_lines() {
    expressions(&[
        ("a", "(ref a)"),
        ("1 +\n2", "(+ (num 1) (num 2))"),
        ("\n a\n", "(ref a)"),
        ("a # c", "(ref a)"),
        ("# c\na\n.b", "(ref a (attr b))"),
        ("/* c */ a /* d */", "(ref a)"),
        ("a ?\nb\n: c\n", "(cond (ref a) (ref b) (ref c))"),
        ("{ a = 1 }", r#"(object ((str "a") (num 1)))"#),
        ("{\na = 1\nb = 2\n}", r#"(object ((str "a") (num 1)) ((str "b") (num 2)))"#),
        (r#""${a}""#, "(wrap (ref a))"),
        ("<<E\nx\nE\n", r#"(str "x\n")"#),
        ("\u{feff}a", "(ref a)"),
        ("f(\na)", "(call f (ref a))"),
        ("a\r\n+ b", "(+ (ref a) (ref b))"),
    ]);
}

#[test]
fn what_is_not_an_expression_alone() {
    no_expressions(&[
        "", "\n", "# c", "a b", "a\nb", "a,", "a = 1", "${a}", "a)", "<<E\nx\nE", "a\r", "\u{feff}\u{feff}a",
    ]);
}

#[test]
fn templates_alone() {
    whole_templates(&[
        ("", r#"(str "")"#),
        ("a", r#"(str "a")"#),
        ("\n", r#"(str "\n")"#),
        ("a\nb\n", r#"(str "a\nb\n")"#),
        ("${a}", "(wrap (ref a))"),
        ("${a}\n", r#"(tpl (ref a) (str "\n"))"#),
        (" ${~ a ~} ", "(tpl (ref a))"),
        (r#""a" \n \u00e9 $ % $$ %%"#, r#"(str "\"a\" \\n \\u00e9 $ % $$ %%")"#),
        ("$${a} %%{b}", r#"(str "${a} %{b}")"#),
        ("%{ if a }\n  b\n%{ endif }\n", r#"(tpl (tif (ref a) ((str "\n  b\n")) ()) (str "\n"))"#),
        (
            "%{ for x in y ~}\n  ${x}\n%{ endfor ~}\n",
            r#"(tpl (tfor - x (ref y) ((str "  ") (ref x) (str "\n"))))"#,
        ),
        ("a\r\n${b ~}\r\n c", r#"(tpl (str "a\r\n") (ref b) (str " c"))"#),
        ("${<<E\n${b}\nE\n}", r#"(wrap (tpl (ref b) (str "\n")))"#),
        ("\u{feff}a", r#"(str "a")"#),
        ("\u{feff}${a}", "(wrap (ref a))"),
        ("${a}${b}", "(tpl (ref a) (ref b))"),
        ("  a\n    b\n", r#"(str "  a\n    b\n")"#),
        (r#"${"a"}"#, r#"(wrap (str "a"))"#),
        ("5% \n${~ a}", r#"(tpl (str "5% ") (ref a))"#),
        ("EOT\n", r#"(str "EOT\n")"#),
        ("a $", r#"(str "a $")"#),
        ("a %", r#"(str "a %")"#),
        ("$", r#"(str "$")"#),
        ("%", r#"(str "%")"#),
        ("$$", r#"(str "$$")"#),
        ("# no comment", r##"(str "# no comment")"##),
        ("\0", r#"(str "\u0000")"#),
    ]);
}

#[test]
fn what_is_not_a_template_alone() {
    no_whole_templates(&[
        "${", "${a", "%{ if a }", "%{ endif }", "${a b}", "%{", "${a}\n%{ else }", r#"${"a}"#,
    ]);
}
