//! How the work is divided: which root module is judged first, and into how many shares a large one falls.
//!
//! Nothing of it depends on the number of threads, so that findings, and where a budget ends, do not either.

use super::roots::Start;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::ops::Range;

/// The most shares of a root module: no share is smaller than this part of the whole scan.
const MOST_SHARES: u64 = 4;

/// The fewest blocks of a share. Each share reads the declarations of the whole root module, and evaluates what its
/// blocks have in common with those of others, which rules that join resources ask for everywhere: only where a root
/// module is far larger than people write them is the time worth that work.
const FEWEST_BLOCKS: u64 = 12_500;

/// A share of the blocks of a root module: of so many equal ones that of this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    number: usize,
    of: usize,
}

impl Share {
    /// The shares in which a root module is judged.
    pub(super) fn all(of: usize) -> impl IndexedParallelIterator<Item = Self> {
        (0..of).into_par_iter().map(move |number| Self { number, of })
    }

    /// Whether it is the one that does what is to be done once.
    pub(super) fn is_first(self) -> bool {
        self.number == 0
    }

    /// The range of work in this share, if there is so much in all.
    pub(super) fn range(self, all: usize) -> Range<usize> {
        let start = |number: usize| (number as u128 * all as u128 / self.of as u128) as usize;
        start(self.number)..start(self.number + 1)
    }
}

/// What of `items` stands for the part `wanted` of all work, of which they take `taken`.
pub(super) fn part_of<'a, T>(items: &'a [T], taken: &Range<usize>, wanted: &Range<usize>) -> &'a [T] {
    let index = |at: usize| {
        let at = at.clamp(taken.start, taken.end) - taken.start;
        (items.len() as u128 * at as u128 / taken.len().max(1) as u128) as usize
    };
    &items[index(wanted.start)..index(wanted.end)]
}

/// How many shares a root module falls into, if `total` is the weight of all.
pub(super) fn shares(start: &Start<'_>, total: u64) -> usize {
    let fair = start.weight / (total / MOST_SHARES).max(1);
    fair.min(start.weight / FEWEST_BLOCKS).clamp(1, MOST_SHARES) as usize
}

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

    #[test]
    fn a_root_module_that_is_most_of_a_scan_falls_into_shares() {
        let shares = |weight, total| shares(&Start { module: 0, unit: None, weight }, total);
        assert_eq!([shares(50_000, 50_000), shares(50_000, 100_000), shares(50_000, 200_001)], [4, 2, 1]);
        assert_eq!([shares(25_000, 25_000), shares(24_999, 24_999), shares(0, 0)], [2, 1, 1]);
        assert_eq!(shares(u64::MAX, u64::MAX), 4);
    }

    #[test]
    fn everything_is_in_one_share() {
        for of in 1..=4 {
            for sizes in [[0, 0, 0], [1, 0, 2], [7, 50, 3], [1, 1, 1]] {
                let all: usize = sizes.iter().sum();
                let mut seen = [0; 3];
                for share in (0..of).map(|number| Share { number, of }) {
                    let mut taken = 0;
                    for (size, seen) in sizes.iter().zip(&mut seen) {
                        // An entry may stand for two instances, or for none.
                        let instances: Vec<_> = (0..size * 2).collect();
                        let part = part_of(&instances, &(taken..taken + size), &share.range(all));
                        assert!(part.first().is_none_or(|first| first == seen));
                        *seen += part.len();
                        taken += size;
                    }
                }
                assert_eq!(seen, sizes.map(|size| size * 2));
            }
        }
    }
}
