//! Reports of other scanners: what they find, and where.

use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

/// What another scanner reports.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The check, as it appears among our aliases: `CKV_AWS_16`, `AWS-0080`.
    pub(super) check: String,
    /// What the check asks for, in the scanner's words.
    pub(super) title: String,
    /// The block's address.
    pub(super) address: String,
    /// The file, from the directory on that was scanned.
    pub(super) file: String,
    /// The lines of the block.
    pub(super) lines: RangeInclusive<usize>,
}

/// What a report in JSON holds.
type Reader = fn(&Value) -> Vec<Item>;

/// The reports beside a directory, by scanner.
///
/// # Errors
/// If one cannot be read.
pub(super) fn beside(directory: &Path) -> Result<Vec<(&'static str, Vec<Item>)>> {
    let readers: [(&'static str, Reader); 2] = [("checkov", of_checkov), ("trivy", of_trivy)];
    let mut reports = Vec::new();
    for (scanner, read) in readers {
        let mut path = directory.as_os_str().to_owned();
        path.push(format!(".{scanner}.json"));
        let path = Path::new(&path);
        if path.exists() {
            let text = fs::read_to_string(path)?;
            let report = serde_json::from_str(&text)
                .with_context(|| format!("`{}` is not a report in JSON", path.display()))?;
            reports.push((scanner, read(&report)));
        }
    }
    Ok(reports)
}

fn of_checkov(report: &Value) -> Vec<Item> {
    let reports = report.as_array().map_or(std::slice::from_ref(report), Vec::as_slice);
    let failed = reports.iter().flat_map(|it| list(&it["results"]["failed_checks"]));
    let item = |it: &Value| {
        let lines = &it["file_line_range"];
        Item {
            check: text(&it["check_id"]),
            title: text(&it["check_name"]),
            address: text(&it["resource"]),
            file: text(&it["file_path"]).trim_start_matches('/').to_owned(),
            lines: number(&lines[0])..=number(&lines[1]),
        }
    };
    failed.map(item).collect()
}

fn of_trivy(report: &Value) -> Vec<Item> {
    let mut items = Vec::new();
    for result in list(&report["Results"]) {
        for it in list(&result["Misconfigurations"]) {
            let cause = &it["CauseMetadata"];
            items.push(Item {
                check: text(&it["ID"]).trim_start_matches("AVD-").to_owned(),
                title: text(&it["Title"]),
                address: text(&cause["Resource"]),
                file: text(&result["Target"]),
                lines: number(&cause["StartLine"])..=number(&cause["EndLine"]),
            });
        }
    }
    items
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|it| it.try_into().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_of_trivy_is_read() {
        let parent = tempfile::tempdir().unwrap();
        let report = r#"{"Results": [{"Target": "a/main.tf", "Misconfigurations": [{"ID": "AVD-AWS-0080",
            "Title": "Unencrypted", "CauseMetadata": {"Resource": "aws_db_instance.a", "StartLine": 2, "EndLine": 5}}]},
            {"Target": "b/main.tf"}]}"#;
        fs::write(parent.path().join("goat.trivy.json"), report).unwrap();
        let item = Item {
            check: "AWS-0080".to_owned(),
            title: "Unencrypted".to_owned(),
            address: "aws_db_instance.a".to_owned(),
            file: "a/main.tf".to_owned(),
            lines: 2..=5,
        };
        assert_eq!(beside(&parent.path().join("goat")).unwrap(), [("trivy", vec![item])]);
    }

    #[test]
    fn a_report_that_is_none_is_an_error() {
        let parent = tempfile::tempdir().unwrap();
        fs::write(parent.path().join("goat.checkov.json"), "Usage: checkov").unwrap();
        assert!(beside(&parent.path().join("goat")).is_err());
        assert!(beside(&parent.path().join("other")).unwrap().is_empty());
    }
}
