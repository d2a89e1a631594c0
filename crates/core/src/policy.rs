//! IAM policies: one view of the statements, whatever a policy was written as.
//!
//! The grammar is that of the IAM User Guide, "Grammar of the IAM JSON policy language".

use crate::block::{Block, Known};
use crate::document::{Language, decode};
use crate::eval::to_text;
use crate::source::Location;
use crate::value::{self, Checked, Data, Members, Reason, Unknown, Value};
use ecow::EcoString;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;
use wildmatch::WildMatch;

/// A policy.
#[derive(Debug)]
pub struct Policy {
    /// Its statements, in order.
    pub statements: Vec<Statement>,
    /// The value of the attribute that holds it.
    pub origin: Value,
}

impl Policy {
    /// Where a statement comes from: the value of the attribute, with the line of the statement where the policy is a
    /// file of its own.
    #[must_use]
    pub fn origin_of(&self, statement: &Statement) -> Value {
        self.origin.clone().or_on_line_of(&statement.value)
    }
}

/// A statement of a policy.
#[derive(Debug)]
pub struct Statement {
    /// The statement as an object.
    value: Value,
    /// Whether it allows something, see [`Statement::allows`].
    allows: Checked<bool>,
    /// The actions that it speaks of, once somebody has asked for many.
    actions: OnceCell<Checked<Actions>>,
}

/// The actions that a statement speaks of, sorted for many questions.
#[derive(Debug, Clone)]
pub struct Actions {
    /// Whether it speaks of all others: they stand in `NotAction`.
    excluded: bool,
    /// The patterns with the services that they name, in lower case and in their order.
    of_service: Vec<(EcoString, EcoString)>,
    /// The patterns that may be of any service.
    of_any: Vec<EcoString>,
    /// The first of them that is not known.
    unknown: Option<Arc<Unknown>>,
}

/// One test in the `Condition` of a statement. A statement holds only where all of its tests do.
#[derive(Debug, Clone, Copy)]
pub struct Condition<'s> {
    /// The operator: `StringEquals`, `ForAnyValue:ArnLike`.
    pub operator: &'s str,
    /// The key that is compared: `aws:SourceArn`. IAM ignores its case.
    pub key: &'s str,
    /// What it is compared with: one of them is enough.
    pub values: &'s [Value],
}

impl Block<'_> {
    /// The JSON document in an attribute.
    ///
    /// # Errors
    /// The unknown value that the document as a whole depends on, or that it is not JSON.
    pub fn document(&self, name: &str) -> Checked<Option<Value>> {
        Checked::clone(&self.of_value(name, |text| self.read_document(&text, Language::Json)))
    }

    /// The YAML document in an attribute, which may be JSON.
    ///
    /// # Errors
    /// The unknown value that the document as a whole depends on, or that it is not YAML.
    pub fn yaml_document(&self, name: &str) -> Checked<Option<Value>> {
        self.read_document(&self.value(name), Language::Yaml)
    }

    fn read_document(&self, text: &Value, language: Language) -> Checked<Option<Value>> {
        if text.is_null() {
            return Ok(None);
        }
        self.evaluator().budget.copy(text).map_err(|spent| spent.unknown(text.at))?;
        decode(text, language, &self.evaluator().project.sources).map(Some)
    }

    /// The policy in an attribute. It is read once, however many rules ask for it.
    ///
    /// # Errors
    /// The unknown value that the policy as a whole depends on. A policy of which only parts are unknown is not an
    /// error here: the questions to its statements are.
    pub fn policy(&self, name: &str) -> Checked<Option<Rc<Policy>>> {
        let read = |origin| Ok(self.read_policy(origin)?.map(Rc::new));
        Checked::clone(&self.of_value(name, read))
    }

    fn read_policy(&self, origin: Value) -> Checked<Option<Policy>> {
        if origin.is_null() {
            return Ok(None);
        }
        self.evaluator().budget.copy(&origin).map_err(|spent| spent.unknown(origin.at))?;
        let sources = &self.evaluator().project.sources;
        let mut statements = Vec::new();
        match origin.as_unknown().filter(|unknown| !unknown.cases().is_empty()) {
            Some(unknown) => {
                for case in unknown.cases().iter().filter(|case| !case.is_null()) {
                    statements_of(&decode(case, Language::Json, sources)?, Some(unknown), &mut statements)?;
                }
            }
            None => statements_of(&decode(&origin, Language::Json, sources)?, None, &mut statements)?,
        }
        Ok(Some(Policy { statements, origin }))
    }
}

