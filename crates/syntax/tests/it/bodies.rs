//! Attributes, blocks, comments and the ends of lines.

use crate::{files, no_files};

#[test]
fn attributes_and_comments() {
    files(&[
        ("", "(body)"),
        ("\n", "(body)"),
        ("\n\n  \n", "(body)"),
        ("a = 1\n", "(body (attr a (num 1)))"),
        ("a = 1", "(body (attr a (num 1)))"),
        ("a=1", "(body (attr a (num 1)))"),
        ("  a = 1  ", "(body (attr a (num 1)))"),
        ("a = 1\nb = 2\n", "(body (attr a (num 1)) (attr b (num 2)))"),
        ("a = 1\n\n\nb = 2", "(body (attr a (num 1)) (attr b (num 2)))"),
        ("a = 1\r\nb = 2\r\n", "(body (attr a (num 1)) (attr b (num 2)))"),
        ("\ta\t=\t1\t\n", "(body (attr a (num 1)))"),
        ("a = 1 # c", "(body (attr a (num 1)))"),
        ("a = 1 // c\n", "(body (attr a (num 1)))"),
        ("a = 1 /* c */", "(body (attr a (num 1)))"),
        ("/* c */ a /* d */ = /* e */ 1 /* f */ # g\n", "(body (attr a (num 1)))"),
        ("# only a comment", "(body)"),
        ("// only a comment", "(body)"),
        ("/* only a comment */", "(body)"),
        ("/* two\nlines */ a = 1", "(body (attr a (num 1)))"),
        ("/**/a = 1", "(body (attr a (num 1)))"),
        ("/* /* */ a = 1", "(body (attr a (num 1)))"),
        ("a = 1 /*\n*/\nb = 2", "(body (attr a (num 1)) (attr b (num 2)))"),
        ("if = 1\nfor = 2\nnull = 3\n", "(body (attr if (num 1)) (attr for (num 2)) (attr null (num 3)))"),
        ("größe = 1", "(body (attr größe (num 1)))"),
        ("#\n#\r\n//\n", "(body)"),
    ]);
}

#[test]
fn a_byte_order_mark_is_passed_over_at_the_start() {
    files(&[
        ("\u{feff}", "(body)"),
        ("\u{feff}a = 1\n", "(body (attr a (num 1)))"),
        ("\u{feff}# c\na = 1", "(body (attr a (num 1)))"),
        ("\u{feff}\na {}\n", "(body (block a () (body)))"),
    ]);
}

