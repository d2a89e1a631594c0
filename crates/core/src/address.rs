//! Addresses: what Terraform calls the blocks of a configuration, and the attributes of what they declare.
//!
//! They are compared part by part, and become text only where somebody reads it.

use crate::hash;
use ecow::{EcoString, eco_format};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::iter;
use std::sync::Arc;

/// How many modules an address may lead through where it is read from text.
const MAX_MODULES: usize = 64;

/// What a block at the top level of a module is called: `module.web[0].aws_vpc.main["a"]`. A copy costs nothing.
#[derive(Debug, Clone)]
pub struct Address(Arc<Hashed>);

/// The parts of an address, and their hash: addresses are looked up more often than made.
#[derive(Debug)]
struct Hashed {
    hash: u64,
    parts: Parts,
}

impl Hash for Address {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.hash);
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.0.hash == other.0.hash && self.0.parts == other.0.parts)
    }
}

impl Eq for Address {}

/// What differs most often comes first: it is compared first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Parts {
    name: EcoString,
    key: Key,
    kind: EcoString,
    sort: Sort,
    /// The module that it is in; `None` for the root module.
    module: Option<Address>,
}

/// What sort of block has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// `resource`: of these, two addresses are certainly two objects.
    Managed,
    /// `data`.
    Data,
    /// `module`.
    Module,
    /// Any other: `var.name`, `output.name`, `provider.aws`.
    Other,
}

/// Which instance of a block is meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// The block is not repeated, or it is meant as a whole.
    None,
    /// The index of a `count`.
    Index(usize),
    /// The key of a `for_each`.
    Name(EcoString),
    /// The one that an expression names whose value is not known, by the text of the expression.
    Of(EcoString),
    /// Some instance of a repetition that is not known.
    Any,
}

impl Key {
    /// The key of a `for_each`.
    #[must_use]
    pub fn name(&self) -> Option<EcoString> {
        match self {
            Self::Name(name) => Some(name.clone()),
            _ => None,
        }
    }

    /// Whether it is known which instance it names.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        !matches!(self, Self::Of(_) | Self::Any)
    }

    /// Whether two keys certainly name two instances.
    fn is_distinct_from(&self, other: &Self) -> bool {
        self.is_known() && other.is_known() && self != other
    }

    /// The key that a text starts with, and the rest of the text.
    fn parse(text: &str) -> Option<(Self, &str)> {
        let Some(inner) = text.strip_prefix('[') else { return Some((Self::None, text)) };
        if let Some(rest) = inner.strip_prefix("*]") {
            return Some((Self::Any, rest));
        }
        let Some(quoted) = inner.strip_prefix('"') else {
            let (index, rest) = inner.split_once(']')?;
            return Some((Self::Index(index.parse().ok()?), rest));
        };
        let mut name = EcoString::new();
        let mut rest = quoted.chars();
        loop {
            match rest.next()? {
                '"' => return Some((Self::Name(name), rest.as_str().strip_prefix(']')?)),
                '\\' => name.push(match rest.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    other => other,
                }),
                mark @ ('$' | '%') => {
                    name.push(mark);
                    // Before a brace, the mark is doubled.
                    if rest.as_str().starts_with(['$', '%']) && rest.as_str()[1..].starts_with('{') {
                        rest.next();
                    }
                }
                other => name.push(other),
            }
        }
    }
}

/// As it stands in addresses: empty, `[0]`, `["a"]`, `[*]`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Index(index) => write!(f, "[{index}]"),
            Self::Name(name) => {
                f.write_str("[\"")?;
                write_quoted(name, f)?;
                f.write_str("\"]")
            }
            Self::Of(expression) => write!(f, "[{expression}]"),
            Self::Any => f.write_str("[*]"),
        }
    }
}

