//! Terraform's functions (Terraform language, "Built-in Functions", version 1.11).
//!
//! A function is a row of [`FUNCTIONS`]: its name, how many arguments it takes, and a plain `fn` over a [`Call`]. It
//! asks the call for its arguments as what it needs them to be (`call.text(0)?`); what is not known or not allowed
//! leaves it by `?`, so that the functions themselves read like Terraform's documentation. Where the result does not
//! depend on what is unknown, a function looks at the values themselves.

mod arguments;
mod collection;
mod conversion;
mod encoding;
mod file;
mod format;
mod hash;
mod json;
mod memory;
mod network;
mod number;
mod partial;
mod pattern;
mod rules;
mod set;
mod string;
mod template_file;
mod terragrunt;
mod text_encoding;
mod time;
mod yaml;
mod yaml_writer;

use super::{Bounded, Evaluator, MAX_SYMBOL, Scope, Spent, derived, invalid, is_page, nameable};
use crate::source::Location;
use crate::value::{Data, Reason, Symbol, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::cell::Cell;
use std::fmt::{self, Write};
use std::sync::Arc;

pub(super) use memory::Memory;
pub(super) use template_file::text_at;

/// The most elements that a function gives a collection. Repeated doubling ends here.
const MAX_ELEMENTS: usize = 100_000;

/// A function of Terraform.
#[derive(Debug)]
pub(crate) struct Function {
    name: &'static str,
    least: usize,
    most: usize,
    run: fn(&Call) -> Outcome,
    /// Whether the result may be null although every argument is known not to be.
    nullable: bool,
    /// Whether it makes collections within collections, not only one of what it is given.
    deep: bool,
    /// Whether it puts the parts of its arguments together, each as sensitive as it was. The result of any other is as
    /// sensitive as anything in its arguments.
    by_parts: bool,
    /// Whether what it costs does not depend on how large its arguments are, or it charges for that itself.
    light: bool,
}

const fn function(name: &'static str, least: usize, most: usize, run: fn(&Call) -> Outcome) -> Function {
    Function { name, least, most, run, nullable: false, deep: false, by_parts: false, light: false }
}

/// Why a call has no result that is known as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoResult {
    /// Terraform would refuse it.
    Refused,
    /// Something in it is not known, or a limit is reached.
    Open,
}

impl Function {
    /// What it makes of arguments that Terraform does not refuse, for a call that stands in a page.
    pub(crate) fn result(
        &self,
        evaluator: &Evaluator,
        scope: &Scope,
        arguments: &[Value],
        at: Location,
    ) -> Result<Value, NoResult> {
        if arguments.iter().any(conversion::is_invalid) || wrong_number(self, arguments.len()).is_some() {
            return Err(NoResult::Open);
        }
        let call = Call { evaluator, scope, name: self.name, arguments, at, sensitive: Cell::new(false) };
        match call.run(self) {
            Ok(value) if value.as_unknown().is_some() => Err(NoResult::Open),
            Ok(value) => evaluator.budget.make(value.own_bytes()).map(|()| value).map_err(|_| NoResult::Open),
            Err(Stop::Refused(_)) => Err(NoResult::Refused),
            Err(_) => Err(NoResult::Open),
        }
    }

    const fn nullable(self) -> Self {
        Self { nullable: true, ..self }
    }

    const fn deep(self) -> Self {
        Self { deep: true, ..self }
    }

    const fn by_parts(self) -> Self {
        Self { by_parts: true, ..self }
    }

    const fn light(self) -> Self {
        Self { light: true, ..self }
    }
}

/// For functions that take any number of arguments.
const MANY: usize = usize::MAX;