/// Adds the statements of a document. `condition` is why it may not be the one that counts.
fn statements_of(document: &Value, condition: Option<&Arc<Unknown>>, into: &mut Vec<Statement>) -> Checked {
    match document.data() {
        Data::Object(members) => {
            members.get("Statement").map_or(Ok(()), |it| add_statements(it, condition, into))
        }
        Data::Unknown(unknown) => Err(unknown.clone()),
        _ => {
            let reason = Reason::Invalid("the policy is not a JSON object".into());
            Err(Arc::new(Unknown::new(reason, None, true, document.at)))
        }
    }
}

fn add_statements(value: &Value, condition: Option<&Arc<Unknown>>, into: &mut Vec<Statement>) -> Checked {
    match value.data() {
        Data::Null => Ok(()),
        Data::List(items) | Data::Set(items) => {
            items.iter().for_each(|item| add_statement(item, condition, into));
            Ok(())
        }
        Data::Unknown(unknown) if unknown.cases().is_empty() => Err(unknown.clone()),
        Data::Unknown(unknown) => {
            value::each(unknown.cases(), |case| add_statements(case, Some(unknown), into))
        }
        _ => {
            add_statement(value, condition, into);
            Ok(())
        }
    }
}

/// Adds a statement, or those that it may be.
fn add_statement(value: &Value, condition: Option<&Arc<Unknown>>, into: &mut Vec<Statement>) {
    if names_no_action(value) {
        return;
    }
    match value.as_unknown().filter(|unknown| !unknown.cases().is_empty()) {
        Some(unknown) => {
            let cases = unknown.cases().iter().filter(|case| !case.is_null());
            into.extend(cases.map(|case| Statement::new(case.clone(), Some(unknown))));
        }
        None => into.push(Statement::new(value.clone(), condition)),
    }
}

/// Whether each action that a statement names is an empty text, which no action has for a name: it says nothing.
fn names_no_action(statement: &Value) -> bool {
    let Data::Object(members) = statement.data() else { return false };
    let actions = members.get("Action").map(Value::elements_or_self).unwrap_or_default();
    !actions.is_empty() && actions.iter().all(|action| action.as_str() == Some(""))
}

impl Condition<'_> {
    /// Whether a test holds for every value that it is compared with.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn all(&self, test: impl Fn(&str) -> bool) -> Checked<bool> {
        value::all(self.values, |value| any_text(value, &test))
    }
}

impl Policy {
    /// Looks at every statement: one that cannot be decided does not hide the others.
    ///
    /// # Errors
    /// The first unknown value that a statement depends on.
    pub fn each(&self, look: impl FnMut(&Statement) -> Checked) -> Checked {
        value::each(&self.statements, look)
    }

    /// The weight of all statements together ([`Value::weight`]): what one look at each of their parts costs.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.statements.iter().map(|statement| statement.value.weight() as usize).sum()
    }
}

impl Statement {
    /// The statement that is an object. `condition` is why it may be absent.
    fn new(value: Value, condition: Option<&Arc<Unknown>>) -> Self {
        let mut statement = Self { value, allows: Ok(true), actions: OnceCell::new() };
        statement.allows = condition.map_or_else(|| statement.has_effect("Allow"), |it| Err(it.clone()));
        statement
    }

    /// Where the statement stands.
    #[must_use]
    pub fn at(&self) -> Location {
        self.value.at
    }

    /// Whether it allows something; else it denies. A statement without `Effect` is refused by AWS and counts as one that
    /// allows.
    ///
    /// # Errors
    /// The unknown value it depends on: that of `Effect`, or of what decides whether the statement is there.
    pub fn allows(&self) -> Checked<bool> {
        self.allows.clone()
    }

    fn has_effect(&self, wanted: &str) -> Checked<bool> {
        let effect = self.member("Effect")?;
        effect.map_or(Ok(true), |effect| value::equal(effect, &Value::string(wanted, effect.at)))
    }

    /// Whether an element of the statement (`Condition`, `NotAction`, …) is there.
    ///
    /// # Errors
    /// The unknown value that the statement as a whole is.
    pub fn has(&self, element: &str) -> Checked<bool> {
        Ok(self.member(element)?.is_some())
    }

