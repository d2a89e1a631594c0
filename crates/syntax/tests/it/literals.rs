//! Numbers, keywords, names and quoted strings.

use crate::{no_values, values};

#[test]
fn numbers_are_kept_as_written() {
    values(&[
        ("0", "(num 0)"),
        ("42", "(num 42)"),
        ("007", "(num 007)"),
        ("1.5", "(num 1.5)"),
        ("0.10", "(num 0.10)"),
        ("1.0e3", "(num 1.0e3)"),
        ("1.e5", "(num 1.e5)"),
        ("1e5", "(num 1e5)"),
        ("1E+5", "(num 1E+5)"),
        ("2.5e-10", "(num 2.5e-10)"),
        ("18446744073709551616", "(num 18446744073709551616)"),
        ("0.1234567890123456789", "(num 0.1234567890123456789)"),
        ("1e400", "(num 1e400)"),
        ("1e00005", "(num 1e00005)"),
        ("1e-2147483648", "(num 1e-2147483648)"),
    ]);
}

/// What the scanner takes for one number is judged as a whole.
#[test]
fn what_looks_like_a_number_is_none() {
    no_values(&[
        "0x10", "1_000", "1.5.2", "1.2.3.4/32", "1..2", ".5", "1.", "1e", "1e+", "1e2147483648", "10GB",
        "1 2",
    ]);
}

#[test]
fn keywords_are_values_only_as_whole_names() {
    values(&[
        ("true", "true"),
        ("false", "false"),
        ("null", "null"),
        ("nullable", "(ref nullable)"),
        ("true_", "(ref true_)"),
        ("null-x", "(ref null-x)"),
        ("truest.x", "(ref truest (attr x))"),
        ("null.x", "(trav null (attr x))"),
        ("true[0]", "(trav true (index (num 0)))"),
        ("false(1)", "(call false (num 1))"),
    ]);
}

/// HCL goes by `ID_Start` and `ID_Continue`, which are a little wider than `XID_Start` and `XID_Continue`.
#[test]
fn names_hold_hyphens_digits_and_letters_of_any_script() {
    values(&[
        ("a-b", "(ref a-b)"),
        ("a--b-", "(ref a--b-)"),
        ("_", "(ref _)"),
        ("_1", "(ref _1)"),
        ("größe", "(ref größe)"),
        ("日本語.値", "(ref 日本語 (attr 値))"),
        ("名-1", "(ref 名-1)"),
        ("𝒳", "(ref 𝒳)"),
        ("é", "(ref é)"),
        ("ªº", "(ref ªº)"),
        ("ͺ", "(ref ͺ)"),
        ("a゛", "(ref a゛)"),
        ("ำ", "(ref ำ)"),
    ]);
}

#[test]
fn names_start_with_letters() {
    no_values(&["-", "1a", "é\u{a0}b", "•", "a b", "@x", "$x", "a·\u{2028}b", "́", "😀", "x\u{200b}"]);
}

#[test]
fn strings_mean_their_escapes() {
    values(&[
        (r#""""#, r#"(str "")"#),
        (r#""plain""#, r#"(str "plain")"#),
        (r#""a\nb\tc\rd""#, r#"(str "a\nb\tc\rd")"#),
        (r#""\"quoted\" \\""#, r#"(str "\"quoted\" \\")"#),
        (r#""\u00e9\u0041""#, "(str \"éA\")"),
        (r#""\U0001F600""#, "(str \"😀\")"),
        (r#""\u0000""#, r#"(str "\u0000")"#),
        ("\"tab\there\"", r#"(str "tab\there")"#),
        ("\"é日😀\"", "(str \"é日😀\")"),
        (r#""a # b // c /* d""#, r#"(str "a # b // c /* d")"#),
        (r#""{}[]()""#, r#"(str "{}[]()")"#),
        (r#""~}""#, r#"(str "~}")"#),
        ("\"\u{b}\u{c}\u{7f}\"", "(str \"\\u000b\\f\u{7f}\")"),
    ]);
}

#[test]
fn escapes_that_do_not_exist() {
    no_values(&[
        r#""\x41""#, r#""\a""#, r#""\0""#, r#""\u12""#, r#""\u12g4""#, r#""\U0001F6""#, r#""\ud800""#,
        r#""\U00110000""#, "\"\\é\"", r#""\$""#, "\"\\\n\"",
    ]);
}

#[test]
fn a_string_ends_on_its_line() {
    no_values(&["\"a\nb\"", r#""a"#, r#""a\""#, "\"\r\"", "\"a\rb\"", "\"\n", r#""${a}"#, "\"${a}\n\""]);
}

#[test]
fn dollars_and_percents_are_text_unless_a_brace_follows() {
    values(&[
        (r#""$""#, r#"(str "$")"#),
        (r#""%""#, r#"(str "%")"#),
        (r#""$$""#, r#"(str "$$")"#),
        (r#""a$b%c""#, r#"(str "a$b%c")"#),
        (r#""100%""#, r#"(str "100%")"#),
        (r#""$5 {""#, r#"(str "$5 {")"#),
        (r#""$ {""#, r#"(str "$ {")"#),
        (r#""$${a}""#, r#"(str "${a}")"#),
        (r#""%%{if}""#, r#"(str "%{if}")"#),
        (r#""$$${a}""#, r#"(str "$${a}")"#),
        (r#""$$$${a}""#, r#"(str "$$${a}")"#),
        (r#""%%%{a}""#, r#"(str "%%{a}")"#),
        (r#""$%{if a}b%{endif}""#, r#"(tpl (str "$") (tif (ref a) ((str "b")) ()))"#),
        (r#""%${a}""#, r#"(tpl (str "%") (ref a))"#),
        (r#""$$%{if a}b%{endif}$""#, r#"(tpl (str "$$") (tif (ref a) ((str "b")) ()) (str "$"))"#),
        (r#""\\${a}""#, r#"(tpl (str "\\") (ref a))"#),
        (r#""$\\{a}""#, r#"(str "$\\{a}")"#),
        (r#""$${""#, r#"(str "${")"#),
        (r#""%%{ ""#, r#"(str "%{ ")"#),
    ]);
}
