//! Type constraints of variables, and conversion to them (Terraform language, "Type Constraints").

use super::operators::{as_bool, as_number, to_text};
use super::sets::set;
use super::unify::unified;
use crate::syntax::{Call, Expr, ExprKind};
use crate::value::{Data, Value};
use ecow::{EcoString, eco_format};
use std::borrow::Cow;

/// A type constraint.
#[derive(Debug)]
pub(super) enum Type<'e> {
    Any,
    String,
    Number,
    Bool,
    List(Box<Self>),
    Set(Box<Self>),
    Map(Box<Self>),
    Tuple(Vec<Self>),
    Object(Vec<Member<'e>>),
}

/// An attribute of an object type.
#[derive(Debug)]
pub(super) struct Member<'e> {
    name: EcoString,
    kind: Type<'e>,
    /// `optional(type, default)`.
    optional: bool,
    default: Option<Expr<'e>>,
}

/// Reads a type constraint. What is none counts as `any`.
pub(super) fn parse(expr: Expr<'_>) -> Type<'_> {
    match expr.kind() {
        // Terraform 0.11 wrote the names in quotes.
        ExprKind::Reference(name, _) | ExprKind::String(name) => match name {
            "string" => Type::String,
            "number" => Type::Number,
            "bool" => Type::Bool,
            "list" => Type::List(Box::new(Type::Any)),
            "map" => Type::Map(Box::new(Type::Any)),
            _ => Type::Any,
        },
        ExprKind::Parenthesis(inner) => parse(inner),
        ExprKind::Call(call) => constructor(call),
        _ => Type::Any,
    }
}

fn constructor(call: Call<'_>) -> Type<'_> {
    let Some(argument) = call.arguments.get(0) else { return Type::Any };
    match (call.name, argument.kind()) {
        ("list", _) => Type::List(Box::new(parse(argument))),
        ("set", _) => Type::Set(Box::new(parse(argument))),
        ("map", _) => Type::Map(Box::new(parse(argument))),
        ("tuple", ExprKind::Tuple(items)) => Type::Tuple(items.iter().map(parse).collect()),
        ("object", ExprKind::Object(members)) => {
            Type::Object(members.iter().filter_map(|(key, kind)| member(key, kind)).collect())
        }
        _ => Type::Any,
    }
}

fn member<'e>(key: Expr<'e>, kind: Expr<'e>) -> Option<Member<'e>> {
    let ExprKind::String(name) = key.kind() else { return None };
    let member = match kind.kind() {
        ExprKind::Call(call) if call.name == "optional" => Member {
            name: name.into(),
            kind: call.arguments.get(0).map_or(Type::Any, parse),
            optional: true,
            default: call.arguments.get(1),
        },
        _ => Member { name: name.into(), kind: parse(kind), optional: false, default: None },
    };
    Some(member)
}

/// Converts a value to a type. What does not convert stays as it is: Terraform would refuse it.
pub(super) fn convert(value: Value, kind: &Type, default: &dyn Fn(Expr<'_>) -> Value) -> Value {
    let data = match (kind, value.data()) {
        (Type::String, _) => to_text(&value).map(Data::String),
        (Type::Number, _) => as_number(&value).map(Data::Number),
        (Type::Bool, _) => as_bool(&value).map(Data::Bool),
        (Type::List(kind), Data::List(items) | Data::Set(items)) => {
            Some(Data::List(elements(items, kind, default).into()))
        }
        (Type::Set(kind), Data::List(items) | Data::Set(items)) => Some(set(elements(items, kind, default))),
        (Type::Tuple(kinds), Data::List(items)) => {
            let pairs = items.iter().zip(kinds);
            Some(Data::List(pairs.map(|(item, kind)| convert(item.clone(), kind, default)).collect()))
        }
        (Type::Map(kind), Data::Object(members)) => {
            let values: Vec<Value> = members.values().cloned().collect();
            let converted = members.keys().cloned().zip(elements(&values, kind, default));
            Some(Data::Object(converted.collect()))
        }
        (Type::Object(kinds), Data::Object(members)) => {
            let converted = kinds.iter().filter_map(|kind| {
                let given = members.get(&kind.name).filter(|it| !(it.is_null() && kind.default.is_some()));
                let value = match (given, kind.default) {
                    (Some(given), _) => given.clone(),
                    (None, Some(expr)) => default(expr),
                    (None, None) if kind.optional => Value::null(value.at),
                    (None, None) => return None,
                };
                Some((kind.name.clone(), convert(value, &kind.kind, default)))
            });
            Some(Data::Object(converted.collect()))
        }
        _ => None,
    };
    match data {
        Some(data) => value.with(data),
        None => value,
    }
}

/// What the type requires that a value does not have, in Terraform's words. `None` where it converts to the type, or
/// may do so once it is known.
pub(super) fn misfit(value: &Value, kind: &Type) -> Option<EcoString> {
    let each = |items: &[Value], kind: &Type| {
        let items = items.iter().enumerate();
        items.into_iter().find_map(|(index, item)| within(&index, misfit(item, kind)))
    };
    match (kind, value.data()) {
        (Type::Any, _) | (_, Data::Null | Data::Unknown(_)) => None,
        (Type::String, _) => required("a string", to_text(value).is_some()),
        (Type::Number, _) => required("a number", as_number(value).is_some()),
        (Type::Bool, _) => required("a bool", as_bool(value).is_some()),
        (Type::List(kind) | Type::Set(kind), Data::List(items) | Data::Set(items)) => each(items, kind),
        (Type::Tuple(kinds), Data::List(items)) if items.len() == kinds.len() => {
            let pairs = items.iter().zip(kinds).enumerate();
            pairs.into_iter().find_map(|(index, (item, kind))| within(&index, misfit(item, kind)))
        }
        (Type::Map(kind), Data::Object(members)) => {
            members.iter().find_map(|(key, member)| within(key, misfit(member, kind)))
        }
        (Type::Object(kinds), Data::Object(members)) => {
            kinds.iter().find_map(|it| match members.get(&it.name) {
                Some(member) => within(&it.name, misfit(member, &it.kind)),
                None => required(&eco_format!("attribute `{}`", it.name), it.optional),
            })
        }
        (Type::List(_), _) => required("a list", false),
        (Type::Set(_), _) => required("a set", false),
        (Type::Map(_), _) => required("a map", false),
        (Type::Tuple(kinds), _) => required(&eco_format!("a tuple of {} elements", kinds.len()), false),
        (Type::Object(_), _) => required("an object", false),
    }
}

fn required(what: &str, is_there: bool) -> Option<EcoString> {
    (!is_there).then(|| eco_format!("{what} is required"))
}

fn within(part: &dyn std::fmt::Display, misfit: Option<EcoString>) -> Option<EcoString> {
    misfit.map(|it| eco_format!("in `{part}`, {it}"))
}

/// The elements of a collection, converted to its element type. `any` stands for one type that all of them have.
fn elements(items: &[Value], kind: &Type, default: &dyn Fn(Expr<'_>) -> Value) -> Vec<Value> {
    if matches!(kind, Type::Any) {
        return unified(items).map_or_else(|| items.to_vec(), Cow::into_owned);
    }
    items.iter().map(|item| convert(item.clone(), kind, default)).collect()
}
