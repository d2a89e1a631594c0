//! `resources`: the other blocks of a type, of which those are left out that certainly change nothing.

use super::uses::{Join, Others};
use crate::address::{Address, Attribute};
use crate::block::Block;
use crate::block::object::{Absent, Wanted};
use crate::cx::Cx;
use crate::eval::provided;
use crate::hash::HashMap;
use crate::value::{Perhaps, Reason, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// How many blocks are looked at of which nobody can say whether they are joined. One that is not known stands for the
/// others.
const MAX_POSSIBLE: usize = 64;

/// The blocks that one rule reads in a root module, as objects.
#[derive(Default)]
pub(super) struct Objects {
    /// By type, and by what stands for what is absent.
    rows: RefCell<HashMap<(&'static str, Absent), Rc<Rows>>>,
    columns: RefCell<HashMap<(&'static str, &'static str), Rc<Column>>>,
}

/// The objects of the blocks of a type, each made when it is first read.
type Rows = Vec<OnceCell<Value>>;

/// The rows of the blocks of a type, by the values of an attribute.
#[derive(Default)]
struct Column {
    texts: HashMap<EcoString, Vec<usize>>,
    /// By the type and the address of the block that the value names.
    objects: HashMap<EcoString, Named>,
    /// Those that are known and name no block.
    plain: Vec<usize>,
    /// Those that may be anything.
    loose: Vec<usize>,
}

/// The rows of values that name a block of a type.
#[derive(Default)]
struct Named {
    by_address: HashMap<Address, Vec<usize>>,
    all: Vec<usize>,
    /// Those whose values are not known.
    unknown: Vec<usize>,
}

impl Objects {
    /// The list of the other blocks of a type. Those may be absent that may be so where the block is there.
    pub(super) fn list<'e>(
        &self,
        others: Others,
        block: &Block<'e>,
        cx: &Cx<'_, 'e>,
        wanted: Wanted<'_>,
    ) -> Value {
        let blocks = cx.resources(others.kind);
        let key = (others.kind, wanted.absent);
        let rows = self.rows.borrow().get(&key).cloned();
        let rows = rows.unwrap_or_else(|| {
            let rows: Rc<Rows> = Rc::new(blocks.iter().map(|_| OnceCell::new()).collect());
            self.rows.borrow_mut().insert(key, rows.clone());
            rows
        });
        let (chosen, more) = match others.join {
            Some(join) => self.joined(others.kind, join, &blocks, block),
            None => ((0..blocks.len()).collect(), false),
        };
        if !cx.charge(chosen.len()) {
            return Value::list([], block.header());
        }
        let mut items = Vec::with_capacity(chosen.len());
        for row in chosen {
            let other = &blocks[row];
            if other.address == block.address {
                continue;
            }
            cx.meet(other);
            let value = rows.get(row).map(|cell| cell.get_or_init(|| other.object(wanted)).clone());
            let condition = other.if_present(Ok(true), block).err();
            items.extend(value.map(|value| Perhaps { value, condition }));
        }
        if more {
            let reason = Reason::Limit(eco_format!("too many `{}` may be joined to it", others.kind));
            let unknown = Arc::new(Unknown::new(reason.clone(), None, true, block.header()));
            let value = Value::unknown(reason, None, block.header());
            items.push(Perhaps { value, condition: Some(unknown) });
        }
        Value::perhaps(items, block.header())
    }

    /// The rows of the blocks that are or may be joined to one, and whether there are more of which nobody knows it.
    fn joined<'e>(
        &self,
        kind: &'static str,
        join: Join,
        blocks: &[Block<'e>],
        block: &Block<'e>,
    ) -> (Vec<usize>, bool) {
        let key = (kind, join.their);
        let column = self.columns.borrow().get(&key).cloned();
        let column = column.unwrap_or_else(|| {
            let column = Rc::new(Column::new(blocks, join.their));
            self.columns.borrow_mut().insert(key, column.clone());
            column
        });
        column.find(&reference(block, join.own))
    }
}

/// The value of an attribute as others refer to it.
fn reference(block: &Block, name: &str) -> Value {
    let value = block.member(name, Wanted { names: &[], all: false, absent: Absent::Null });
    provided(&value).unwrap_or(value)
}

/// The attribute that a value names.
fn named(value: &Value) -> Option<&Attribute> {
    value.read_as()
}

impl Column {
    fn new(blocks: &[Block], name: &str) -> Self {
        let mut column = Self::default();
        for (row, block) in blocks.iter().enumerate() {
            let value = reference(block, name);
            let text = value.as_str();
            if let Some(text) = text {
                column.texts.entry(text.into()).or_default().push(row);
            }
            match named(&value) {
                Some(attribute) => {
                    let object = attribute.object();
                    let kind = eco_format!("{} {:?}", object.kind(), object.sort());
                    let named = column.objects.entry(kind).or_default();
                    named.by_address.entry(object.without_keys()).or_default().push(row);
                    named.all.push(row);
                    if !value.is_known() {
                        named.unknown.push(row);
                    }
                }
                None if value.is_known() => column.plain.push(row),
                None => column.loose.push(row),
            }
        }
        column
    }

    fn find(&self, value: &Value) -> (Vec<usize>, bool) {
        let Some(attribute) = named(value) else { return self.all() };
        let (object, is_known) = (attribute.object(), value.is_known());
        let kind = eco_format!("{} {:?}", object.kind(), object.sort());
        let of_text = value.as_str().and_then(|text| self.texts.get(text)).into_iter().flatten();
        let of_object = self.objects.get(&kind).and_then(|it| it.by_address.get(&object.without_keys()));
        let certain: BTreeSet<_> = of_text.chain(of_object.into_iter().flatten()).copied().collect();
        // What names no block of this type is equal or not, whoever is named.
        let mut others: Vec<_> = self.objects.iter().filter(|(it, _)| **it != kind).collect();
        others.sort_unstable_by_key(|(kind, _)| *kind);
        let others = others.into_iter().flat_map(|(_, it)| if is_known { &it.unknown } else { &it.all });
        let plain = if is_known { [].iter() } else { self.plain.iter() };
        let possible = self.loose.iter().chain(plain).chain(others).copied();
        let mut possible = possible.filter(|row| !certain.contains(row));
        let looked_at: Vec<_> = possible.by_ref().take(MAX_POSSIBLE).collect();
        let mut rows: Vec<_> = certain.iter().copied().chain(looked_at).collect();
        rows.sort_unstable();
        (rows, possible.next().is_some())
    }

    fn all(&self) -> (Vec<usize>, bool) {
        let named = self.objects.values().flat_map(|it| &it.all);
        let mut rows: Vec<_> = named.chain(&self.plain).chain(&self.loose).copied().collect();
        rows.sort_unstable();
        (rows, false)
    }
}