/// A text within quotes, where it stands for itself.
fn write_quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\\', '\n', '\r', '\t', '$', '%']) {
        let (before, marked) = rest.split_at(at);
        f.write_str(before)?;
        let (mark, after) = marked.split_at(1);
        f.write_str(match mark {
            "\"" => "\\\"",
            "\\" => "\\\\",
            "\n" => "\\n",
            "\r" => "\\r",
            "\t" => "\\t",
            "$" if after.starts_with('{') => "$$",
            "%" if after.starts_with('{') => "%%",
            other => other,
        })?;
        rest = after;
    }
    f.write_str(rest)
}

impl Address {
    fn of(parts: Parts) -> Self {
        Self(Arc::new(Hashed { hash: hash::of(&parts), parts }))
    }

    /// The address of a block in a module. `kind` is the type, of blocks that are not resources what stands for it.
    #[must_use]
    pub fn new(
        module: Option<&Self>,
        sort: Sort,
        kind: impl Into<EcoString>,
        name: impl Into<EcoString>,
    ) -> Self {
        let (kind, name) = (kind.into(), name.into());
        Self::of(Parts { name, key: Key::None, kind, sort, module: module.cloned() })
    }

    /// The address of the call of a module.
    #[must_use]
    pub fn of_call(module: Option<&Self>, name: impl Into<EcoString>) -> Self {
        Self::new(module, Sort::Module, "module", name)
    }

    /// The same block in a module; `None`: where it is.
    #[must_use]
    pub fn within(&self, module: Option<&Self>) -> Self {
        module.map_or_else(|| self.clone(), |module| self.with(|parts| parts.module = Some(module.clone())))
    }

    /// An instance of the block.
    #[must_use]
    pub fn instance(&self, key: &Key) -> Self {
        if *key == Key::None { self.clone() } else { self.with(|parts| parts.key = key.clone()) }
    }

    /// The block, without the key of an instance, as it is called in its module.
    #[must_use]
    pub fn in_module(&self) -> Self {
        self.with(|parts| (parts.module, parts.key) = (None, Key::None))
    }

    /// The block in the modules as they are written: without the keys of instances.
    #[must_use]
    pub fn without_keys(&self) -> Self {
        if self.chain().all(|it| it.0.parts.key == Key::None) {
            return self.clone();
        }
        self.with(|parts| {
            parts.key = Key::None;
            parts.module = parts.module.as_ref().map(Self::without_keys);
        })
    }

    fn with(&self, change: impl FnOnce(&mut Parts)) -> Self {
        let mut parts = self.0.parts.clone();
        change(&mut parts);
        Self::of(parts)
    }

    /// The type: `aws_vpc`, also of a data source.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.0.parts.kind
    }

    /// The name within the module; empty where the block has none.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.parts.name
    }

    /// What sort of block it is.
    #[must_use]
    pub fn sort(&self) -> Sort {
        self.0.parts.sort
    }

    /// The instance.
    #[must_use]
    pub fn key(&self) -> &Key {
        &self.0.parts.key
    }

    /// Whether it is what a block declares: it is in no module, and no instance.
    pub(crate) fn is_declared(&self) -> bool {
        self.0.parts.module.is_none() && self.0.parts.key == Key::None
    }

    /// Whether it is known which instance is meant, of the block and of the modules around it.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.chain().all(|it| it.0.parts.key.is_known())
    }

    /// Whether two addresses are certainly those of two objects: they differ, and not only in a key that is not known
    /// (`aws_vpc.a[*]`, where it is not known how many there are, may be `aws_vpc.a[0]`).
    #[must_use]
    pub fn is_distinct_from(&self, other: &Self) -> bool {
        let (a, b) = (&self.0.parts, &other.0.parts);
        let modules = match (&a.module, &b.module) {
            (Some(a), Some(b)) => a.is_distinct_from(b),
            (None, None) => false,
            _ => true,
        };
        a.name != b.name || a.kind != b.kind || a.sort != b.sort || a.key.is_distinct_from(&b.key) || modules
    }

    /// The address itself, and those of the modules around it, the innermost first.
    pub fn chain(&self) -> impl Iterator<Item = &Self> {
        iter::successors(Some(self), |it| it.0.parts.module.as_ref())
    }

    /// About how many bytes its text takes.
    #[must_use]
    pub(crate) fn length(&self) -> usize {
        let key = |key: &Key| match key {
            Key::Name(text) | Key::Of(text) => text.len(),
            _ => 0,
        };
        self.chain().map(|it| &it.0.parts).map(|it| it.kind.len() + it.name.len() + key(&it.key) + 2).sum()
    }

    /// The address of a resource, data source or module call that a text starts with, and the rest of the text.
    #[must_use]
    pub fn parse(text: &str) -> Option<(Self, &str)> {
        let mut found = Self::parse_one(None, text)?;
        for _ in 0..MAX_MODULES {
            let (address, rest) = &found;
            let next = rest.strip_prefix('.').filter(|_| address.sort() == Sort::Module);
            match next.and_then(|next| Self::parse_one(Some(address), next)) {
                Some(longer) => found = longer,
                None => return Some(found),
            }
        }
        None
    }

    fn parse_one<'t>(module: Option<&Self>, text: &'t str) -> Option<(Self, &'t str)> {
        let (kind, rest) = word(text)?;
        let (name, rest) = word(rest.strip_prefix('.')?)?;
        let (address, rest) = match kind {
            "module" => (Self::of_call(module, name), rest),
            "data" => {
                let (label, rest) = word(rest.strip_prefix('.')?)?;
                (Self::new(module, Sort::Data, name, label), rest)
            }
            _ => (Self::new(module, Sort::Managed, kind, name), rest),
        };
        let (key, rest) = Key::parse(rest)?;
        Some((address.instance(&key), rest))
    }
}

