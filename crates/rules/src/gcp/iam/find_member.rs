//! Members of grants.

use crate::prelude::*;
use tollgate_core::value::Value;

/// The first member of a grant that passes a test. One that certainly does wins over any that are not known.
pub(in crate::gcp) fn find_member(
    grant: &Block,
    test: impl Fn(&Value) -> Checked<bool>,
) -> Checked<Option<Value>> {
    let values = [grant.value("member"), grant.value("members")];
    let members = values.iter().flat_map(Value::items);
    let mut found = None;
    let any = value::any(members.filter(|it| !it.is_null()), |member| {
        let passes = test(&member);
        if let Ok(true) = passes {
            found = Some(member);
        }
        passes
    });
    any.map(|_| found)
}