#[test]
fn blocks() {
    files(&[
        ("a {}", "(body (block a () (body)))"),
        ("a {\n}", "(body (block a () (body)))"),
        ("a {\n}\n", "(body (block a () (body)))"),
        ("a { }\n", "(body (block a () (body)))"),
        ("a \"b\" {}\n", r#"(body (block a ("b") (body)))"#),
        ("a b {}\n", r#"(body (block a ("b") (body)))"#),
        ("a \"b\" \"c\" d {}\n", r#"(body (block a ("b" "c" "d") (body)))"#),
        ("a\"b\"c{}\n", r#"(body (block a ("b" "c") (body)))"#),
        ("a \"\" {}\n", r#"(body (block a ("") (body)))"#),
        ("a \"x\\ty\\\"\\u00e9\" {}\n", "(body (block a (\"x\\ty\\\"é\") (body)))"),
        ("a \"$${b} %%{c} $ %\" {}\n", r#"(body (block a ("${b} %{c} $ %") (body)))"#),
        ("a \"{\" {}\n", r#"(body (block a ("{") (body)))"#),
        ("a {\n\n  b = 1\n\n  c {}\n}\n", "(body (block a () (body (attr b (num 1)) (block c () (body)))))"),
        ("a { # c\n}\n", "(body (block a () (body)))"),
        ("a {\n  b = 1 // c\n}\n", "(body (block a () (body (attr b (num 1)))))"),
        ("a {}\na {}\n", "(body (block a () (body)) (block a () (body)))"),
        ("a { /* c */ }\n", "(body (block a () (body)))"),
        ("a /* c */ \"b\" /* d */ { /* e\n */ }\n", r#"(body (block a ("b") (body)))"#),
        ("a {\r\n  b = 1\r\n}\r\n", "(body (block a () (body (attr b (num 1)))))"),
        (
            "a {\n  b {\n    c {\n    }\n  }\n}",
            "(body (block a () (body (block b () (body (block c () (body)))))))",
        ),
        ("null {}\ntrue \"x\" {}\n", r#"(body (block null () (body)) (block true ("x") (body)))"#),
        (
            "b = 1\na {}\nc = 2\na \"x\" {}\n",
            r#"(body (attr b (num 1)) (block a () (body)) (attr c (num 2)) (block a ("x") (body)))"#,
        ),
    ]);
}

#[test]
fn a_block_on_one_line_holds_one_argument() {
    files(&[
        ("a { b = 1 }", "(body (block a () (body (attr b (num 1)))))"),
        ("a {b=1}", "(body (block a () (body (attr b (num 1)))))"),
        ("a \"x\" { b = 1 }\n", r#"(body (block a ("x") (body (attr b (num 1)))))"#),
        ("a { b = { c = 1 } }\n", r#"(body (block a () (body (attr b (object ((str "c") (num 1)))))))"#),
        ("a { b = [1,\n2] }\n", "(body (block a () (body (attr b (tuple (num 1) (num 2))))))"),
        (
            "a { b = { c = 1\nd = 2 } }\n",
            r#"(body (block a () (body (attr b (object ((str "c") (num 1)) ((str "d") (num 2)))))))"#,
        ),
        ("a { /* c */ b = 1 /* d */ }\n", "(body (block a () (body (attr b (num 1)))))"),
        ("a { b = (1\n+ 2) }\n", "(body (block a () (body (attr b (paren (+ (num 1) (num 2)))))))"),
        ("a { b = \"}\" }\n", r#"(body (block a () (body (attr b (str "}")))))"#),
        ("a { b = 1 } # c\n", "(body (block a () (body (attr b (num 1)))))"),
    ]);
}

#[test]
fn blocks_on_one_line_that_are_none() {
    no_files(&[
        "a { b = 1, c = 2 }\n", "a { b = 1 c = 2 }\n", "a { b = 1\n}\n", "a { b {} }\n", "a { b }\n",
        "a { b = }\n", "a { \"b\" = 1 }\n", "a { b = 1\n c = 2 }\n", "a { b = 1 # c }\n",
        "a { b = 1 /* c\n*/\n}\n", "a { , }\n", "a { b = 1", "a { b \"c\" {} }\n", "a { b == 1 }\n",
    ]);
}

#[test]
fn blocks_that_are_none() {
    no_files(&[
        "a { # c\n  b = 1 }\n", "a {\nb = 1 }\n", "a", "a\n{}\n", "a \"b\"\n{}\n", "a = {\n", "a {", "a {\n",
        "a {\n b = 1", "a {}}\n", "}\n", "{}\n", "\"a\" {}\n", "a \"${b}\" {}\n", "a \"%{b}\" {}\n",
        "a \"b {}\n", "a \"b\n\" {}\n", "a 1 {}\n", "a.b {}\n", "a [b] {}\n", "a \"b\" = 1\n", "a b = 1\n",
        "a, b {}\n", "a {} b {}\n", "a {};\n", "a {} = 1\n", "a {\n  b = 1,\n}\n", "a {\n  \"b\" = 1\n}\n",
        "a {\n  (b) = 1\n}\n", "a { {} }\n", "a \"\\x\" {}\n", "a <<EOT {}\nEOT\n", "1 {}\n", "a (b) {}\n",
    ]);
}

#[test]
fn attributes_that_are_none() {
    no_files(&[
        "a = \n", "a =", "a\n", "= 1\n", "a == 1\n", "a => 1\n", "a : 1\n", "a += 1\n", "a = 1 b = 2\n",
        "a = 1, b = 2\n", "a = 1,\n", "a = 1;\n", "a.b = 1\n", "a[0] = 1\n", "\"a\" = 1\n", "(a) = 1\n",
        "1 = 1\n", "-a = 1\n", "a = = 1\n", "a\n= 1\n", "a =\n1\n", "a = 1 }\n", "a = /* 1\n", "/*", "/*/",
        "a = 1 */\n", "a - b = 1\n", "a b\n", "*\n", "<<A\nA\n", "for x in y = 1\n",
    ]);
}

#[test]
fn an_argument_is_set_once_in_a_body() {
    no_files(&[
        "a = 1\na = 2\n",
        "a = 1\nb = 2\na = 1\n",
        "x {\n  a = 1\n  a = 1\n}\n",
        "x {\n  y {\n    a = 1\n    a = 2\n  }\n}\n",
        "a = 1\nx {}\na = 2\n",
        "é = 1\né = 2\n",
        "a = 1 # a\n/* a */ a = 1\n",
        "a0 = 0\na1 = 1\na2 = 2\na3 = 3\na4 = 4\na5 = 5\na6 = 6\na7 = 7\na8 = 8\na9 = 9\na10 = 10\na11 = 11\na12 = 12\na13 = 13\na14 = 14\na15 = 15\na16 = 16\na17 = 17\na18 = 18\na19 = 19\na20 = 20\na21 = 21\na22 = 22\na23 = 23\na24 = 24\na25 = 25\na26 = 26\na27 = 27\na28 = 28\na29 = 29\na7 = 1\n",
    ]);
}

#[test]
fn names_of_arguments_and_blocks_may_be_alike() {
    files(&[
        ("a = 1\na {}\n", "(body (attr a (num 1)) (block a () (body)))"),
        ("a {}\na = 1\n", "(body (block a () (body)) (attr a (num 1)))"),
        (
            "a = 1\nx {\n  a = 1\n}\ny {\n  a = 1\n}\n",
            "(body (attr a (num 1)) (block x () (body (attr a (num 1)))) (block y () (body (attr a (num 1)))))",
        ),
        ("a = 1\nA = 2\n", "(body (attr a (num 1)) (attr A (num 2)))"),
        ("a = { a = 1, a = 2 }\n", r#"(body (attr a (object ((str "a") (num 1)) ((str "a") (num 2)))))"#),
    ]);
}

#[test]
fn characters_that_stand_nowhere() {
    no_files(&[
        "\0", "a = 1\0\n", "a\0 = 1\n", "a = \u{a0}1\n", "a\u{3000}= 1\n", "\u{b}a = 1\n", "\u{c}\n",
        "a = 1\r", "a = 1\rb = 2\n", "\r", "a {\r}\n", "a = “b”\n", "a = \u{feff}1\n",
        "\u{feff}\u{feff}a = 1\n", "a = 1\u{feff}\n", "\u{2028}", "a = 1\u{85}\n", "$", "%", r"\", "?",
        "a = 1 \\\n",
    ]);
}

#[test]
fn characters_that_stand_in_texts_and_comments() {
    files(&[
        ("a = \"\0\"\n", r#"(body (attr a (str "\u0000")))"#),
        ("# \0 \r \u{2028} \u{b}\n", "(body)"),
        ("/* \0 \r */", "(body)"),
        ("a = <<E\n\0\u{b}\nE\n", r#"(body (attr a (str "\u0000\u000b\n")))"#),
        ("a = \"\u{a0}\u{2028}\u{85}\u{feff}\"\n", "(body (attr a (str \"\u{a0}\u{2028}\u{85}\u{feff}\")))"),
        ("# \u{feff}\n", "(body)"),
        ("a = \"\u{7f}\"\n", "(body (attr a (str \"\u{7f}\")))"),
        ("# c\rb = 1\n", "(body)"),
        ("# c\r", "(body)"),
        ("a = 1 // c\r", "(body (attr a (num 1)))"),
        ("x \"\0\" {}\n", r#"(body (block x ("\u0000") (body)))"#),
    ]);
}