/// The text of an address with another text in place of each of its keys. Whatever stands between brackets is a key:
/// also an expression, which [`Address::parse`] does not read.
#[must_use]
pub fn with_keys(address: &str, key: &str) -> String {
    let (mut text, mut depth, mut is_quoted) = (String::new(), 0_usize, false);
    let mut characters = address.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' if is_quoted => {
                characters.next();
            }
            '"' => is_quoted = !is_quoted,
            '[' if !is_quoted => depth += 1,
            ']' if !is_quoted => {
                depth = depth.saturating_sub(1);
                text.push_str(if depth == 0 { key } else { "" });
            }
            _ if depth == 0 && !is_quoted => text.push(character),
            _ => {}
        }
    }
    text
}

/// The name that a text starts with, and the rest of the text.
fn word(text: &str) -> Option<(&str, &str)> {
    let is_part = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-');
    let end = text.find(|it| !is_part(it)).unwrap_or(text.len());
    text.starts_with(|it: char| it.is_alphabetic() || it == '_').then(|| text.split_at(end))
}

/// As Terraform writes it.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { name, key, kind, sort, module } = &self.0.parts;
        if let Some(module) = module {
            module.fmt(f)?;
            f.write_str(".")?;
        }
        if *sort == Sort::Data {
            f.write_str("data.")?;
        }
        f.write_str(kind)?;
        if !name.is_empty() {
            f.write_str(".")?;
            f.write_str(name)?;
        }
        key.fmt(f)
    }
}

/// An attribute of an object that the provider or a module knows, or the object as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Attribute {
    object: Address,
    /// The name; empty where the object as a whole is meant.
    name: EcoString,
    /// What follows in the reference, as it is written: `[0].id`.
    rest: EcoString,
}

impl Attribute {
    /// The object as a whole.
    #[must_use]
    pub const fn whole(object: Address) -> Self {
        Self { object, name: EcoString::new(), rest: EcoString::new() }
    }

    /// An attribute.
    #[must_use]
    pub fn new(object: Address, name: impl Into<EcoString>) -> Self {
        Self { object, name: name.into(), rest: EcoString::new() }
    }

    /// The object that has it.
    #[must_use]
    pub const fn object(&self) -> &Address {
        &self.object
    }

