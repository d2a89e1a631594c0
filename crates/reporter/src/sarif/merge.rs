//! One SARIF file of many: the parts of a matrix or of a divided scan, as code scanning takes them.
//!
//! Runs stay apart, and what they hold stays as it is. Code scanning tells runs of one tool apart by their category, the
//! part of `automationDetails.id` before the last `/`, and refuses a file in which two are alike
//! (<https://github.blog/changelog/2024-05-06-code-scanning-will-stop-combining-runs-from-a-single-upload>).

use super::size::{self, LeftOut};
use super::{RESULTS_CUT, SCHEMA};
use crate::clean;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::io::{self, Write as _};

/// The most runs that GitHub takes in one file; it refuses a file with more.
pub const GITHUB_MAX_RUNS: usize = 20;

/// A file that was read.
#[derive(Debug)]
pub struct Log {
    runs: Vec<Map<String, Value>>,
}

/// How a file is written.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The most results of each run, the most severe; 0 for no limit.
    pub max_results: usize,
    /// The most bytes of the file, compressed with gzip.
    pub max_size: Option<usize>,
}

/// A run that had the category of another one, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The name of its file, as it was given.
    pub name: String,
    /// Its `automationDetails.id` until now.
    pub from: Option<String>,
    /// Its `automationDetails.id` from now on.
    pub to: String,
}

/// Reads a SARIF file.
///
/// # Errors
/// What is wrong with it, where it is not JSON or not the result of a scan that came to its end.
pub fn read(bytes: &[u8]) -> Result<Log, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut log: Value = serde_json::from_slice(bytes).map_err(|error| format!("it is not JSON: {error}"))?;
    match log.get("version").and_then(Value::as_str) {
        Some("2.1.0") => {}
        Some(other) => return Err(format!("it is SARIF {other}, not 2.1.0")),
        None => return Err("it is not SARIF: it has no `version`".to_owned()),
    }
    let Some(Value::Array(runs)) = log.get_mut("runs").map(Value::take) else {
        return Err("it has no `runs`".to_owned());
    };
    let run = |(index, run): (usize, Value)| {
        let wrong = |what| format!("its run {} {what}", index + 1);
        let Value::Object(run) = run else { return Err(wrong("is not an object")) };
        if tool(&run).is_none() {
            return Err(wrong("does not say which tool it is of: it has no `tool.driver.name`"));
        }
        match run.get("results") {
            Some(Value::Array(_)) => Ok(run),
            _ => Err(wrong("has no `results`: its scan did not come to its end")),
        }
    };
    Ok(Log { runs: runs.into_iter().enumerate().map(run).collect::<Result<_, _>>()? })
}

impl Log {
    /// The number of its runs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

/// Writes one file of several, each with a name of its own. Returns what it leaves out, and the runs that have another
/// id now.
///
/// # Errors
/// If writing to `out` fails.
pub fn write(
    out: &mut dyn io::Write,
    logs: Vec<(String, Log)>,
    options: Options,
) -> io::Result<(LeftOut, Vec<Renamed>)> {
    let (mut runs, mut names) = (Vec::new(), Vec::new());
    for (name, log) in logs {
        names.extend(log.runs.iter().map(|_| name.clone()));
        runs.extend(log.runs);
    }
    let renamed = tell_apart(&mut runs, &names);
    let merged = Merged::new(&runs, options.max_results);
    let cut = merged.cut;
    let left_out = match options.max_size {
        None => LeftOut::default(),
        Some(limit) => size::least(merged.ranked.len(), limit, LeftOut::default(), |left_out, begun, out| {
            merged.write(out, left_out, begun)
        }),
    };
    merged.write(out, &left_out, &Cell::default())?;
    Ok((LeftOut { results: left_out.results + cut, ..left_out }, renamed))
}

fn tool(run: &Map<String, Value>) -> Option<&str> {
    run.get("tool")?.get("driver")?.get("name")?.as_str()
}

fn id(run: &Map<String, Value>) -> Option<&str> {
    run.get("automationDetails")?.get("id")?.as_str()
}

/// What code scanning tells runs apart by.
fn category(id: &str) -> &str {
    id.rsplit_once('/').map_or("", |(category, _)| category)
}

/// Gives runs that have the category of another one, or none, one of their own, after their files.
fn tell_apart(runs: &mut [Map<String, Value>], names: &[String]) -> Vec<Renamed> {
    let mut taken: BTreeSet<(String, String)> = BTreeSet::new();
    // What is named keeps its name, whatever comes before it.
    let keeps: Vec<bool> = runs
        .iter()
        .map(|run| {
            id(run).is_some_and(|it| {
                taken.insert((tool(run).unwrap_or_default().to_owned(), category(it).to_owned()))
            })
        })
        .collect();
    let mut renamed = Vec::new();
    for ((run, name), _) in runs.iter_mut().zip(names).zip(keeps).filter(|(_, keeps)| !keeps) {
        let from = id(run).map(ToOwned::to_owned);
        let known = from.as_deref().unwrap_or_default().trim_end_matches('/');
        let base = if known.is_empty() { name.clone() } else { format!("{known}/{name}") };
        let tool = tool(run).unwrap_or_default().to_owned();
        let candidates = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}")));
        let Some(free) = candidates.into_iter().find(|it| taken.insert((tool.clone(), it.clone()))) else {
            continue;
        };
        let to = format!("{free}/");
        match run.get_mut("automationDetails").and_then(Value::as_object_mut) {
            Some(details) => _ = details.insert("id".to_owned(), to.clone().into()),
            None => _ = run.insert("automationDetails".to_owned(), json!({ "id": to })),
        }
        renamed.push(Renamed { name: name.clone(), from, to });
    }
    renamed
}

