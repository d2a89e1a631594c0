//! Modules that call each other.

use crate::Files;
use crate::expression::expression;
use crate::resources::{repetition, resource};
use crate::scope::{Kind, Scope};
use arbitrary::{Arbitrary, Result, Unstructured};

/// The most modules.
const MODULES: usize = 6;

/// Where the source of a call leads.
#[derive(Debug, Arbitrary)]
enum Source {
    /// A directory beside this one, perhaps this one.
    Module(u8),
    /// A directory below it that has the same files.
    Below,
    /// This one.
    Here,
    /// A registry.
    Registry,
    /// Nothing.
    Missing,
}

/// How often a call is made.
#[derive(Debug, Arbitrary)]
enum Repetition {
    Once,
    Count(u16),
    CountOf,
    ForEach(u8),
    Any,
}

/// A call, apart from its inputs.
#[derive(Debug, Arbitrary)]
struct Call {
    source: Source,
    repetition: Repetition,
    inputs: u8,
}

/// The files of all modules. The first is the root, unless another one calls it.
pub(crate) fn files(u: &mut Unstructured<'_>) -> Result<Files> {
    let modules = u.int_in_range(1..=MODULES)?;
    let mut files = Files::new();
    for module in 0..modules {
        let text = module_text(u, module, modules)?;
        if u.ratio(1, 8)? {
            files.insert(format!("/m{module}/below/main.tf"), text.clone());
        }
        files.insert(format!("/m{module}/main.tf"), text);
    }
    Ok(files)
}

fn module_text(u: &mut Unstructured<'_>, module: usize, modules: usize) -> Result<String> {
    let calls: Vec<Call> = (0..u.int_in_range(0..=4)?).map(|_| u.arbitrary()).collect::<Result<_>>()?;
    let mut scope = Scope::new(u.int_in_range(1..=4)?, 3);
    for index in 0..calls.len() {
        scope.others.extend((0..3).map(|output| format!("module.c{index}.o{output}")));
        scope.others.push(format!("module.c{index}[0].o0"));
        scope.others.push(format!("module.c{index}[*].o1"));
        scope.others.push(format!("values(module.c{index})[0].o2"));
        scope.others.push(format!("module.c{index}"));
    }
    let mut text = scope.declarations(u)?;
    for (index, call) in calls.iter().enumerate() {
        text += &call_text(u, &mut scope, call, index, module, modules)?;
    }
    if u.arbitrary()? {
        text += &resource(u, &mut scope)?;
    }
    for output in 0..3 {
        let kind = u.arbitrary()?;
        text +=
            &format!("output \"o{output}\" {{\n  value = {}\n}}\n\n", expression(u, &mut scope, kind, 3)?);
    }
    Ok(text)
}

fn call_text(
    u: &mut Unstructured<'_>,
    scope: &mut Scope,
    call: &Call,
    index: usize,
    module: usize,
    modules: usize,
) -> Result<String> {
    let source = match call.source {
        // Mostly onwards, so that not everything is a circle.
        Source::Module(to) => {
            let to = if to % 8 == 0 { usize::from(to / 8) } else { module + 1 + usize::from(to) % 2 };
            format!("../m{}", to % modules)
        }
        Source::Below => "./below".to_owned(),
        Source::Here => "./".to_owned(),
        Source::Registry => "terraform-aws-modules/s3-bucket/aws".to_owned(),
        Source::Missing => "../nowhere".to_owned(),
    };
    let repeated = match call.repetition {
        Repetition::Once => String::new(),
        Repetition::Count(count) => format!("  count = {}\n", count % 600),
        Repetition::CountOf => "  count = length(var.v1)\n".to_owned(),
        Repetition::ForEach(count) => {
            format!("  for_each = toset([for i in range({}) : tostring(i)])\n", count % 40)
        }
        Repetition::Any => repetition(u, scope)?,
    };
    let mut inputs = String::new();
    for (variable, kind) in [Kind::Text, Kind::List, Kind::Map].into_iter().enumerate() {
        if call.inputs >> variable & 1 == 1 {
            inputs += &format!("  v{variable} = {}\n", expression(u, scope, kind, 3)?);
        }
    }
    Ok(format!("module \"c{index}\" {{\n  source = \"{source}\"\n{repeated}{inputs}}}\n\n"))
}
