//! What is read of a file, where it stands, and what is said of what cannot be read.

use super::read as file;
use std::sync::Arc;
use tollgate_syntax::{
    Builder, ExprKind, File, OwnedAttribute, SourceId, Span, TemplatePartKind, TopBlock, parse,
};

fn slice(file: &File, span: Span) -> &str {
    &file.tree.text()[span.range()]
}

/// The labels of the blocks that are read, and the lines of the errors.
fn read(text: &str) -> (Vec<String>, Vec<usize>) {
    let file = file(text);
    let line = |span: Span| text[..span.start as usize].matches('\n').count() + 1;
    let labels = file.tree.body().blocks().map(|block| block.label(0).unwrap_or_default().to_owned());
    (labels.collect(), file.errors.iter().map(|error| line(error.span)).collect())
}

fn labels(names: &[&str]) -> Vec<String> {
    names.iter().map(|it| (*it).to_owned()).collect()
}

#[test]
fn spans_point_into_the_text() {
    let file = file(
        "\u{feff}resource \"aws_vpc\" \"a\" {\r\n  name = \"é${var.x[0]}\" # why\r\n\r\n  tags {}\r\n}\r\n",
    );
    assert_eq!(file.errors, []);
    let block = file.tree.body().blocks().next().unwrap();
    assert_eq!(slice(&file, block.header()), "resource \"aws_vpc\" \"a\"");
    assert_eq!(slice(&file, block.label_span(1).unwrap()), "\"a\"");
    let whole = slice(&file, block.span());
    assert!(whole.starts_with("resource") && whole.ends_with('}'));
    let name = block.body().attribute("name").unwrap();
    assert_eq!(slice(&file, name.span()), "name = \"é${var.x[0]}\"");
    let ExprKind::Template(parts) = name.expr().kind() else { panic!("a template") };
    let parts: Vec<_> = parts.iter().map(|part| slice(&file, part.span)).collect();
    assert_eq!(parts, ["é", "${var.x[0]}"]);
    assert_eq!(slice(&file, block.body().block(0).unwrap().body().span()), "");
    let comments: Vec<_> = file.tree.comments().iter().map(|&it| slice(&file, it)).collect();
    assert_eq!(comments, ["# why"]);
}

#[test]
fn comments_are_found_wherever_they_may_stand() {
    let text = "# a\nx \"l\" { # b\n  # c\n  y = [ # d\n    1, # e\n    # f\n  ]\n  z = { # g\n    k = 1 # h\n  }\n  \
                w = /* i */ 1 // j\n  # k\n}\n# l\n";
    let file = file(text);
    assert_eq!(file.errors, []);
    let found = file.tree.comments().iter().map(|&it| slice(&file, it));
    let letters: String = found.map(|it| it.trim_matches(['#', '/', '*', ' ']).to_owned()).collect();
    assert_eq!(letters, "abcdefghijkl");
}

#[test]
fn an_error_hides_only_its_own_block() {
    let text = "a \"x\" {\n  v = 1\n}\nb \"y\" {\n  v = = 2\n}\nc \"z\" {\n  v = 3\n}\n";
    assert_eq!(read(text), (labels(&["x", "z"]), vec![5]));
    let text = "a \"x\" {\n  v = [\n    1 2\n  ]\n  w = \"\n}\n}\nc \"z\" {\n  v = 3\n}\n";
    assert_eq!(read(text), (labels(&["z"]), vec![3]));
}

#[test]
fn a_missing_brace_is_one_error_where_its_block_began() {
    let after = "b \"y\" {\n  v = 1\n}\nb \"z\" {\n}\n";
    for bad in [
        "a \"x\" {\n  v = 1\n", "a \"x\" {\n  v = {\n    w = 1\n}\n", "a \"x\" {\n  v = {\n    w = 1\n\n",
        "a \"x\" {\n  c {\n}\n", "a \"x\" {\n  v = <<E\nd \"in\" {\nE\n",
    ] {
        assert_eq!(
            read(&format!("b \"w\" {{\n}}\n{bad}{after}")),
            (labels(&["w", "y", "z"]), vec![3]),
            "{bad}"
        );
        // At the end of the file, what is open is known better.
        let line = if bad.ends_with("w = 1\n\n") { 7 } else { 6 };
        assert_eq!(read(&format!("{after}{bad}")), (labels(&["y", "z"]), vec![line]), "{bad}");
    }
}