/// The runs of a file, and their results in the order in which they are kept.
struct Merged<'a> {
    runs: &'a [Map<String, Value>],
    /// The number of the run and of the result in it, the most severe first.
    ranked: Vec<(usize, usize)>,
    /// How many more there are than a run may have.
    cut: usize,
}

impl<'a> Merged<'a> {
    fn new(runs: &'a [Map<String, Value>], max_results: usize) -> Self {
        let mut ranked: Vec<(f64, usize, usize)> = Vec::new();
        let mut cut = 0;
        for (number, run) in runs.iter().enumerate() {
            let rules = rules(run);
            let mut own: Vec<_> =
                results(run).iter().enumerate().map(|(index, it)| (rank(it, rules), number, index)).collect();
            own.sort_by(most_severe_first);
            let most = if max_results == 0 { own.len() } else { max_results };
            cut += own.len().saturating_sub(most);
            own.truncate(most);
            ranked.extend(own);
        }
        ranked.sort_by(most_severe_first);
        Self { runs, ranked: ranked.into_iter().map(|(_, run, index)| (run, index)).collect(), cut }
    }

    fn write(&self, out: &mut dyn io::Write, left_out: &LeftOut, begun: &Cell<usize>) -> io::Result<()> {
        let kept = self.ranked.len().saturating_sub(left_out.results);
        let mut kept: Vec<_> = self.ranked.iter().take(kept).copied().collect();
        kept.sort_unstable();
        let mut runs = Vec::with_capacity(self.runs.len());
        let mut rest = kept.as_slice();
        for (number, run) in self.runs.iter().enumerate() {
            let (own, others) = rest.split_at(rest.partition_point(|(it, _)| *it == number));
            rest = others;
            runs.push(Run { run, kept: own, left_out, begun });
        }
        let mut out = io::BufWriter::new(out);
        clean::write_json(&mut out, &File { schema: SCHEMA, version: "2.1.0", runs })?;
        out.write_all(b"\n")?;
        out.flush()
    }
}

fn results(run: &Map<String, Value>) -> &[Value] {
    run.get("results").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn rules(run: &Map<String, Value>) -> &[Value] {
    let rules = run.get("tool").and_then(|it| it.get("driver")).and_then(|it| it.get("rules"));
    rules.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn most_severe_first(a: &(f64, usize, usize), b: &(f64, usize, usize)) -> Ordering {
    b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2)))
}