/// All functions, by name.
static FUNCTIONS: &[Function] = &[
    function("abs", 1, 1, number::abs),
    function("abspath", 1, 1, file::abspath),
    function("alltrue", 1, 1, collection::all_true),
    function("anytrue", 1, 1, collection::any_true),
    function("base64decode", 1, 1, encoding::base64_decode),
    function("base64encode", 1, 1, encoding::base64_encode),
    // Its bytes depend on the compressor, which is Go's.
    function("base64gzip", 1, 1, opaque),
    function("base64sha256", 1, 1, hash::base64_sha256),
    function("base64sha512", 1, 1, hash::base64_sha512),
    function("basename", 1, 1, file::basename),
    function("bcrypt", 1, 2, impure),
    function("can", 1, 1, conversion::can),
    function("ceil", 1, 1, number::ceil),
    function("chomp", 1, 1, string::chomp),
    function("chunklist", 2, 2, collection::chunk_list).deep().by_parts(),
    function("cidrhost", 2, 2, network::host),
    function("cidrnetmask", 1, 1, network::netmask),
    function("cidrsubnet", 3, 3, network::subnet),
    function("cidrsubnets", 1, MANY, network::subnets),
    function("coalesce", 0, MANY, collection::coalesce),
    function("coalescelist", 0, MANY, collection::coalesce_list).by_parts(),
    function("compact", 1, 1, collection::compact),
    function("concat", 0, MANY, collection::concat).by_parts(),
    function("contains", 2, 2, collection::contains).light(),
    function("csvdecode", 1, 1, encoding::csv_decode).deep(),
    function("dirname", 1, 1, file::dirname),
    function("distinct", 1, 1, collection::distinct),
    function("element", 2, 2, collection::element).nullable().by_parts().light(),
    function("endswith", 2, 2, string::ends_with),
    function("ephemeralasnull", 1, 1, conversion::identity).nullable().by_parts(),
    function("file", 1, 1, file::file),
    function("filebase64", 1, 1, file::base64),
    function("filebase64sha256", 1, 1, file::base64_sha256),
    function("filebase64sha512", 1, 1, file::base64_sha512),
    function("fileexists", 1, 1, file::exists),
    function("filemd5", 1, 1, file::md5),
    function("fileset", 2, 2, file::set),
    function("filesha1", 1, 1, file::sha1),
    function("filesha256", 1, 1, file::sha256),
    function("filesha512", 1, 1, file::sha512),
    function("flatten", 1, 1, collection::flatten).by_parts(),
    function("floor", 1, 1, number::floor),
    function("format", 1, MANY, format::format),
    function("formatdate", 2, 2, time::format),
    function("formatlist", 1, MANY, format::format_list),
    function("indent", 2, 2, string::indent),
    function("index", 2, 2, collection::index).light(),
    function("issensitive", 1, 1, conversion::is_sensitive).by_parts().light(),
    function("join", 1, MANY, string::join),
    function("jsondecode", 1, 1, json::decode).nullable().deep(),
    function("jsonencode", 1, 1, json::encode),
    function("keys", 1, 1, collection::keys).by_parts(),
    function("length", 1, 1, collection::length).by_parts().light(),
    // `list` and `map` were removed in Terraform 0.15; configurations that old still hold them.
    function("list", 0, MANY, collection::list).by_parts(),
    function("log", 2, 2, number::log),
    function("lookup", 2, 3, collection::lookup).nullable().by_parts().light(),
    function("lower", 1, 1, string::lower),
    function("map", 0, MANY, collection::map).by_parts(),
    function("matchkeys", 3, 3, collection::match_keys),
    function("max", 1, MANY, number::max),
    function("md5", 1, 1, hash::md5),
    function("merge", 0, MANY, collection::merge).by_parts(),
    function("min", 1, MANY, number::min),
    function("nonsensitive", 1, 1, conversion::non_sensitive).nullable().by_parts().light(),
    function("one", 1, 1, collection::one).nullable().by_parts(),
    function("parseint", 2, 2, number::parse_int),
    function("pathexpand", 1, 1, file::expand),
    function("plantimestamp", 0, 0, impure),
    function("pow", 2, 2, number::pow),
    function("range", 1, 3, number::range),
    function("regex", 2, 2, pattern::regex),
    function("regexall", 2, 2, pattern::regex_all).deep(),
    function("replace", 3, 3, pattern::replace),
    function("reverse", 1, 1, collection::reverse).by_parts(),
    // It needs a private key, which belongs in no configuration.
    function("rsadecrypt", 2, 2, opaque),
    function("sensitive", 1, 1, conversion::sensitive).nullable().by_parts().light(),
    function("setintersection", 1, MANY, set::intersection),
    function("setproduct", 2, MANY, set::product).deep().by_parts(),
    function("setsubtract", 2, 2, set::subtract),
    function("setunion", 1, MANY, set::union),
    function("sha1", 1, 1, hash::sha1),
    function("sha256", 1, 1, hash::sha256),
    function("sha512", 1, 1, hash::sha512),
    function("signum", 1, 1, number::signum),
    function("slice", 3, 3, collection::slice).by_parts(),
    function("sort", 1, 1, collection::sort),
    function("split", 2, 2, string::split),
    function("startswith", 2, 2, string::starts_with),
    function("strcontains", 2, 2, string::contains),
    function("strrev", 1, 1, string::reverse),
    function("substr", 3, 3, string::substr),
    function("sum", 1, 1, number::sum),
    function("templatefile", 2, 2, template_file::template_file).deep().by_parts(),
    function("templatestring", 2, 2, template_file::template_string).deep().by_parts(),
    function("textdecodebase64", 2, 2, text_encoding::decode),
    function("textencodebase64", 2, 2, text_encoding::encode),
    function("timeadd", 2, 2, time::add),
    function("timecmp", 2, 2, time::compare),
    function("timestamp", 0, 0, impure),
    function("title", 1, 1, string::title),
    function("tobool", 1, 1, conversion::to_bool).nullable(),
    function("tolist", 1, 1, conversion::to_list).nullable().deep().by_parts(),
    function("tomap", 1, 1, conversion::to_map).nullable().deep().by_parts(),
    function("tonumber", 1, 1, conversion::to_number).nullable(),
    function("toset", 1, 1, conversion::to_set).nullable().deep(),
    function("tostring", 1, 1, conversion::to_string).nullable(),
    function("transpose", 1, 1, collection::transpose).deep(),
    function("trim", 2, 2, string::trim),
    function("trimprefix", 2, 2, string::trim_prefix),
    function("trimspace", 1, 1, string::trim_space),
    function("trimsuffix", 2, 2, string::trim_suffix),
    function("try", 1, MANY, conversion::try_each).nullable().by_parts(),
    function("upper", 1, 1, string::upper),
    function("urlencode", 1, 1, encoding::url_encode),
    function("uuid", 0, 0, impure),
    function("uuidv5", 2, 2, hash::uuid_v5),
    function("values", 1, 1, collection::values).by_parts(),
    function("yamldecode", 1, 1, yaml::decode).nullable().deep(),
    function("yamlencode", 1, 1, yaml_writer::encode),
    function("zipmap", 2, 2, collection::zip_map).by_parts(),
];

