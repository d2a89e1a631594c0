//! Registry modules that are judged by the arguments of their calls.

/// A registry module whose inputs stand for the attributes of a rule's targets.
///
/// Such a module is judged by the arguments of the call, even where its source is not at hand. Made by [`module`] and a
/// chain: `module("terraform-aws-modules/rds/aws").rights(&[right("storage_encrypted").since(4, 0)])`.
#[derive(Debug, Clone, Copy)]
pub struct ModuleInputs {
    /// The registry address, as `terraform-aws-modules/apigateway-v2/aws`.
    pub source: &'static str,
    /// Input and attribute, where their names differ; of an attribute in a nested block its path. An input that is not
    /// listed has the attribute's name.
    pub renamed: &'static [(&'static str, &'static str)],
    /// The attributes that the module sets right where the call says nothing.
    pub rights: &'static [RightDefault],
    /// The inputs that switch off all that the module makes, beside [`CREATE`].
    switches: &'static [&'static str],
    /// What there is to say instead from a version on, of which the inputs are others.
    later: Option<(Version, &'static Self)>,
}

/// The input by which most modules can be told to make nothing.
const CREATE: &str = "create";

/// An input whose default is right in a range of the module's versions.
#[derive(Debug, Clone, Copy)]
pub struct RightDefault {
    /// The attribute, as the rule names it.
    pub attribute: &'static str,
    since: Version,
    until: Option<Version>,
}

/// A version of a module or a provider: major and minor.
pub type Version = (u64, u64);

/// Later than any version that there is.
const LATEST: Version = (u64::MAX, u64::MAX);

/// The registry module at an address.
#[must_use]
pub const fn module(source: &'static str) -> ModuleInputs {
    ModuleInputs { source, renamed: &[], rights: &[], switches: &[], later: None }
}

/// An attribute that a module sets right by default, in every version.
#[must_use]
pub const fn right(attribute: &'static str) -> RightDefault {
    RightDefault { attribute, since: (0, 0), until: None }
}

impl ModuleInputs {
    /// Inputs and attributes whose names differ.
    #[must_use]
    pub const fn renamed(self, renamed: &'static [(&'static str, &'static str)]) -> Self {
        Self { renamed, ..self }
    }

    /// What holds instead from this version on.
    #[must_use]
    pub const fn since(self, major: u64, minor: u64, later: &'static Self) -> Self {
        Self { later: Some(((major, minor), later)), ..self }
    }

    /// What holds for a call, by the version that it asks for. One that asks for none is told by the inputs that it sets.
    pub(crate) fn asked_for(
        &'static self,
        version: Option<&str>,
        sets: impl Fn(&str) -> bool,
    ) -> &'static Self {
        let Some((since, later)) = self.later else { return self };
        let is_later = match version {
            Some(version) => since <= newest(Some(version)),
            None => later.renamed.iter().any(|(input, _)| sets(input)),
        };
        if is_later { later } else { self }
    }

    /// The inputs that switch off all that the module makes, where they are not called `create`.
    #[must_use]
    pub const fn made_if(self, switches: &'static [&'static str]) -> Self {
        Self { switches, ..self }
    }

    /// The inputs of which none may be `false` where the module makes something.
    pub(crate) fn switches(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(CREATE).chain(self.switches.iter().copied())
    }

    /// The attributes that the module sets right where the call says nothing.
    #[must_use]
    pub const fn rights(self, rights: &'static [RightDefault]) -> Self {
        Self { rights, ..self }
    }

    /// What is said of an attribute where the call leaves it out.
    pub(crate) fn rights_of(&self, attribute: &str) -> impl Iterator<Item = &'static RightDefault> {
        self.rights.iter().filter(move |it| it.attribute == attribute)
    }
}

impl RightDefault {
    /// Right from this version on.
    #[must_use]
    pub const fn since(self, major: u64, minor: u64) -> Self {
        Self { since: (major, minor), ..self }
    }

    /// No longer right from this version on.
    #[must_use]
    pub const fn until(self, major: u64, minor: u64) -> Self {
        Self { until: Some((major, minor)), ..self }
    }

    /// Whether a version of the module sets the attribute right.
    pub(crate) fn holds_in(&self, version: Version) -> bool {
        self.since <= version && self.until.is_none_or(|until| version < until)
    }
}

/// The newest version that a constraint such as `~> 3.0` or `>= 2.1, < 4.0` allows: Terraform installs that one. Later
/// than any where there is no end to them.
pub(crate) fn newest(constraint: Option<&str>) -> Version {
    let conditions = constraint.into_iter().flat_map(|it| it.split(','));
    conditions.filter_map(|condition| end_of(condition.trim())).min().unwrap_or(LATEST)
}

fn end_of(condition: &str) -> Option<Version> {
    let version = condition.trim_start_matches(['<', '>', '=', '~', '!', ' ']);
    let numbers = version.strip_prefix('v').unwrap_or(version);
    let numbers: Vec<u64> = numbers.split('.').map(|number| number.parse().unwrap_or_default()).collect();
    let (major, minor) = (*numbers.first()?, numbers.get(1).copied().unwrap_or_default());
    match condition.strip_suffix(version)?.trim_end() {
        ">" | ">=" | "!=" => None,
        "~>" if numbers.len() == 1 => None,
        "~>" if numbers.len() == 2 => Some((major, u64::MAX)),
        "<" if numbers.iter().skip(2).all(|it| *it == 0) => match minor.checked_sub(1) {
            Some(minor) => Some((major, minor)),
            None => Some((major.checked_sub(1)?, u64::MAX)),
        },
        _ => Some((major, minor)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_is_right_in_a_range_of_versions() {
        const MODULE: ModuleInputs =
            module("a/b/c").rights(&[right("x").since(4, 0), right("y").since(1, 2).until(2, 0)]);
        let right =
            |attribute, constraint| MODULE.rights_of(attribute).any(|it| it.holds_in(newest(constraint)));
        let is_right = |attribute, constraint| right(attribute, Some(constraint));
        assert!(is_right("x", "~> 4.0") && is_right("x", ">= 3.0") && !is_right("x", "~> 3.9"));
        assert!(is_right("y", "1.2.7") && !is_right("y", "1.1.0") && !is_right("y", "2.0.0"));
        assert!(right("x", None) && !right("y", None) && !right("z", None));
    }

    #[test]
    fn the_newest_version_that_a_constraint_allows() {
        for (constraint, expected) in [
            ("3.7.0", Some((3, 7))),
            ("= 3.7.0", Some((3, 7))),
            ("~> 3.0", Some((3, u64::MAX))),
            ("~> 3.8.0", Some((3, 8))),
            ("~> 3", None),
            (">= 2.1, < 4.0", Some((3, u64::MAX))),
            ("< 4.2", Some((4, 1))),
            ("< 4.2.1", Some((4, 2))),
            ("<= 4", Some((4, 0))),
            (">= 2.1", None),
        ] {
            assert_eq!(newest(Some(constraint)), expected.unwrap_or(LATEST), "{constraint}");
        }
    }
}
