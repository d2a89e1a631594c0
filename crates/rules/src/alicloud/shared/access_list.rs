//! Lists of the addresses that may connect to a database.

use crate::network::is_internet;
use crate::prelude::*;

/// Reports elements of a list that stand for every address.
pub(in crate::alicloud) fn forbid_everybody(instance: &Block, name: &str, cx: &mut Cx) -> Checked {
    let list = instance.value(name);
    if let Some(unknown) = list.as_unknown() {
        return Err(unknown.clone());
    }
    value::each(list.elements().unwrap_or_default(), |item| {
        if let Some(unknown) = item.as_unknown() {
            return Err(unknown.clone());
        }
        if item.as_str().is_some_and(|range| range == "0.0.0.0" || is_internet(range)) {
            let message = format!("`{name}` contains `{item}`, so anyone can connect");
            cx.flag(instance.place_of_item(name, item), message).about(name).because(item);
        }
        Ok(())
    })
}