/// How alike the name of a function and a misspelt one are at least, of 1000.
const ALIKE: u32 = 600;

/// The longest name that is compared with those of functions, in bytes.
const MAX_NAME: usize = 64;

/// What a function makes of its arguments.
type Outcome = Result<Value, Stop>;

/// Why a function has no result of its own.
enum Stop {
    /// An argument that decides is not known.
    Unknown,
    /// An argument is not what the function takes: Terraform would refuse the call.
    Refused(EcoString),
    /// A limit is reached.
    Limit(EcoString),
    /// This is the result.
    Is(Box<Value>),
}

impl From<Spent> for Stop {
    fn from(spent: Spent) -> Self {
        Self::Limit(eco_format!("the module is not finished: {spent}"))
    }
}

impl From<Value> for Stop {
    fn from(value: Value) -> Self {
        Self::Is(Box::new(value))
    }
}

impl From<Arc<Unknown>> for Stop {
    fn from(_: Arc<Unknown>) -> Self {
        Self::Unknown
    }
}

/// Refuses a call.
fn refuse<T>(message: impl Into<EcoString>) -> Result<T, Stop> {
    Err(Stop::Refused(message.into()))
}

/// One call of a function.
struct Call<'c> {
    evaluator: &'c Evaluator<'c>,
    scope: &'c Scope,
    name: &'c str,
    arguments: &'c [Value],
    at: Location,
    /// Whether something sensitive went into the result.
    sensitive: Cell<bool>,
}

