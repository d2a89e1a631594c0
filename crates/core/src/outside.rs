//! What a configuration gives to modules that are not at hand: these may do with it what nobody sees here.

use crate::address::Address;
use crate::block::Block;
use crate::cx::Cx;
use crate::value::{Data, Reason, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::collections::HashMap;
use std::sync::Arc;

/// How large an argument may be of which all parts are looked at.
const MAX_WEIGHT: u32 = 1000;

/// The objects of which modules that are not at hand get an attribute, each with the first such argument.
#[derive(Default)]
struct Given(HashMap<(Address, EcoString), Arc<Unknown>>);

impl Cx<'_, '_> {
    /// The module that is not at hand and gets one of these attributes of a block, by which it can configure it; as the
    /// reason why nobody knows what it does.
    #[must_use]
    pub fn given_away(&self, block: &Block, names: &[&str]) -> Option<Arc<Unknown>> {
        let given = self.once(Given::of);
        names.iter().find_map(|name| given.0.get(&(block.address.clone(), EcoString::from(*name))).cloned())
    }
}

impl Given {
    fn of(cx: &Cx) -> Self {
        let mut given = Self::default();
        for call in cx.calls().iter().filter(|call| call.is_outside()) {
            let module = eco_format!("{}", call.address);
            for argument in call.arguments().filter(|it| it.weight() <= MAX_WEIGHT) {
                if !cx.charge(argument.weight() as usize) {
                    return given;
                }
                given.add(&argument, &module);
            }
        }
        given
    }

    fn add(&mut self, value: &Value, module: &EcoString) {
        match value.data() {
            Data::List(items) | Data::Set(items) => items.iter().for_each(|item| self.add(item, module)),
            Data::Object(members) => members.values().for_each(|member| self.add(member, module)),
            _ => {
                if let Some(attribute) = value.read_as() {
                    let unknown = Unknown::new(Reason::Module(module.clone()), None, true, value.at);
                    let key = (attribute.object().clone(), attribute.name().into());
                    self.0.entry(key).or_insert_with(|| Arc::new(unknown));
                }
            }
        }
    }
}
