//! Where attributes, their values, labels and braces are.

use crate::{dump, read};

fn spans(cases: &[(&str, &str)]) {
    for (text, tree) in cases {
        assert_eq!(dump::dump(&read(text).tree, true), *tree, "{text:?}");
    }
}

#[test]
fn names_values_labels_and_braces_have_places() {
    spans(&[
        ("a = 1 # c\n", "(body (attr@0-1,4-5 a (num 1)))"),
        ("\u{feff}é  =  b . c", "(body (attr@3-5,10-15 é (ref b (attr c))))"),
        (
            "a \"b\" c { # d\n  e = f(g) \n}\n",
            r#"(body (block@0-1,2-5,6-7,8-9,26-27 a ("b" "c") (body (attr@16-17,20-24 e (call f (ref g))))))"#,
        ),
        ("a { b = ( 1 ) }", "(body (block@0-1,2-3,14-15 a () (body (attr@4-5,8-13 b (paren (num 1))))))"),
    ]);
}

#[test]
fn a_heredoc_ends_with_its_marker() {
    spans(&[
        ("a = <<E\nx\n  E\n", r#"(body (attr@0-1,4-13 a (str "x\n")))"#),
        ("a = <<E\nE  \n", r#"(body (attr@0-1,4-9 a (str "")))"#),
        ("a = !<<E\nE \t\r\n", r#"(body (attr@0-1,4-10 a (not (str ""))))"#),
    ]);
}