    /// Whether a test holds for some string in an element that is a string or a list of them.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn any(&self, element: &str, test: impl Fn(&str) -> bool) -> Checked<bool> {
        match self.member(element)? {
            None => Ok(false),
            Some(value) => any_text(value, &test),
        }
    }

    /// Whether a test holds for some value in an element that is a value or a list of them, known or not.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn any_value(&self, element: &str, test: impl Fn(&Value) -> Checked<bool>) -> Checked<bool> {
        match self.member(element)? {
            None => Ok(false),
            Some(value) => value::any(value.elements_or_self(), test),
        }
    }

    /// Whether it speaks of an action such as `iam:PassRole`: a pattern in `Action` covers it, or none in `NotAction`
    /// does. Actions are compared without regard to case (IAM User Guide, "IAM JSON policy elements: Action").
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn covers(&self, action: &str) -> Checked<bool> {
        let covers = |pattern: &str| covers(pattern, action);
        if self.has("NotAction")? {
            return self.any("NotAction", covers).map(|excluded| !excluded);
        }
        self.any("Action", covers)
    }

    /// The actions that it speaks of, for whoever asks for many. They are sorted once.
    ///
    /// # Errors
    /// The unknown value that the statement as a whole is.
    pub fn actions(&self) -> Checked<&Actions> {
        self.actions.get_or_init(|| self.sorted_actions()).as_ref().map_err(Arc::clone)
    }

    fn sorted_actions(&self) -> Checked<Actions> {
        let excluded = self.member("NotAction")?;
        let mut actions = Actions {
            excluded: excluded.is_some(),
            of_service: Vec::new(),
            of_any: Vec::new(),
            unknown: None,
        };
        if let Some(patterns) = excluded.map_or_else(|| self.member("Action"), |it| Ok(Some(it)))? {
            actions.add(patterns);
        }
        actions.of_service.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(actions)
    }

    /// Whether a test holds for some principal: `"*"` stands for everybody, else `kind` is `AWS`, `Service`,
    /// `Federated` or `CanonicalUser`.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn any_principal(&self, test: impl Fn(&str, &str) -> bool) -> Checked<bool> {
        value::any(self.principals()?, |(kind, it)| any_text(it, &|text| test(kind, text)))
    }

    /// The principals, each with its kind: `AWS` for everybody (`"*"`) too.
    ///
    /// # Errors
    /// The unknown value that the element as a whole is.
    pub fn principals(&self) -> Checked<Vec<(&str, &Value)>> {
        let Some(principal) = self.member("Principal")? else { return Ok(Vec::new()) };
        match principal.data() {
            Data::Unknown(unknown) => Err(unknown.clone()),
            Data::Object(kinds) => {
                let of_kind = |(kind, it)| {
                    Value::elements_or_self(it).iter().map(move |it| (EcoString::as_str(kind), it))
                };
                Ok(kinds.iter().flat_map(of_kind).collect())
            }
            _ => Ok(principal.elements_or_self().iter().map(|it| ("AWS", it)).collect()),
        }
    }

    /// The tests in its `Condition`.
    ///
    /// # Errors
    /// The unknown value that the element, or one of its operators, is.
    pub fn conditions(&self) -> Checked<Vec<Condition<'_>>> {
        let mut found = Vec::new();
        let Some(condition) = self.member("Condition")? else { return Ok(found) };
        for (operator, keys) in members_of(condition)?.into_iter().flat_map(Members::iter) {
            let tests = members_of(keys)?.into_iter().flat_map(Members::iter);
            found.extend(tests.map(|(key, values)| Condition {
                operator,
                key,
                values: values.elements_or_self(),
            }));
        }
        Ok(found)
    }

    /// Where an element stands, else the statement.
    #[must_use]
    pub fn place(&self, element: &str) -> Location {
        self.member(element).ok().flatten().map_or(self.at(), |it| it.at)
    }

    /// The strings of an element that is a string or a list of them.
    ///
    /// # Errors
    /// The unknown value that one of them depends on.
    pub fn strings(&self, element: &str) -> Checked<Vec<Known<EcoString>>> {
        let Some(value) = self.member(element)? else { return Ok(Vec::new()) };
        let items = value.elements_or_self().iter().cloned();
        items.filter_map(|item| crate::block::known(item, to_text).transpose()).collect()
    }

    /// An element of the statement as it is; `None` where it is absent or null.
    ///
    /// # Errors
    /// The unknown value that the statement as a whole is.
    pub fn member(&self, name: &str) -> Checked<Option<&Value>> {
        match self.value.data() {
            Data::Object(members) => Ok(members.get(name).filter(|it| !it.is_null())),
            Data::Unknown(unknown) => Err(unknown.clone()),
            _ => Ok(None),
        }
    }
}

impl Actions {
    /// Takes in a pattern, or a list of them.
    fn add(&mut self, patterns: &Value) {
        match patterns.data() {
            Data::Unknown(unknown) => _ = self.unknown.get_or_insert_with(|| unknown.clone()),
            Data::List(items) | Data::Set(items) => items.iter().for_each(|item| self.add(item)),
            _ => {
                let Some(pattern) = to_text(patterns) else { return };
                match service_of(&pattern).map(EcoString::from) {
                    Some(mut service) => {
                        if service.bytes().any(|it| it.is_ascii_uppercase()) {
                            service = service.to_ascii_lowercase();
                        }
                        self.of_service.push((service, pattern));
                    }
                    None => self.of_any.push(pattern),
                }
            }
        }
    }

