//! Evaluates policies over a plan.

use super::{Decision, Policy, mistake};
use crate::page::Mistake;
use anyhow::Error;
use regorus::utils::limits::{ExecutionTimerConfig, TimeSource, set_time_source};
use regorus::{Engine, LimitError, Value};
use std::cell::Cell;
use std::num::NonZeroU32;
use std::panic::resume_unwind;
use std::sync::Once;
use std::thread;
use std::time::Duration;
use tollgate_core::panics;
use tollgate_core::rule::Rule;

/// How many steps one rule may take for one plan. Some hundred thousand resources take fewer.
const MAX_STEPS: u64 = 20_000_000;

/// How many steps are taken between two looks at the budget.
const INTERVAL: NonZeroU32 = NonZeroU32::new(100).unwrap();

/// The stack of the thread that evaluates, in bytes.
const STACK: usize = 128 << 20;

/// How much of it functions may take that call each other: some hundred calls at least. Between two looks they take less than what
/// is left of it.
const MAX_STACK: usize = 16 << 20;

/// The most numbers that `numbers.range` gives.
const MAX_NUMBERS: u64 = 100_000;

/// The most that one rule may say of one plan.
const MAX_ANSWERS: usize = 10_000;

/// How deep objects are searched for what they name.
const MAX_DEPTH: usize = 8;

/// What a rule says of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What is wrong, in the policy's words; empty where it has none.
    pub message: String,
    /// What else it names that may be the address of a resource, the likeliest first.
    pub named: Vec<String>,
}