#[test]
fn what_cannot_be_read_at_all_is_an_error_and_no_panic() {
    let deep = format!("a = {}1{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let long = format!("a = 1{}\n", " + 1".repeat(100_000));
    let blocks = "a {\n".repeat(100_000);
    for text in [
        "}", "a {", "\"", "a = <<E", "${", "é = 1 2\u{0}", "a = [", "\u{feff}}", "x = \"${\"", "a {\n  b\tÿ",
        "a \"\"b {\n}\nc {\n  d\tÿ", "a = \"%{ if true }\"\n", "a = /*", "a = 1\u{0}", &deep, &long, &blocks,
    ] {
        let file = file(text);
        assert!(!file.errors.is_empty() && file.errors.len() <= 20, "{text:?}");
        for error in file.errors {
            assert!(text.get(error.span.range()).is_some(), "{text:?}: {:?}", error.span);
        }
    }
}

#[test]
fn an_argument_that_is_set_twice_is_an_error() {
    assert_eq!(read("a \"x\" {\n  v = 1\n  v = 2\n}\nb \"y\" {}\n"), (labels(&["y"]), vec![3]));
    let many: String = (0..100).map(|it| format!("  v{it} = 1\n")).collect();
    assert_eq!(read(&format!("a \"x\" {{\n{many}  v7 = 1\n}}\n")).1, [102]);
    let file = file(&format!("b {{\n{many}}}\nv = 1\nv = 2\n"));
    assert_eq!(file.errors.len(), 1);
    let block = file.tree.body().block(0).unwrap();
    assert!((0..100).all(|it| block.body().attribute(&format!("v{it}")).is_some()));
    assert!(block.body().attribute("v100").is_none());
    let first = file.tree.body().attribute("v").unwrap();
    assert!(matches!(first.expr().kind(), ExprKind::Number("1")));
}

#[test]
fn strip_markers_take_white_space_away_up_to_the_end_of_the_line() {
    let literals = |text: &str| {
        let file = file(text);
        assert_eq!(file.errors, []);
        let ExprKind::Template(parts) = file.tree.body().attribute("a").unwrap().expr().kind() else {
            panic!("a template")
        };
        let literal = |kind| if let TemplatePartKind::Literal(text) = kind { Some(text) } else { None };
        parts.iter().filter_map(|part| literal(part.kind)).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(literals("a = \"x ${~ y ~} z\"\n"), ["x", "z"]);
    assert_eq!(literals("a = <<E\n x \n\n  ${~ y ~}  \n\n z\nE\n"), [" x \n\n", "\n z\n"]);
    assert_eq!(literals("a = <<-E\n    x\n      ${y}\n\n     z\n    E\n"), ["x\n  ", "\n\n z\n"]);
}

#[test]
fn an_override_replaces_attributes_and_all_blocks_of_a_type() {
    let tree = |text: &str| Arc::new(file(text).tree);
    let base = tree("a \"x\" {\n  v = 1\n  w = 2\n  n { k = 1 }\n  n { k = 2 }\n  m {}\n}\n");
    let mut block = TopBlock::all(&base).next().unwrap();
    let other = parse(SourceId(1), "a \"x\" {\n  w = 3\n  u = 4\n  n { k = 5 }\n}\n".into()).tree;
    block.merge(TopBlock::all(&Arc::new(other)).next().unwrap());
    let body = block.block().body();
    let attributes: Vec<_> = body.attributes().map(|it| (it.name(), it.source().0)).collect();
    assert_eq!(attributes, [("v", 0), ("w", 1), ("u", 1)]);
    assert_eq!(body.attribute("w").unwrap().source(), SourceId(1));
    let blocks: Vec<_> = body.blocks().map(|it| (it.kind(), it.source().0)).collect();
    assert_eq!(blocks, [("m", 0), ("n", 1)]);
    assert_eq!(body.block(1).unwrap().kind(), "n");
    let names: Vec<_> = OwnedAttribute::all_in(&block).map(|it| it.attribute().name().to_owned()).collect();
    assert_eq!(names, ["v", "w"]);
}

#[test]
fn a_tree_of_another_format_has_templates_with_places() {
    let text = r#"{"name": "a-${x.y}", "é": "q\"${z}"}"#;
    let mut builder = Builder::new(SourceId(3), text.into());
    let span = |part: &str| {
        let start = text.find(part).unwrap();
        Span::new(start, start + part.len())
    };
    let exact = builder.template("a-${x.y}", span("\"a-${x.y}\"")).unwrap();
    let escaped = builder.template("q\"${z}", span(r#""q\"${z}""#)).unwrap();
    assert!(builder.template("${", span("\"name\"")).is_err());
    let name = builder.attribute("name", span("\"name\""), exact);
    let other = builder.attribute("e", span("\"é\""), escaped);
    let tree = builder.finish(Span::new(0, text.len()), &[name, other], &[]);
    let places = |name: &str| {
        let attribute = tree.body().attribute(name).unwrap();
        let mut places = vec![text[attribute.name_span().range()].to_owned()];
        attribute.expr().each(&mut |expr| {
            let name = if let ExprKind::Reference(name, _) = expr.kind() { name } else { "" };
            places.push(format!("{name}={}", &text[expr.span().range()]));
        });
        places
    };
    assert_eq!(places("name"), ["\"name\"", "=\"a-${x.y}\"", "x=x.y"]);
    assert_eq!(places("e"), ["\"é\"", r#"="q\"${z}""#, r#"z="q\"${z}""#]);
}

#[test]
fn comments_do_not_overlap_behind_an_error() {
    let text = "a \"x\" {\n  v = /* 1\nb \"y\" {\n  v = 2 /* c */\n}\n}}\n";
    let file = parse(SourceId(0), text.into());
    let comments: Vec<_> = file.tree.comments().iter().map(|it| &text[it.range()]).collect();
    assert_eq!(comments, ["/* c */"]);
}
