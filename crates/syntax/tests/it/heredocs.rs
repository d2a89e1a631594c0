//! Heredocs.

use crate::{files, no_files, no_values, values};

#[test]
fn heredocs_hold_lines() {
    values(&[
        ("<<EOT\nEOT", r#"(str "")"#),
        ("<<EOT\na\nEOT", r#"(str "a\n")"#),
        ("<<EOT\n\n  a\n\n b\nEOT", r#"(str "\n  a\n\n b\n")"#),
        ("<<a-b\nx\na-b", r#"(str "x\n")"#),
        ("<<é\nx\né", r#"(str "x\n")"#),
        ("<<_\n_x\n_", r#"(str "_x\n")"#),
        ("<<EOT\na \"quoted\" \\n \\u00e9 \\\nEOT", r#"(str "a \"quoted\" \\n \\u00e9 \\\n")"#),
        ("<<EOT\n# no comment /* */ //\nEOT", r##"(str "# no comment /* */ //\n")"##),
        ("<<EOT\n\ttab\nEOT", r#"(str "\ttab\n")"#),
    ]);
}

/// White space may stand around it.
#[test]
fn a_marker_ends_a_heredoc_alone_on_its_line() {
    values(&[
        ("<<EOT\na\n  EOT", r#"(str "a\n")"#),
        ("<<EOT\na\nEOT  ", r#"(str "a\n")"#),
        ("<<EOT\na\n\t EOT\t", r#"(str "a\n")"#),
        ("<<EOT\nEOT.\n EOT x\nEOTEOT\nxEOT\nEOT", r#"(str "EOT.\n EOT x\nEOTEOT\nxEOT\n")"#),
        ("<<EOT\neot\nEOT", r#"(str "eot\n")"#),
        ("<<EOT\na\n\u{a0}EOT\u{3000}", r#"(str "a\n")"#),
        ("<<EOT\n${a}EOT\nEOT", r#"(tpl (ref a) (str "EOT\n"))"#),
        ("<<EOT\n$EOT\nEOT", r#"(str "$EOT\n")"#),
    ]);
}

#[test]
fn heredocs_have_an_end_and_a_marker() {
    no_values(&[
        "<<EOT\na", "<<EOT\nEOT x", "<<EOT a\nEOT", "<<EOT \na\nEOT", "<< EOT\na\nEOT", "<<1\na\n1",
        "<<\"EOT\"\na\nEOT", "<<-\na\n-", "<<- EOT\na\nEOT", "<<~EOT\na\nEOT", "<<EOT", "<<EOT\na\nEO",
        "<<\na\n", "<<EOT # c\na\nEOT",
    ]);
}

#[test]
fn a_heredoc_needs_the_line_break_behind_its_marker() {
    no_files(&[
        "a = <<EOT\nx\nEOT", "a = <<EOT\nEOT", "a = f(<<EOT\nx\nEOT)\n", "a = [<<EOT\nx\nEOT, 1]\n",
        "a { b = <<EOT\nx\nEOT }\n", "a { b = <<EOT\nx\nEOT\n}\n",
    ]);
}

/// The line break behind the marker is one of the brackets' own.
#[test]
fn heredocs_stand_within_brackets() {
    values(&[
        ("f(<<EOT\nx\nEOT\n)", r#"(call f (str "x\n"))"#),
        ("[<<A\nx\nA\n, <<B\ny\nB\n]", r#"(tuple (str "x\n") (str "y\n"))"#),
        ("{ a = <<A\nx\nA\nb = 1 }", r#"(object ((str "a") (str "x\n")) ((str "b") (num 1)))"#),
        ("(<<A\nx\nA\n== b)", r#"(paren (== (str "x\n") (ref b)))"#),
        ("a[<<A\nx\nA\n]", r#"(ref a (index (str "x\n")))"#),
        ("[for x in <<A\ny\nA\n : x]", r#"(for - x (str "y\n") - (ref x) -)"#),
        ("\"${<<A\nx\nA\n}\"", r#"(wrap (str "x\n"))"#),
        ("<<A\n${<<B\n${b}\nB\n}\nA", r#"(tpl (tpl (ref b) (str "\n")) (str "\n"))"#),
        (
            "f(<<A\n${f(\"A\", <<A\nA\n)}\nA\n, 1)",
            r#"(call f (tpl (call f (str "A") (str "")) (str "\n")) (num 1))"#,
        ),
    ]);
}

#[test]
fn heredocs_are_templates() {
    values(&[
        ("<<EOT\n${a}\nEOT", r#"(tpl (ref a) (str "\n"))"#),
        (
            "<<EOT\na ${b} c\n%{ if d }\n  e\n%{ endif }\nEOT",
            r#"(tpl (str "a ") (ref b) (str " c\n") (tif (ref d) ((str "\n  e\n")) ()) (str "\n"))"#,
        ),
        (
            "<<EOT\n%{ for x in y ~}\n${x}\n%{ endfor ~}\nEOT",
            r#"(tpl (tfor - x (ref y) ((ref x) (str "\n"))))"#,
        ),
        ("<<EOT\n$${a} %%{b} $ % $$ %%\nEOT", r#"(str "${a} %{b} $ % $$ %%\n")"#),
        ("<<EOT\n${\na\n}\nEOT", r#"(tpl (ref a) (str "\n"))"#),
        ("<<EOT\n\"${\"a\"}\"\nEOT", r#"(tpl (str "\"") (str "a") (str "\"\n"))"#),
        (
            "<<EOT\n%{ if a ~}\n  x\n%{ else ~}\n  y\n%{ endif ~}\nz\nEOT",
            r#"(tpl (tif (ref a) ((str "  x\n")) ((str "  y\n"))) (str "z\n"))"#,
        ),
    ]);
}

/// To the right a strip marker reaches to the end of its line, to the left to the start of the line before.
#[test]
fn markers_strip_up_to_the_end_of_a_line() {
    values(&[
        ("<<EOT\n${a ~}\n\n  b\nEOT", r#"(tpl (ref a) (str "\n  b\n"))"#),
        ("<<EOT\n${a ~}  \n  b\nEOT", r#"(tpl (ref a) (str "  b\n"))"#),
        ("<<EOT\na\n\n  ${~ b}\nEOT", r#"(tpl (str "a\n\n") (ref b) (str "\n"))"#),
        ("<<EOT\na  \n${~ b}\nEOT", r#"(tpl (str "a") (ref b) (str "\n"))"#),
        ("<<EOT\n\n${~ b ~}\n\nEOT", r#"(tpl (ref b) (str "\n"))"#),
        ("<<EOT\na ${~ b ~} c\nEOT", r#"(tpl (str "a") (ref b) (str "c\n"))"#),
        ("<<EOT\n${~ a ~}\nEOT", "(tpl (ref a))"),
    ]);
}

/// The scanner of HCL takes the line break alone for the text that a marker strips.
#[test]
fn a_lone_dollar_or_percent_before_the_last_blank_of_a_line_cuts_it() {
    values(&[
        ("<<EOT\n5% \n${~ a }\nEOT", r#"(tpl (str "5% ") (ref a) (str "\n"))"#),
        ("<<EOT\n5%  \n${~ a }\nEOT", r#"(tpl (str "5%") (ref a) (str "\n"))"#),
        ("<<EOT\n5%\n${~ a }\nEOT", r#"(tpl (str "5%") (ref a) (str "\n"))"#),
        ("<<EOT\n5$\t\n%{~ if a }%{ endif }\nEOT", r#"(tpl (str "5$\t") (tif (ref a) () ()) (str "\n"))"#),
        ("<<EOT\n5%\r\n${~ a }\nEOT", r#"(tpl (str "5%\r") (ref a) (str "\n"))"#),
        ("<<EOT\n5%%\r\n${~ a }\nEOT", r#"(tpl (str "5%%") (ref a) (str "\n"))"#),
        ("<<EOT\n5% \r\n${~ a }\nEOT", r#"(tpl (str "5% ") (ref a) (str "\n"))"#),
        ("<<EOT\n%% \n${~ a }\nEOT", r#"(tpl (str "%% ") (ref a) (str "\n"))"#),
    ]);
}

#[test]
fn indented_heredocs_lose_the_least_indentation() {
    values(&[
        ("<<-EOT\n    a\n      b\n    EOT", r#"(str "a\n  b\n")"#),
        ("<<-EOT\n  a\n\n   b\n \n  EOT", r#"(str "a\n\n b\n \n")"#),
        ("<<-EOT\na\n  b\nEOT", r#"(str "a\n  b\n")"#),
        ("<<-EOT\n\ta\n\t\tb\nEOT", r#"(str "a\n\tb\n")"#),
        ("<<-EOT\n\t a\n \tb\nEOT", r#"(str "a\nb\n")"#),
        ("<<-EOT\n  ${a}\n    b\nEOT", r#"(tpl (ref a) (str "\n  b\n"))"#),
        ("<<-EOT\n${a}\n    b\nEOT", r#"(tpl (ref a) (str "\n    b\n"))"#),
        ("<<-EOT\n    a ${b}  c\n      d\nEOT", r#"(tpl (str "a ") (ref b) (str "  c\n  d\n"))"#),
        ("<<-EOT\n    a\n   ${\"\\n\"}b\n  EOT", r#"(tpl (str " a\n") (str "\n") (str "b\n"))"#),
        (
            "<<-EOT\n  %{ if a }\n    b\n  %{ endif }\nEOT",
            r#"(tpl (tif (ref a) ((str "\n  b\n")) ()) (str "\n"))"#,
        ),
        (
            "<<-EOT\n  %{ if a ~}\n    b\n  %{~ endif }\n   c\nEOT",
            r#"(tpl (str "  ") (tif (ref a) ((str "    b\n")) ()) (str "\n   c\n"))"#,
        ),
        ("<<-EOT\n  a${b ~}\n c\nEOT", r#"(tpl (str "a") (ref b) (str " c\n"))"#),
        ("<<-EOT\n   $${a}\n    $\nEOT", r#"(str "${a}\n $\n")"#),
        ("<<-EOT\n\u{a0}\u{a0}a\n\u{3000} b\nEOT", r#"(str "a\nb\n")"#),
        ("<<-EOT\nEOT", r#"(str "")"#),
        ("<<-EOT\n   \n  \nEOT", r#"(str "   \n  \n")"#),
        ("<<-EOT\n    ${a}${b}\nEOT", r#"(tpl (ref a) (ref b) (str "\n"))"#),
        ("<<-EOT\n  ${a}\n  EOT", r#"(tpl (ref a) (str "\n"))"#),
    ]);
}

/// Only the lines of the heredoc itself count.
#[test]
fn indented_heredocs_within_templates() {
    values(&[
        (
            "<<-A\n    ${<<-B\n  b\n   c\n  B\n}\n   d\n  A",
            r#"(tpl (str " ") (str "b\n c\n") (str "\nd\n"))"#,
        ),
        ("<<-A\n  ${\"x\"}  y\n    z\n  A", r#"(tpl (str "x") (str "  y\n  z\n"))"#),
    ]);
}

/// They stay in the text.
#[test]
fn heredocs_with_carriage_returns() {
    files(&[
        (
            "a = <<EOT\r\nx\r\n\r\n  y\r\nEOT\r\nb = 1\r\n",
            r#"(body (attr a (str "x\r\n\r\n  y\r\n")) (attr b (num 1)))"#,
        ),
        ("a = <<-EOT\r\n  x\r\n\r\n    y\r\n  EOT\r\n", r#"(body (attr a (str "x\r\n\r\n  y\r\n")))"#),
        ("a = <<EOT\r\n${b ~}\r\n c\r\nEOT\r\n", r#"(body (attr a (tpl (ref b) (str " c\r\n"))))"#),
        ("a = <<EOT\nx\r\ny\nEOT\r\n", r#"(body (attr a (str "x\r\ny\n")))"#),
    ]);
}

#[test]
fn a_lone_carriage_return_is_none_in_a_heredoc() {
    no_values(&[
        "<<EOT\na\rb\nEOT", "<<EOT\na\n\rEOT", "<<EOT\na\n EOT\r ", "<<EOT\n\r\r\nEOT", "<<EOT\r\rEOT",
    ]);
}