/// How severe a result is, from 0 to 10: as its rule says, or as its level does.
fn rank(result: &Value, rules: &[Value]) -> f64 {
    let index = result.get("ruleIndex").or_else(|| result.get("rule")?.get("index")).and_then(Value::as_u64);
    let by_index = index.and_then(|it| rules.get(usize::try_from(it).ok()?));
    let by_id = || {
        let id = result.get("ruleId")?;
        rules.iter().find(|rule| rule.get("id") == Some(id))
    };
    let rule = by_index.or_else(by_id);
    let severity = rule.and_then(|it| it.get("properties")?.get("security-severity"));
    let severity = severity.and_then(|it| it.as_str().and_then(|it| it.parse().ok()).or_else(|| it.as_f64()));
    let usual = || rule.and_then(|it| it.get("defaultConfiguration")?.get("level")?.as_str());
    severity.filter(|it: &f64| it.is_finite()).unwrap_or_else(|| {
        match result.get("level").and_then(Value::as_str).or_else(usual) {
            Some("error") => 7.0,
            Some("note") => 1.0,
            Some("none") => 0.0,
            _ => 4.0,
        }
    })
}

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Run<'a>>,
}

/// A run with some of its results, which come last, as in any other report.
struct Run<'a> {
    run: &'a Map<String, Value>,
    kept: &'a [(usize, usize)],
    left_out: &'a LeftOut,
    begun: &'a Cell<usize>,
}

impl Serialize for Run<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let results = results(self.run);
        let cut = results.len() - self.kept.len();
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in self.run.iter().filter(|(key, _)| *key != "results") {
            match key.as_str() {
                "invocations" if cut > 0 => {
                    map.serialize_entry(key, &with_notification(value, cut, results.len()))?;
                }
                _ => map.serialize_entry(key, value)?,
            }
        }
        if cut > 0 && !self.run.contains_key("invocations") {
            map.serialize_entry("invocations", &with_notification(&Value::Null, cut, results.len()))?;
        }
        map.serialize_entry("results", &Results(self))?;
        map.end()
    }
}

/// The invocations of a run, the first of which says that results were left out.
fn with_notification(invocations: &Value, cut: usize, total: usize) -> Value {
    let text = format!("{cut} of {total} results were left out: the most severe are here.");
    let notification =
        json!({ "descriptor": { "id": RESULTS_CUT }, "level": "warning", "message": { "text": text } });
    let mut all = invocations.as_array().cloned().unwrap_or_default();
    if all.is_empty() {
        all.push(json!({ "executionSuccessful": true }));
    }
    if let Some(first) = all.first_mut().and_then(Value::as_object_mut) {
        let notifications = first.entry("toolExecutionNotifications").or_insert_with(|| json!([]));
        if let Some(list) = notifications.as_array_mut() {
            list.push(notification);
        }
    }
    Value::Array(all)
}

struct Results<'a>(&'a Run<'a>);

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Run { run, kept, left_out, begun } = self.0;
        let results = results(run);
        let mut list = serializer.serialize_seq(Some(kept.len()))?;
        for result in kept.iter().filter_map(|(_, index)| results.get(*index)) {
            begun.set(begun.get() + 1);
            list.serialize_element(&Lean { value: result, left_out })?;
        }
        list.end()
    }
}

/// A value of a result without the details that are left out.
struct Lean<'a> {
    value: &'a Value,
    left_out: &'a LeftOut,
}

