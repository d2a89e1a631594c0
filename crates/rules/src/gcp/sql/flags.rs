//! What a database flag of an instance is to be.

use crate::prelude::*;

/// What a database flag of an instance is to be.
pub(super) struct Flag {
    pub(super) name: &'static str,
    /// What it may be. The first is what a fix writes.
    pub(super) values: &'static [&'static str],
    /// Whether an instance lacks the flag where it is not set. `None` where the default is what is wanted.
    pub(super) is_lacking: Option<fn(&Block) -> Checked<bool>>,
}

impl Flag {
    /// A flag that may be left out.
    pub(super) const fn new(name: &'static str, values: &'static [&'static str]) -> Self {
        Self { name, values, is_lacking: None }
    }

    /// The same, but instances for which `is_lacking` holds must set it.
    pub(super) const fn demanded_of(self, is_lacking: fn(&Block) -> Checked<bool>) -> Self {
        Self { is_lacking: Some(is_lacking), ..self }
    }

    fn wish(&self) -> String {
        let values: Vec<_> = self.values.iter().map(|it| format!("`\"{it}\"`")).collect();
        match &*values {
            [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
            _ => values.concat(),
        }
    }
}

/// Reports a flag that is not what it is to be.
pub(super) fn demand(instance: &Block, flag: &Flag, cx: &mut Cx) -> Checked {
    let is_flag = |it: &Block| is_one_of(it, "name", &[flag.name]);
    let good = format!("\"{}\"", flag.values.first().unwrap_or(&""));
    value::each(instance.each("settings"), |settings| {
        let set = value::each(settings.each("database_flags"), |it| {
            let is_right = lists(&it, "value", |value| flag.values.contains(&value));
            if both(is_flag(&it), not(is_right))? {
                let message = format!("{}, must be {}", it.actual("value"), flag.wish());
                cx.wrong(&it, "value", message).set(&it, "value", &good);
            }
            Ok(())
        });
        let Some(is_lacking) = flag.is_lacking else { return set };
        set.and(both(not(settings.any("database_flags", is_flag)), is_lacking(instance))).map(|lacking| {
            if lacking {
                // Beside other flags, that is where it is missing.
                let place = settings.first("database_flags").map_or(settings.header(), |it| it.header());
                let message = format!("the flag `{}` is not set, must be {}", flag.name, flag.wish());
                let lines = [format!("name  = \"{}\"", flag.name), format!("value = {good}")];
                let lines = lines.each_ref().map(String::as_str);
                cx.flag(place, message)
                    .about(settings.path_of("database_flags"))
                    .add_block(&settings, "database_flags", &lines);
            }
        })
    })
}
