//! The indices that joins find their blocks in.

use super::Read;
use super::column::{Column, Row};
use crate::address::Address;
use crate::block::Block;
use crate::cx::Cx;
use crate::hash::HashMap;
use ecow::EcoString;
use std::cell::RefCell;
use std::rc::Rc;

/// The indices of one root module, each made when it is first asked for.
#[derive(Default)]
pub(super) struct Indices {
    columns: RefCell<HashMap<ColumnKey, Kept>>,
    resources: RefCell<HashMap<EcoString, Rc<Resources>>>,
}

/// A type, some of its attributes, and the function that reads them.
type ColumnKey = (EcoString, Vec<&'static str>, usize);

/// A column, and the types that it depends on of which something may be left out.
type Kept = (Rc<Column>, Vec<EcoString>);

/// Blocks of a type by their addresses without the keys of instances.
type Resources = HashMap<Address, Instances>;

/// The blocks of one resource.
#[derive(Default)]
struct Instances {
    all: Vec<Row>,
    by_address: HashMap<Address, Vec<Row>>,
    /// Those of which it is not known which instances they are: `aws_vpc.a[*]`.
    any: Vec<Row>,
}

impl Indices {
    /// The values of some attributes of all blocks of a type.
    pub(super) fn column(&self, kind: &str, attributes: &[&'static str], read: Read, cx: &Cx) -> Rc<Column> {
        let blocks = cx.resources(kind);
        let key = (kind.into(), attributes.to_vec(), read as usize);
        if let Some((column, in_doubt)) = self.columns.borrow().get(&key) {
            cx.doubt_all(in_doubt);
            return column.clone();
        }
        let (column, in_doubt) = cx.apart(|cx| {
            let values = blocks.iter().enumerate().flat_map(|(row, block)| {
                let values = attributes.iter().flat_map(move |attribute| read(block, attribute, cx));
                values.map(move |value| (row, value))
            });
            Rc::new(Column::new(values))
        });
        self.columns.borrow_mut().insert(key, (column.clone(), in_doubt));
        column
    }

    /// The blocks of a type at an address, in any order. Where it is not known which instance is meant, or which one a block is, all
    /// of the resource.
    pub(super) fn at(&self, kind: &str, blocks: &[Block], address: &Address) -> Vec<Row> {
        let mut indices = self.resources.borrow_mut();
        let resources = indices.entry(kind.into()).or_insert_with(|| {
            let mut resources = Resources::default();
            for (row, block) in blocks.iter().enumerate() {
                let same: &mut Instances = resources.entry(block.address.without_keys()).or_default();
                same.all.push(row);
                if block.address.is_exact() {
                    same.by_address.entry(block.address.clone()).or_default().push(row);
                } else {
                    same.any.push(row);
                }
            }
            Rc::new(resources)
        });
        let Some(same) = resources.get(&address.without_keys()) else { return Vec::new() };
        if !address.is_exact() {
            return same.all.clone();
        }
        let mut rows = same.by_address.get(address).cloned().unwrap_or_default();
        rows.extend(&same.any);
        rows
    }
}