impl Serialize for Lean<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lean = |value| Lean { value, left_out: self.left_out };
        match self.value {
            Value::Object(map) => {
                let is_left_out = |key: &str| {
                    self.left_out.flows && key == "codeFlows"
                        || self.left_out.contexts && key == "contextRegion"
                };
                let entries = map.iter().filter(|(key, _)| !is_left_out(key));
                serializer.collect_map(entries.map(|(key, value)| (key, lean(value))))
            }
            Value::Array(list) => serializer.collect_seq(list.iter().map(lean)),
            other => other.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(tool: &str, id: Option<&str>, results: Value) -> Log {
        let mut run = json!({
            "tool": { "driver": { "name": tool, "rules": [
                { "id": "low", "properties": { "security-severity": "2.0" } },
                { "id": "high", "properties": { "security-severity": "8.0" } },
            ] } },
            "results": results,
        });
        if let Some(id) = id {
            run["automationDetails"] = json!({ "id": id });
        }
        read(json!({ "version": "2.1.0", "runs": [run] }).to_string().as_bytes()).unwrap()
    }

    fn merged(logs: Vec<(&str, Log)>, options: Options) -> (Value, LeftOut, Vec<Renamed>) {
        let mut out = Vec::new();
        let logs = logs.into_iter().map(|(name, log)| (name.to_owned(), log)).collect();
        let (left_out, renamed) = write(&mut out, logs, options).unwrap();
        (serde_json::from_slice(&out).unwrap(), left_out, renamed)
    }

    const ALL: Options = Options { max_results: 0, max_size: None };

    fn ids(log: &Value) -> Vec<&str> {
        log["runs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["automationDetails"]["id"].as_str().unwrap())
            .collect()
    }

    #[test]
    fn runs_of_a_tool_have_categories_of_their_own() {
        let logs = vec![
            ("a", log("t", None, json!([]))),
            ("b", log("t", Some("live/"), json!([]))),
            ("c", log("t", Some("live/42"), json!([]))),
            ("d", log("u", Some("live/"), json!([]))),
            ("e", log("t", Some("a/"), json!([]))),
            ("a", log("t", None, json!([]))),
        ];
        let (log, _, renamed) = merged(logs, ALL);
        assert_eq!(ids(&log), ["a-2/", "live/", "live/42/c/", "live/", "a/", "a-3/"]);
        let of_c = Renamed { name: "c".into(), from: Some("live/42".into()), to: "live/42/c/".into() };
        assert!(renamed.len() == 3 && renamed.contains(&of_c), "{renamed:?}");
    }

    #[test]
    fn the_most_severe_are_kept_of_each_run_and_of_all() {
        let results =
            |rules: &[&str]| rules.iter().map(|it| json!({ "ruleId": it, "level": "error" })).collect();
        let logs = || {
            vec![
                ("a", log("t", None, results(&["low", "high", "low"]))),
                ("b", log("t", None, results(&["high", "other"]))),
            ]
        };
        let kept = |log: &Value| -> Vec<Vec<String>> {
            let runs = log["runs"].as_array().unwrap().iter();
            runs.map(|run| {
                run["results"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|it| it["ruleId"].as_str().unwrap().to_owned())
                    .collect()
            })
            .collect()
        };
        let (log, left_out, _) = merged(logs(), ALL);
        assert_eq!(
            (kept(&log), left_out),
            (
                vec![vec!["low".into(), "high".into(), "low".into()], vec!["high".into(), "other".into()]],
                LeftOut::default()
            )
        );
        let (log, left_out, _) = merged(logs(), Options { max_results: 1, max_size: None });
        assert_eq!((kept(&log), left_out.results), (vec![vec!["high".into()], vec!["high".into()]], 3));
        let said = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
        assert_eq!(said["message"]["text"], "2 of 3 results were left out: the most severe are here.");
    }

    #[test]
    fn details_go_before_results_where_the_file_would_be_too_large() {
        let noise = |seed: u64| {
            let next = |it: &u64| Some(it.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(seed | 1));
            std::iter::successors(Some(seed), next).take(400).map(|it| format!("{it:x}")).collect::<String>()
        };
        let result = |seed| {
            json!({
                "ruleId": "high",
                "codeFlows": [noise(seed)],
                "locations": [{ "physicalLocation": { "contextRegion": noise(seed + 1000), "region": noise(seed + 2000) } }],
            })
        };
        let logs = || vec![("a", log("t", None, (0..20).map(result).collect()))];
        let sized = |max_size| merged(logs(), Options { max_results: 0, max_size: Some(max_size) });
        let (log, left_out, _) = sized(80_000);
        assert_eq!(left_out, LeftOut { flows: true, contexts: true, results: 0 });
        let text = log.to_string();
        assert!(!text.contains("codeFlows") && !text.contains("contextRegion") && text.contains("region"));
        let (log, left_out, _) = sized(20_000);
        let kept = log["runs"][0]["results"].as_array().unwrap().len();
        assert!(kept > 0 && kept + left_out.results == 20, "{kept} {left_out:?}");
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said() {
        for (text, expected) in [
            ("", "not JSON"),
            ("{", "not JSON"),
            ("[]", "no `version`"),
            (r#"{"version": "2.0.0"}"#, "SARIF 2.0.0"),
            (r#"{"version": "2.1.0"}"#, "no `runs`"),
            (r#"{"version": "2.1.0", "runs": [1]}"#, "run 1 is not an object"),
            (r#"{"version": "2.1.0", "runs": [{"results": []}]}"#, "which tool"),
            (
                r#"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "t"}}}]}"#,
                "did not come to its end",
            ),
        ] {
            let error = read(text.as_bytes()).unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
        assert!(read(b"\xef\xbb\xbf{\"version\": \"2.1.0\", \"runs\": []}").unwrap().is_empty());
    }
}