    /// The patterns that name a service, which is in lower case.
    fn of_service<'a>(&'a self, service: &'a str) -> impl Iterator<Item = &'a EcoString> {
        let from = self.of_service.partition_point(|(it, _)| it.as_str() < service);
        let of_service = self.of_service[from..].iter().take_while(move |(it, _)| it == service);
        of_service.map(|(_, pattern)| pattern)
    }

    /// Whether it certainly speaks of no action of some services, which are in lower case.
    #[must_use]
    pub fn are_none_of(&self, services: &[&str]) -> bool {
        let may_be_of_any = self.excluded || self.unknown.is_some() || !self.of_any.is_empty();
        !may_be_of_any && services.iter().all(|service| self.of_service(service).next().is_none())
    }

    /// Whether the statement speaks of an action, see [`Statement::covers`].
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn covers(&self, action: &str) -> Checked<bool> {
        let service = action.bytes().position(|it| it == b':').map_or("", |end| &action[..end]);
        if service.bytes().any(|it| it.is_ascii_uppercase()) {
            return self.covers(&action.to_ascii_lowercase());
        }
        let mut patterns = self.of_service(service).chain(&self.of_any);
        let is_listed = patterns.any(|pattern| matches(pattern, action));
        match &self.unknown {
            Some(unknown) if !is_listed => Err(unknown.clone()),
            _ => Ok(is_listed != self.excluded),
        }
    }
}

/// The members of an object; `None` for what is none.
///
/// # Errors
/// The unknown value that it is.
fn members_of(value: &Value) -> Checked<Option<&Members>> {
    match value.data() {
        Data::Object(members) => Ok(Some(members)),
        Data::Unknown(unknown) => Err(unknown.clone()),
        _ => Ok(None),
    }
}

fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?'])
}

/// The service that a pattern of actions names, unless it may be any.
fn service_of(pattern: &str) -> Option<&str> {
    pattern.split_once(':').map(|(service, _)| service).filter(|service| !is_pattern(service))
}

/// Whether a pattern of actions covers an action.
fn covers(pattern: &str, action: &str) -> bool {
    // Nearly all patterns name another service: that is seen without making anything of them.
    let services = service_of(pattern).zip(service_of(action));
    if services.is_some_and(|(of_pattern, of_action)| !of_pattern.eq_ignore_ascii_case(of_action)) {
        return false;
    }
    matches(pattern, action)
}

/// The same, where the pattern names the service of the action or none.
fn matches(pattern: &str, action: &str) -> bool {
    if !is_pattern(pattern) {
        return pattern.eq_ignore_ascii_case(action);
    }
    WildMatch::new_case_insensitive(pattern).matches(action)
}

/// A string, or any element of a list.
fn any_text(value: &Value, test: &dyn Fn(&str) -> bool) -> Checked<bool> {
    match value.data() {
        Data::Unknown(unknown) => unknown.decide(|case| any_text(case, test)),
        Data::List(items) | Data::Set(items) => value::any(items.iter(), |item| any_text(item, test)),
        _ => Ok(to_text(value).is_some_and(|text| test(&text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_actions_are_those_of_the_statement() {
        use crate::value::{NOWHERE, Reason};
        let text = |it: &str| Value::string(it, NOWHERE);
        let list = |items: &[&str]| Value::list(items.iter().map(|it| text(it)), NOWHERE);
        let unknown = Value::unknown(Reason::Planned, None, NOWHERE);
        let patterns = [
            list(&["S3:Get*", "iam:PassRole"]),
            list(&["i*:PassRole"]),
            text("*"),
            list(&[]),
            Value::list([text("s3:*"), unknown.clone()], NOWHERE),
            unknown,
        ];
        for (element, patterns) in
            ["Action", "NotAction"].iter().flat_map(|it| patterns.iter().map(move |p| (it, p)))
        {
            let value = Value::object([((*element).into(), patterns.clone())].into(), NOWHERE);
            let statement = Statement::new(value, None);
            let actions = statement.actions().unwrap();
            for action in ["s3:GetObject", "s3:PutObject", "iam:PassRole", "ec2:RunInstances", "PassRole"] {
                let (one, many) = (statement.covers(action), actions.covers(action));
                assert_eq!(one.ok(), many.ok(), "{element} {patterns} {action}");
            }
        }
    }

    #[test]
    fn patterns_cover_actions_in_any_case() {
        for pattern in
            ["iam:PassRole", "IAM:passrole", "iam:Pass*", "iam:?assRole", "*", "i*:PassRole", "*:*"]
        {
            assert!(covers(pattern, "iam:PassRole"), "{pattern}");
        }
        for pattern in ["iam:PassRol", "s3:*", "iam:Get*", "ia:PassRole", "PassRole", ""] {
            assert!(!covers(pattern, "iam:PassRole"), "{pattern}");
        }
    }
}
