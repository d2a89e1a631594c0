//! In which order root modules are judged.

use rayon::prelude::*;
use std::cmp::Reverse;

/// What `work` makes of each item, in the order of the items. Threads take the heaviest item that is left, so that none
/// is left with a large one at the end while the others have nothing to do.
pub(super) fn heaviest_first<T: Sync, R: Send>(
    items: &[T],
    weight: impl Fn(&T) -> u64,
    work: impl Fn(&T) -> R + Sync + Send,
) -> Vec<R> {
    let mut queue: Vec<_> = items.iter().enumerate().collect();
    queue.sort_by_key(|(_, item)| Reverse(weight(item)));
    // One by one: a list is halved, which would give its first half, and with it all that is heavy, to one thread.
    let work = |(index, item)| (index, work(item));
    let mut done: Vec<_> = queue.into_iter().par_bridge().map(work).collect();
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn the_heaviest_comes_first_and_results_keep_their_order() {
        let taken = Mutex::new(Vec::new());
        let work = |it: &u64| {
            taken.lock().unwrap().push(*it);
            it * 10
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let results = pool.install(|| heaviest_first(&[1, 3, 2], |it| *it, work));
        assert_eq!(results, [10, 30, 20]);
        assert_eq!(taken.into_inner().unwrap(), [3, 2, 1]);
    }
}
