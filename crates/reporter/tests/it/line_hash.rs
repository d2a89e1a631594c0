//! The line hash against the values of codeql-action.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use tollgate_core::source::Source;
use tollgate_reporter::line_hash::line_hashes;

#[derive(Deserialize)]
struct Vector {
    name: String,
    input_base64: String,
    hashes: Vec<String>,
}

/// The vectors were computed by the code of codeql-action itself.
#[test]
fn hashes_are_those_of_codeql_action() {
    let vectors: Vec<Vector> = serde_json::from_str(include_str!("../data/line_hash_vectors.json")).unwrap();
    assert_eq!(vectors.len(), 14);
    for vector in vectors {
        let bytes = BASE64_STANDARD.decode(&vector.input_base64).unwrap();
        // As a scan does it: what is not UTF-8 is replaced when the file is read.
        let source = Source::new("a.tf", "/a.tf", bytes);
        let hashes: Vec<_> = line_hashes(source.text()).iter().map(ToString::to_string).collect();
        assert_eq!(hashes, vector.hashes, "{}", vector.name);
    }
}