    /// Whether the object as a whole is meant.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.name.is_empty() && self.rest.is_empty()
    }

    /// The name of the attribute, where nothing within it is meant.
    #[must_use]
    pub fn own(&self) -> Option<&str> {
        (!self.name.is_empty() && self.rest.is_empty()).then_some(self.name.as_str())
    }

    /// The type of the managed resource that is meant, or an attribute of it, but nothing within that.
    #[must_use]
    pub fn resource_kind(&self) -> Option<&str> {
        (self.object.sort() == Sort::Managed && self.rest.is_empty()).then(|| self.object.kind())
    }

    /// The type of the managed resource that has it, and the name, where nothing within it is meant.
    #[must_use]
    pub fn of_resource(&self) -> Option<(&str, &str)> {
        self.resource_kind().zip(self.own())
    }

    /// Its name, also where it is a part of what has that name; empty for an object as a whole.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The end of its text: the name, or what follows it.
    #[must_use]
    pub fn end(&self) -> &str {
        if self.rest.is_empty() { &self.name } else { &self.rest }
    }

    /// Whether the provider gives every object of the type another value for it.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.of_resource().is_some_and(|(_, name)| is_identity(name))
    }

    /// Whether its value is certainly another one than that of the other attribute.
    #[must_use]
    pub(crate) fn is_distinct_from(&self, other: &Self) -> bool {
        let is_another = self.is_identity()
            && self.of_resource() == other.of_resource()
            && self.object.is_distinct_from(&other.object);
        is_another || self.of_resource().zip(other.of_resource()).is_some_and(|(a, b)| are_ids_of_types(a, b))
    }

    /// `attribute.name`.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        if self.is_whole() {
            return Self::new(self.object.clone(), name);
        }
        Self { rest: eco_format!("{}.{name}", self.rest), ..self.clone() }
    }

    /// `attribute[key]`; of an object as a whole, that instance of it.
    #[must_use]
    pub fn element(&self, key: &Key) -> Self {
        if self.is_whole() && *self.object.key() == Key::None && key.is_known() {
            return Self::whole(self.object.instance(key));
        }
        Self { rest: eco_format!("{}{key}", self.rest), ..self.clone() }
    }

    /// About how many bytes its text takes.
    #[must_use]
    pub(crate) fn length(&self) -> usize {
        self.object.length() + self.name.len() + self.rest.len()
    }
}

/// Whether the provider gives every object of a type another value for this attribute.
pub(crate) fn is_identity(name: &str) -> bool {
    matches!(name, "id" | "arn" | "unique_id" | "self_link")
}

/// Whether two attributes are ids in Azure of resources of different types, which are paths with the type in them. What is
/// named after another type may have the id of the resource to which it belongs
/// (`azurerm_subnet_network_security_group_association`: that of the subnet).
fn are_ids_of_types((kind, name): (&str, &str), (other, its): (&str, &str)) -> bool {
    let are_ids = name == "id" && its == "id";
    let are_of_azure = kind.starts_with("azurerm_") && other.starts_with("azurerm_");
    are_ids && are_of_azure && !kind.starts_with(other) && !other.starts_with(kind)
}

