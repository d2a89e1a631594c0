//! Maps and sets by hash.
//!
//! Most keys are names: short texts, of which a scan looks up millions. The hash of the standard library withstands an
//! attacker who watches a service and chooses keys by its answers; it costs more than the rest of a look-up. This one
//! has a secret seed as well, a new one for each run, so that nobody can write names that collide.

use foldhash::fast::RandomState;
use std::hash::{BuildHasher, Hash};
use std::sync::LazyLock;

/// A map by hash. `HashMap::default()` is an empty one.
pub type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// A set by hash. `HashSet::default()` is an empty one.
pub type HashSet<T> = std::collections::HashSet<T, RandomState>;

/// The seed of hashes that are kept beside what they are of.
static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::default);

/// A hash to be kept: the same for equal values as long as the process runs.
pub(crate) fn of(value: &impl Hash) -> u64 {
    SEED.hash_one(value)
}