/// The value of `name(arguments)`.
pub(super) fn call(
    evaluator: &Evaluator,
    scope: &Scope,
    name: &str,
    arguments: &[Value],
    at: Location,
) -> Value {
    let sensitive = Cell::new(arguments.iter().any(|argument| argument.is_sensitive()));
    let secret = arguments.iter().any(Value::is_secret);
    let call = Call { evaluator, scope, name: without_namespace(name), arguments, at, sensitive };
    if name.starts_with("provider::") {
        return call.opaque();
    }
    let Some(function) = find(&call) else {
        return invalid(eco_format!("there is no function named `{name}`"), at);
    };
    if let Some(message) = wrong_number(function, arguments.len()) {
        return invalid(message, at);
    }
    // An argument that Terraform refuses makes the call one; only `try` and `can` look at it.
    let refused = arguments.iter().find(|argument| conversion::is_invalid(argument));
    let outcome = match refused {
        Some(refused) if !matches!(call.name, "try" | "can") => Err(Stop::Is(Box::new(refused.clone()))),
        _ => call.run(function),
    };
    let value = match outcome {
        Ok(value) => value,
        Err(Stop::Unknown) => call.by_cases(function).unwrap_or_else(|| call.derived(!function.nullable)),
        // The message may quote what is secret.
        Err(Stop::Refused(_)) if secret => {
            invalid(eco_format!("`{}`: a sensitive argument is not what it takes", call.name), at)
        }
        Err(Stop::Refused(message)) => invalid(of_function(call.name, &message), at),
        Err(Stop::Limit(message)) => {
            Value::unknown(Reason::Limit(of_function(call.name, &message)), None, at)
        }
        // So may the reason why a file is not read.
        Err(Stop::Is(value)) if secret && matches!(value.data(), Data::Unknown(_)) && refused.is_none() => {
            call.opaque()
        }
        Err(Stop::Is(value)) => *value,
    };
    match call.name {
        "nonsensitive" | "issensitive" => value,
        _ => value.marked(if function.by_parts { call.sensitive.get() } else { secret }),
    }
}

/// The function that a call names: Terraform's, or Terragrunt's in a configuration of its own.
fn find(call: &Call) -> Option<&'static Function> {
    let named = |table: &'static [Function]| {
        table.binary_search_by(|function| function.name.cmp(call.name)).ok().map(|found| &table[found])
    };
    let of_terragrunt = call.context().and_then(|_| named(terragrunt::FUNCTIONS));
    let of_rules = || is_page(call.scope.source).then(|| named(rules::FUNCTIONS)).flatten();
    of_terragrunt.or_else(|| named(FUNCTIONS)).or_else(of_rules)
}

/// The function that a call in a page names.
pub(crate) fn function_of_page(name: &str) -> Option<&'static Function> {
    let own = without_namespace(name);
    FUNCTIONS.iter().chain(rules::FUNCTIONS).find(|function| function.name == own)
}

/// What is wrong with a call that stands in a rule, whatever its arguments are; `given` is how many they are, if that is
/// known.
pub(crate) fn wrong_call(name: &str, given: Option<usize>) -> Option<EcoString> {
    let own = without_namespace(name);
    let mut functions = FUNCTIONS.iter().chain(rules::FUNCTIONS);
    if let Some(function) = functions.clone().find(|it| it.name == own) {
        return given.and_then(|given| wrong_number(function, given));
    }
    let alike = |it: &&Function| (strsim::normalized_damerau_levenshtein(it.name, own) * 1000.0) as u32;
    let nearest = functions.by_ref().max_by_key(alike).filter(|it| alike(it) > ALIKE && own.len() < MAX_NAME);
    let remedy = nearest.map_or_else(String::new, |it| format!("; did you mean `{}`?", it.name));
    Some(eco_format!("there is no function named `{name}`{remedy}"))
}

/// A message about a call. Many are never read: `try` looks for an argument without one.
fn of_function(name: &str, message: &str) -> EcoString {
    let mut text = EcoString::with_capacity(name.len() + message.len() + 4);
    ["`", name, "`: ", message].iter().for_each(|part| text.push_str(part));
    text
}

