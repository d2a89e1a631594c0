//! The members of objects.

use super::Value;
use ecow::EcoString;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The members of an object, in Terraform's order: by name. Most objects are small, and none of them changes: they are
/// one list, which is shared.
#[derive(Debug, Clone, Default)]
pub struct Members(Arc<[Member]>);

/// The name of a member, and its value.
type Member = (EcoString, Value);

impl Members {
    /// The member of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let position = self.0.binary_search_by(|(own, _)| own.as_str().cmp(name)).ok()?;
        self.0.get(position).map(|(_, value)| value)
    }

    /// Whether there is a member of a name.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The members with their names.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&EcoString, &Value)> + ExactSizeIterator + Clone {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// The names.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &EcoString> + ExactSizeIterator + Clone {
        self.0.iter().map(|(name, _)| name)
    }

    /// The values.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Value> + ExactSizeIterator + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where they are: what is at one address is the same.
    pub(crate) fn address(&self) -> *const () {
        Arc::as_ptr(&self.0).cast()
    }
}

fn are_in_order(members: &[Member]) -> bool {
    members.is_sorted_by(|(a, _), (b, _)| a < b)
}

/// Of the same name the last counts.
impl FromIterator<Member> for Members {
    fn from_iter<T: IntoIterator<Item = Member>>(members: T) -> Self {
        let mut members: Vec<_> = members.into_iter().collect();
        if !are_in_order(&members) {
            members.sort_by(|(a, _), (b, _)| a.cmp(b));
            members.dedup_by(|later, kept| {
                let is_same = later.0 == kept.0;
                if is_same {
                    std::mem::swap(later, kept);
                }
                is_same
            });
        }
        Self(members.into())
    }
}

impl<const N: usize> From<[Member; N]> for Members {
    fn from(members: [Member; N]) -> Self {
        if are_in_order(&members) { Self(Arc::new(members)) } else { members.into_iter().collect() }
    }
}

impl From<BTreeMap<EcoString, Value>> for Members {
    fn from(members: BTreeMap<EcoString, Value>) -> Self {
        members.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::NOWHERE;

    fn member(name: &str, text: &str) -> Member {
        (name.into(), Value::string(text, NOWHERE))
    }

    #[test]
    fn members_are_in_the_order_of_their_names_and_the_last_of_a_name_counts() {
        let given =
            [member("b", "1"), member("a", "2"), member("b", "3"), member("c", "4"), member("b", "5")];
        for members in [Members::from(given.clone()), given.into_iter().collect()] {
            let texts: Vec<_> = members.iter().map(|(name, it)| (name.as_str(), it.as_str())).collect();
            assert_eq!(texts, [("a", Some("2")), ("b", Some("5")), ("c", Some("4"))]);
            assert_eq!(members.get("b").and_then(Value::as_str), Some("5"));
            assert!(!members.contains_key("d") && !members.contains_key(""));
        }
        assert!(Members::default().is_empty());
    }
}