/// What policies say of a plan.
#[derive(Debug, Default)]
pub struct Ran {
    /// The answers, in the order of the rules' ids.
    pub answers: Vec<(&'static Rule, Answer)>,
    /// What is wrong with policies that did not run to their end.
    pub mistakes: Vec<Mistake>,
}

/// Evaluates policies over a plan: its text in JSON. Those that a rule is not wanted of may still be imported. What is
/// wrong with one policy is a mistake of that policy, and the others run.
///
/// # Errors
/// Where the text is not JSON.
pub fn run(policies: &[&Policy], plan: &str, is_wanted: impl Fn(&Rule) -> bool) -> Result<Ran, String> {
    let input =
        Value::from_json_str(plan.trim_start_matches('\u{feff}')).map_err(|error| error.to_string())?;
    // A rule may be declared in several files, and is evaluated with all of its parts.
    let mut decisions: Vec<(&Policy, &Decision)> =
        policies.iter().flat_map(|policy| policy.decisions.iter().map(move |it| (*policy, it))).collect();
    decisions.retain(|(_, it)| is_wanted(it.rule));
    decisions.sort_by(|(_, a), (_, b)| (a.rule.id, &a.path).cmp(&(b.rule.id, &b.path)));
    decisions.dedup_by(|(_, b), (_, a)| a.path == b.path);
    thread::scope(|scope| {
        let thread = thread::Builder::new().name("policies".to_owned()).stack_size(STACK);
        match thread.spawn_scoped(scope, || evaluate(policies, &decisions, input)) {
            Ok(thread) => Ok(thread.join().unwrap_or_else(|panic| resume_unwind(panic))),
            Err(error) => {
                let wrong = |policy: &&Policy| Mistake {
                    file: policy.file.clone(),
                    line: 1,
                    message: format!("there is no thread to evaluate it: {error}"),
                };
                Ok(Ran { answers: Vec::new(), mistakes: policies.iter().map(wrong).collect() })
            }
        }
    })
}

/// Evaluates decisions, each of a policy.
fn evaluate(policies: &[&Policy], decisions: &[(&Policy, &Decision)], input: Value) -> Ran {
    BOTTOM.set(stack_pointer());
    let mut ran = Ran::default();
    let Some(mut engine) = compiled(policies, &mut ran.mistakes) else { return ran };
    engine.set_input(input);
    for &(policy, decision) in decisions {
        let wrong = |message| Mistake { file: policy.file.clone(), line: decision.line, message };
        IS_TOO_DEEP.set(false);
        match panics::caught(|| engine.eval_rule(decision.path.clone())) {
            Ok(Ok(value)) => match answers(&value) {
                Ok(answers) => ran.answers.extend(answers.into_iter().map(|it| (decision.rule, it))),
                Err(message) => ran.mistakes.push(wrong(message)),
            },
            Ok(Err(_)) if IS_TOO_DEEP.get() => {
                let message = "calls functions that call each other without an end";
                ran.mistakes.push(wrong(format!("`{}` {message}", decision.path)));
            }
            Ok(Err(error)) if error.downcast_ref::<LimitError>().is_some() => {
                ran.mistakes.push(wrong(format!("`{}` takes too many steps", decision.path)));
            }
            Ok(Err(error)) => ran.mistakes.push(placed(policies, &error.to_string(), decision, policy)),
            Err(message) => ran.mistakes.push(wrong(message)),
        }
    }
    ran
}

/// An engine with all policies that can be compiled.
fn compiled(policies: &[&Policy], mistakes: &mut Vec<Mistake>) -> Option<Engine> {
    count_steps();
    let mut left = policies.to_vec();
    while !left.is_empty() {
        let engine = panics::caught(|| {
            let mut engine = Engine::new();
            engine.set_strict_builtin_errors(false);
            engine.add_extension("numbers.range".to_owned(), 2, Box::new(numbers))?;
            let limit = Duration::from_nanos(MAX_STEPS / u64::from(INTERVAL.get()));
            engine.set_execution_timer_config(ExecutionTimerConfig { limit, check_interval: INTERVAL });
            for policy in &left {
                engine.set_rego_v0(policy.is_old);
                engine.add_policy(policy.file.clone(), policy.text.clone())?;
            }
            // A query that needs none of them compiles all of them.
            engine.clone().eval_query("true".to_owned(), false).map(|_| engine)
        });
        let error = match engine {
            Ok(Ok(engine)) => return Some(engine),
            Ok(Err(error)) => error.to_string(),
            Err(panic) => panic,
        };
        match left.iter().position(|it| error.contains(&format!("--> {}:", it.file))) {
            Some(wrong) => mistakes.push(mistake(&left.remove(wrong).file, &error)),
            // Nobody knows which of them it is.
            None => {
                mistakes.extend(left.first().map(|it| mistake(&it.file, &error)));
                return None;
            }
        }
    }
    None
}

/// `numbers.range`, of which the engine's own takes any amount of memory.
fn numbers(arguments: Vec<Value>) -> Result<Value, Error> {
    let [first, last] = &arguments[..] else { return Ok(Value::Undefined) };
    let (Ok(first), Ok(last)) = (first.as_i64(), last.as_i64()) else { return Ok(Value::Undefined) };
    if first.abs_diff(last) >= MAX_NUMBERS {
        return Err(Error::msg(format!("`numbers.range` gives more than {MAX_NUMBERS} numbers")));
    }
    let mut numbers: Vec<_> = (first.min(last)..=first.max(last)).map(Value::from).collect();
    if first > last {
        numbers.reverse();
    }
    Ok(Value::from(numbers))
}

/// A mistake that the engine found as it evaluated a rule, at the place that it names.
fn placed(policies: &[&Policy], error: &str, decision: &Decision, policy: &Policy) -> Mistake {
    match policies.iter().find(|it| error.contains(&format!("--> {}:", it.file))) {
        Some(named) => mistake(&named.file, error),
        None => Mistake { line: decision.line, ..mistake(&policy.file, error) },
    }
}

/// What the value of a rule says.
fn answers(value: &Value) -> Result<Vec<Answer>, String> {
    let items: Vec<&Value> = match value {
        Value::Set(items) => items.iter().collect(),
        Value::Array(items) => items.iter().collect(),
        Value::Undefined | Value::Null | Value::Bool(false) => Vec::new(),
        Value::Object(members) if members.is_empty() => Vec::new(),
        other => vec![other],
    };
    if items.len() > MAX_ANSWERS {
        return Err(format!("the rule says {} things of one plan, more than {MAX_ANSWERS}", items.len()));
    }
    items.into_iter().map(answer).collect()
}

fn answer(value: &Value) -> Result<Answer, String> {
    let plain = |message: &str| Answer { message: one_line(message), named: Vec::new() };
    match value {
        Value::String(message) => Ok(plain(message)),
        Value::Bool(true) => Ok(plain("")),
        Value::Object(members) => {
            let message = members.get(&Value::from("msg")).and_then(|it| it.as_string().ok());
            let Some(message) = message else {
                return Err("the rule gives an object without `msg`, a string".to_owned());
            };
            let mut named = Vec::new();
            strings(value, 0, &mut named);
            // What is called an address is one.
            named.sort_by_key(|(key, _)| !matches!(*key, Some("address" | "resource_address")));
            let named =
                named.into_iter().filter(|(key, _)| *key != Some("msg")).map(|(_, text)| text).collect();
            Ok(Answer { message: one_line(message), named })
        }
        _ => Err("the rule gives something that is neither a string nor an object with `msg`".to_owned()),
    }
}

/// The strings within a value, each with the key of the member that it is.
fn strings<'v>(value: &'v Value, depth: usize, found: &mut Vec<(Option<&'v str>, String)>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter() {
                match member {
                    Value::String(text) => {
                        found.push((key.as_string().ok().map(|it| &**it), text.to_string()));
                    }
                    _ => strings(member, depth + 1, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|it| strings(it, depth + 1, found)),
        Value::String(text) => found.push((None, text.to_string())),
        _ => {}
    }
}

/// A message as one sentence without a full stop.
fn one_line(message: &str) -> String {
    let words: Vec<_> = message.split_whitespace().collect();
    let message = words.join(" ");
    message.strip_suffix('.').map(str::to_owned).unwrap_or(message)
}

thread_local! {
    /// How often the engine asked for the time on this thread.
    static ASKED: Cell<u64> = const { Cell::new(0) };
    /// Where the stack of this thread was when it began to evaluate.
    static BOTTOM: Cell<usize> = const { Cell::new(0) };
    /// Whether functions took more of it than they may.
    static IS_TOO_DEEP: Cell<bool> = const { Cell::new(false) };
}

/// A clock that goes by the work that is done, so that a policy ends at the same step on every machine. It runs out where
/// functions call each other without an end, which the engine itself would follow until the stack is spent.
struct Steps;

impl TimeSource for Steps {
    fn now(&self) -> Option<Duration> {
        if BOTTOM.get().abs_diff(stack_pointer()) > MAX_STACK {
            IS_TOO_DEEP.set(true);
            return Some(Duration::MAX);
        }
        let asked = ASKED.get();
        ASKED.set(asked + 1);
        Some(Duration::from_nanos(asked))
    }
}

/// About where the stack of this thread ends.
#[inline(never)]
fn stack_pointer() -> usize {
    let here = 0_u8;
    std::hint::black_box(&raw const here).addr()
}

/// Makes the engine go by steps.
fn count_steps() {
    static ONCE: Once = Once::new();
    // It fails only where there is such a clock already, which is this one.
    ONCE.call_once(|| _ = set_time_source(&Steps));
}