/// The name of a function without the namespace of Terraform's own, which may be left out.
fn without_namespace(name: &str) -> &str {
    let own = "core::";
    if name.starts_with(own) { name.trim_start_matches(own) } else { name }
}

fn wrong_number(function: &Function, given: usize) -> Option<EcoString> {
    let &Function { name, least, most, .. } = function;
    let expected = match (least, most) {
        _ if (least..=most).contains(&given) => return None,
        (_, MANY) => eco_format!("at least {least}"),
        _ if least == most => eco_format!("{least}"),
        _ => eco_format!("{least} to {most}"),
    };
    let plural = if expected == "1" || expected == "at least 1" { "" } else { "s" };
    Some(eco_format!("`{name}` takes {expected} argument{plural}, {given} given"))
}

/// Functions whose result differs from call to call.
fn impure(call: &Call) -> Outcome {
    Ok(Value::unknown(Reason::Function(eco_format!("{}()", call.name)), None, call.at))
}

/// Functions whose result is fixed by their arguments, but cannot be worked out here.
fn opaque(call: &Call) -> Outcome {
    if call.arguments.iter().any(|argument| argument.first_unknown().is_some()) {
        return Err(Stop::Unknown);
    }
    Ok(call.opaque())
}

impl Call<'_> {
    /// Runs the function within the budget: it may look at all of its arguments, whatever it does with them.
    fn run(&self, function: &Function) -> Outcome {
        let budget = &self.evaluator.budget;
        if !function.light {
            budget.work(self.arguments.iter().map(|argument| argument.weight() as usize).sum())?;
        }
        let value = (function.run)(self)?;
        if function.deep {
            budget.make(value.all_bytes())?;
        }
        Ok(value)
    }

    /// The result where the one argument that is not known is one of a few values: it is one of what the function makes of
    /// these. `None` where it cannot say that.
    fn by_cases(&self, function: &Function) -> Option<Value> {
        let mut open = self.arguments.iter().enumerate().filter(|(_, it)| it.as_unknown().is_some());
        let (Some((index, argument)), None) = (open.next(), open.next()) else { return None };
        let cases = argument.as_unknown()?.cases();
        let result = |case: &Value| {
            let mut arguments = self.arguments.to_vec();
            arguments[index] = case.clone();
            let call = Call { arguments: &arguments, sensitive: Cell::new(false), ..*self };
            call.run(function).ok()
        };
        let results = cases.iter().map(result).collect::<Option<Vec<_>>>()?;
        let first = results.first()?;
        if results.iter().all(|it| matches!(self.evaluator.equal(first, it), Ok(true))) {
            return Some(first.clone());
        }
        let one = Unknown::clone(self.derived(!function.nullable).as_unknown()?).among(&results);
        Some(Value::new(Data::Unknown(Arc::new(one)), self.at))
    }

    /// The call as it would be written with the arguments' values: its identity. Longer ones than are kept are cut.
    fn written(&self) -> EcoString {
        let mut text = Bounded::default();
        // The writer fails where the bound is reached: what it holds then is too long to become a symbol.
        let _ = text.write_call(self.name, self.arguments);
        text.0.into()
    }

    /// The result of a call that depends on an argument that is not known.
    fn derived(&self, not_null: bool) -> Value {
        derived(self.arguments, self.at, not_null, || self.written())
    }

    /// The result of a call that cannot be worked out here, but is the same for the same arguments.
    fn opaque(&self) -> Value {
        let reason = Reason::Function(eco_format!("{}()", self.name));
        Value::unknown(reason, self.symbol(), self.at)
    }

    /// What such a call is called, where its arguments can be written out.
    fn symbol(&self) -> Option<Symbol> {
        let named = self.arguments.iter().all(nameable);
        named.then(|| self.written()).filter(|text| text.len() <= MAX_SYMBOL).map(Symbol::Expression)
    }
}

impl Bounded {
    fn write_call(&mut self, name: &str, arguments: &[Value]) -> fmt::Result {
        self.write_str(name)?;
        for (index, argument) in arguments.iter().enumerate() {
            write!(self, "{}{argument}", if index == 0 { "(" } else { ", " })?;
        }
        self.write_str(")")
    }
}

#[cfg(test)]
mod tests;
