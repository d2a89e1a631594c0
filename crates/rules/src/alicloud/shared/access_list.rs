//! Lists of the addresses that may connect to a database.

use crate::network::is_internet;
use crate::prelude::*;
use tollgate_core::source::Location;
use tollgate_core::value::Value;

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
            cx.flag(place(instance, name, &list, item), message).about(name).because(item);
        }
        Ok(())
    })
}

/// An element is placed where it stands, unless it or the list is written elsewhere.
fn place(instance: &Block, name: &str, list: &Value, item: &Value) -> Location {
    if list.via().is_none() && item.via().is_none() { item.at } else { instance.place(name) }
}