/// As a reference to it is written.
impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { object, name, rest } = self;
        object.fmt(f)?;
        if !name.is_empty() {
            f.write_str(".")?;
        }
        f.write_str(name)?;
        f.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_types_are_told_apart_where_they_name_the_type() {
        let id = |text: &str, name: &str| Attribute::new(address(text), name);
        let are_distinct = |a: &str, b: &str| id(a, "id").is_distinct_from(&id(b, "id"));
        assert!(are_distinct("azurerm_firewall.f", "azurerm_key_vault.v"));
        assert!(!are_distinct("azurerm_subnet.s", "azurerm_subnet_network_security_group_association.a"));
        assert!(!are_distinct("data.azurerm_key_vault.v", "azurerm_firewall.f"));
        assert!(!are_distinct("aws_db_instance.d", "aws_ssm_parameter.p"));
        assert!(!id("azurerm_firewall.f", "name").is_distinct_from(&id("azurerm_key_vault.v", "name")));
    }

    fn address(text: &str) -> Address {
        let (address, rest) = Address::parse(text).unwrap();
        assert_eq!((address.to_string().as_str(), rest), (text, ""));
        address
    }

    #[test]
    fn what_an_address_is_written_as_is_read_again() {
        for text in [
            "aws_vpc.a",
            "data.aws_ami.a-b[3]",
            "module.m",
            "module.m[*].aws_vpc.a[*]",
            r#"module.m["a.b[*]"].module.n[0].aws_vpc.a["\"\\ $${x} %%{y} 5$ é\n"]"#,
        ] {
            address(text);
        }
        let name = |key: &str| Address::new(None, Sort::Managed, "x_y", "z").instance(&Key::Name(key.into()));
        assert_eq!(address(r#"x_y.z["$${a}\"]"]"#), name("${a}\"]"));
        for text in ["", "a", "a.", "1.2.3", "data.a", "a.b[", "a.b[x]", "a.b[\"", "a.b[\"x\"", ".a.b"] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
        assert_eq!(Address::parse("module.m.out"), Some((address("module.m"), ".out")));
        assert_eq!(Address::parse("aws_vpc.a.id"), Some((address("aws_vpc.a"), ".id")));
        assert_eq!(Address::parse(&"module.a.".repeat(100_000)), None);
    }

    #[test]
    fn two_addresses_are_distinct_unless_a_key_that_is_not_known_may_make_them_one() {
        let some = |text: &str| address(text).instance(&Key::Any);
        let of = |text: &str, key: &str| address(text).instance(&Key::Of(key.into()));
        let distinct = |a: &Address, b: &Address| {
            assert_eq!(a.is_distinct_from(b), b.is_distinct_from(a));
            a.is_distinct_from(b)
        };
        assert!(distinct(&address("aws_vpc.a"), &address("aws_vpc.b")));
        assert!(distinct(&address("aws_vpc.a"), &address("data.aws_vpc.a")));
        assert!(distinct(&address("aws_vpc.a[0]"), &address("aws_vpc.a[1]")));
        assert!(!distinct(&address("aws_vpc.a[0]"), &some("aws_vpc.a")));
        assert!(!distinct(&address("aws_vpc.a[0]"), &of("aws_vpc.a", "var.x")));
        assert!(distinct(&address("aws_vpc.b[0]"), &some("aws_vpc.a")));
        assert!(distinct(&address("aws_vpc.a"), &address("module.m.aws_vpc.a")));
        let vpc = address("aws_vpc.a[0]");
        let [first, any] = [address("module.m[0]"), some("module.m")].map(|it| vpc.within(Some(&it)));
        assert!(!distinct(&first, &any) && !any.is_exact() && first.is_exact());
        assert!(distinct(&any, &address("module.m[0].aws_vpc.a[1]")));
        // The text of a key says nothing.
        assert!(distinct(&address(r#"aws_vpc.a["[*]"]"#), &address(r#"aws_vpc.a["x"]"#)));
        assert!(address(r#"aws_vpc.a["[*]"]"#).is_exact());
    }

    #[test]
    fn keys_are_left_out_whatever_they_are_called() {
        let key = address(r#"module.m["a]."].aws_vpc.b["\"["]"#);
        assert_eq!(key.without_keys(), address("module.m.aws_vpc.b"));
        assert_eq!(key.in_module(), address("aws_vpc.b"));
        let around: Vec<_> = key.chain().map(Address::to_string).collect();
        assert_eq!(around, [r#"module.m["a]."].aws_vpc.b["\"["]"#, r#"module.m["a]."]"#]);
    }

    #[test]
    fn an_instance_is_one_object_however_it_was_reached() {
        let reached = Attribute::whole(address("aws_vpc.a")).element(&Key::Index(0)).member("id");
        assert_eq!(reached, Attribute::new(address("aws_vpc.a[0]"), "id"));
        assert_eq!(reached.of_resource(), Some(("aws_vpc", "id")));
        let within = reached.member("x").element(&Key::Index(1));
        assert_eq!(within.to_string(), "aws_vpc.a[0].id.x[1]");
        assert_eq!((within.own(), within.end(), within.is_whole()), (None, ".x[1]", false));
    }
}
