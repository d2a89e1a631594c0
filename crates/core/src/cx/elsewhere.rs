//! What other root modules of a scan hold: settings of an account, a subscription or an organization, which are for the
//! resources of this one as well.
//!
//! Which accounts root modules are for stands in no configuration. So what is elsewhere never decides a check: it may be
//! for the same account, and leaves it undecided. It is looked for where a check asks, once for all root modules.

use super::Root;
use crate::block::Block;
use crate::config::Mode;
use crate::eval::{Evaluator, Limits};
use crate::files::Files;
use crate::hash::{HashMap, HashSet};
use crate::panics;
use crate::project::Project;
use crate::terragrunt::Unit;
use crate::value::{Checked, Reason, Unknown};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A test of a block, whichever root module it is in.
pub type Test = fn(&Block<'_>) -> Checked<bool>;

/// What stands in the root modules of a scan.
pub(crate) struct Elsewhere<'p> {
    project: &'p Project,
    roots: Vec<(usize, Option<&'p Unit>)>,
    files: &'p dyn Files,
    limits: Limits,
    /// The modules that call a module.
    callers: OnceLock<Vec<Vec<usize>>>,
    /// What was found for a type and a test: each pair is asked for by many, and worked out once.
    answers: Mutex<HashMap<(&'static str, usize), Answer>>,
}

/// The first in the order of root modules, and the first in another directory than that one.
type Answer = Arc<OnceLock<Vec<Match>>>;

/// A root module that has a resource for which a test may hold.
struct Match {
    module: usize,
    found: Arc<Unknown>,
}

impl<'p> Elsewhere<'p> {
    /// What stands in root modules, given as their indices and the units of Terragrunt that run them.
    pub(crate) fn new(
        project: &'p Project,
        roots: Vec<(usize, Option<&'p Unit>)>,
        files: &'p dyn Files,
        limits: Limits,
    ) -> Self {
        Self { project, roots, files, limits, callers: OnceLock::new(), answers: Mutex::default() }
    }

    /// The first resource of a type in another root module for which a test may hold. Examples and tests set up nothing.
    pub(crate) fn find(&self, module: usize, kind: &'static str, test: Test) -> Option<Arc<Unknown>> {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = answers.entry((kind, test as usize)).or_default().clone();
        drop(answers);
        let matches = answer.get_or_init(|| self.matches(kind, test));
        let other = matches.iter().find(|it| !self.share_a_directory(it.module, module));
        other.map(|it| it.found.clone())
    }

    fn matches(&self, kind: &'static str, test: Test) -> Vec<Match> {
        let holders = self.holders(kind);
        let roots = self.roots.iter().filter(|(module, _)| holders.contains(module));
        let roots = roots.filter(|(module, _)| !self.project.is_example(*module));
        let mut matches = roots.filter_map(|&(module, unit)| {
            let first = || self.first(module, unit, kind, test, &holders);
            Some(Match { module, found: panics::caught(first).ok().flatten()? })
        });
        let first = matches.next();
        let another = first
            .as_ref()
            .and_then(|first| matches.find(|it| !self.share_a_directory(it.module, first.module)));
        first.into_iter().chain(another).collect()
    }

    fn share_a_directory(&self, a: usize, b: usize) -> bool {
        let [a, b] = [a, b].map(|module| &self.project.modules[module].real_directory);
        a == b
    }

    /// The modules that have a resource of a type, and those that lead to them by calls.
    fn holders(&self, kind: &str) -> HashSet<usize> {
        let modules = self.project.modules.iter().enumerate();
        let declare = modules.filter(|(_, it)| !it.is_installed() && it.declares(Mode::Managed, kind));
        let mut open: Vec<_> = declare.map(|(index, _)| index).collect();
        let mut holders: HashSet<_> = open.iter().copied().collect();
        while let Some(module) = open.pop() {
            open.extend(self.callers()[module].iter().copied().filter(|it| holders.insert(*it)));
        }
        holders
    }

    fn callers(&self) -> &[Vec<usize>] {
        self.callers.get_or_init(|| {
            let mut callers = vec![Vec::new(); self.project.modules.len()];
            for (caller, module) in self.project.modules.iter().enumerate() {
                self.project.callees(module).for_each(|callee| callers[callee].push(caller));
            }
            callers
        })
    }

    /// The first resource of a type in a root module for which a test may hold: also one that is left out by default.
    /// Calls that do not lead to the holders of such resources are not followed.
    fn first(
        &self,
        module: usize,
        unit: Option<&Unit>,
        kind: &str,
        test: Test,
        holders: &HashSet<usize>,
    ) -> Option<Arc<Unknown>> {
        let evaluator = Evaluator::new(self.project, module, self.files, self.limits).of_unit(unit);
        let root = Root::entering(&evaluator, None, |module| holders.contains(&module));
        let blocks = root.blocks(kind);
        let found = |at, what| Arc::new(Unknown::new(Reason::OtherRoot(what), None, false, at));
        if let Some(it) = blocks.iter().find(|it| !matches!(test(it), Ok(false))) {
            return Some(found(it.header(), it.address.without_keys().to_string().into()));
        }
        let at = root.may_lack(kind).then(|| self.project.modules[module].place()).flatten()?;
        Some(found(at, kind.into()))
    }
}
