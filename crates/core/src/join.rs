//! Joins: which blocks of a type refer to a block, or have a value in common with it, found through an index instead of
//! a look at all of them.
//!
//! A rule asks [`Cx`](crate::cx::Cx) for the blocks that are joined to its own, and then something of them. What
//! certainly is not joined is passed by, and so is what is not known where something certain was found; the rest is
//! judged one by one. The answers are those of a look at every block.

mod column;
mod indices;

use crate::address::{Address, Attribute};
use crate::block::Block;
use crate::cx::Cx;
use crate::value::likeness::{Likeness, key_of_attribute};
use crate::value::{self, Checked, Symbol, Value, both};
pub use column::Column;
use column::{Found, Row};
use ecow::EcoString;
use indices::Indices;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What an attribute has to be for its block to be joined.
pub struct Wanted<'w> {
    /// One of these values,
    values: Vec<Value>,
    /// or an attribute of this block.
    owner: Option<Owner<'w>>,
    /// How the attribute is read.
    read: Read,
    /// Whether it is none of the values that somebody wrote down in full.
    unknown: bool,
}

/// A block that is referred to.
#[derive(Clone, Copy)]
struct Owner<'w> {
    address: &'w Address,
    /// The type of resources of which another one is certainly not meant.
    kind: &'w str,
    /// The attributes by which it is named; `None`: all of them.
    names: Option<&'w [&'w str]>,
}

impl<'w> Wanted<'w> {
    /// A value. Where nobody wrote the attribute down, it is what the provider makes ([`Block::reference`]).
    #[must_use]
    pub fn value(value: Value) -> Self {
        Self::one_of(vec![value])
    }

    /// One of some values.
    #[must_use]
    pub fn one_of(values: Vec<Value>) -> Self {
        Self { values, owner: None, read: referred, unknown: false }
    }

    /// Or another value.
    #[must_use]
    pub fn or(mut self, value: Value) -> Self {
        self.values.push(value);
        self
    }

    /// What [`Block::refers_to`] takes for a reference to a block.
    #[must_use]
    pub fn reference_to(other: &'w Block<'w>, names: &'w [&'w str]) -> Self {
        let values = names.iter().map(|name| other.reference(name)).collect();
        let owner = Owner { address: &other.address, kind: other.kind(), names: Some(names) };
        Self { values, owner: Some(owner), read: referred, unknown: false }
    }

    /// What means a block that has a name: the name, or anything that the provider or a module makes for it. An attribute
    /// of another resource of type `kind` does not; nor does what somebody wrote down, where it has no name.
    #[must_use]
    pub fn anything_of(other: &'w Block<'w>, name: &str, kind: &'w str) -> Self {
        let owner = Owner { address: &other.address, kind, names: None };
        let unknown = other.value(name).is_null();
        let read = if unknown { written } else { referred };
        Self { values: vec![other.reference(name)], owner: Some(owner), read, unknown }
    }

    /// The same, read as somebody wrote it down: null where nobody did.
    #[must_use]
    pub fn as_written(self) -> Self {
        self.read_by(written)
    }

    /// The same, of an attribute that is read in another way.
    #[must_use]
    pub fn read_by(self, read: Read) -> Self {
        Self { read, ..self }
    }

    /// The keys of the owner's attributes.
    fn keys(&self) -> impl Iterator<Item = EcoString> {
        self.owner.into_iter().flat_map(|owner| {
            let names = owner.names.unwrap_or_default().iter();
            names.map(move |name| key_of_attribute(&Attribute::new(owner.address.clone(), *name)))
        })
    }

    /// The objects of which an attribute is wanted.
    fn objects(&self) -> impl Iterator<Item = &Address> {
        self.values.iter().filter_map(object_of).chain(self.owner.map(|owner| owner.address))
    }
}

impl Owner<'_> {
    /// Whether a value is an attribute by which one resource of the type is told from the others.
    fn tells_apart(self, likeness: &Likeness) -> bool {
        likeness.hole.as_ref().is_some_and(|hole| {
            let listed = |names: &[&str]| names.contains(&hole.name.as_str());
            hole.is_alone() && hole.kind == self.kind && self.names.is_none_or(listed)
        })
    }
}

/// The address of the object whose attribute a value is.
fn object_of(value: &Value) -> Option<&Address> {
    match value.as_unknown()?.symbol.as_ref()? {
        Symbol::Attribute(attribute) => Some(attribute.object()),
        Symbol::Instances(resource) => Some(resource),
        _ => None,
    }
}

/// The addresses of everything that a value is made by: of the object of which it is an attribute, and of the modules
/// around it.
fn owners_of(value: &Value) -> impl Iterator<Item = &Address> {
    let whole = value.as_attribute().is_none_or(Attribute::is_whole);
    object_of(value).into_iter().flat_map(Address::chain).skip(usize::from(whole))
}

/// Whether a value is something that the provider or a module makes for the block at an address.
#[must_use]
pub fn is_attribute_of(value: &Value, address: &Address) -> bool {
    owners_of(value).any(|owner| owner == address)
}

/// The blocks that are joined to the one that a rule looks at.
pub struct Joined<'j, 'e> {
    cx: &'j Cx<'j, 'e>,
    kind: EcoString,
    blocks: Rc<[Block<'e>]>,
    /// What has to be the case of each that is joined.
    demands: Vec<Demand<'j>>,
    /// Whether a block is joined. Where this is certain, its attributes are what is wanted.
    holds: Box<Test<'j, 'e>>,
}

/// A test of a block.
type Test<'j, 'e> = dyn Fn(&Block<'e>) -> Checked<bool> + 'j;

/// What narrows down which blocks are joined: those in one of these rows,
struct Demand<'j> {
    rows: Vec<Row>,
    /// or with what is wanted in one of these columns.
    columns: Vec<(Rc<Column>, Wanted<'j>)>,
}

impl<'j> Demand<'j> {
    fn of(column: (Rc<Column>, Wanted<'j>)) -> Self {
        Self { rows: Vec::new(), columns: vec![column] }
    }

    fn find(&self) -> Found<'_> {
        let found = self.columns.iter().map(|(column, wanted)| column.find(wanted));
        found.fold(Found::of(&self.rows), Found::or)
    }
}

impl<'j, 'e> Joined<'j, 'e> {
    /// Also those of which another attribute is what is wanted. To be said where it is enough for `holds`.
    #[must_use]
    pub fn or(mut self, attribute: &'static str, wanted: Wanted<'j>) -> Self {
        if self.blocks.is_empty() {
            return self;
        }
        let more = self.cx.column(&self.kind, attribute, wanted);
        if let Some(demand) = self.demands.last_mut() {
            demand.columns.push(more);
        }
        self
    }

    /// Only those of which an attribute is what is wanted. To be said where `test` demands it anyway: it saves a look at
    /// the others.
    #[must_use]
    pub fn with(mut self, attribute: &'static str, wanted: Wanted<'j>) -> Self {
        if self.blocks.is_empty() {
            return self;
        }
        self.demands.push(Demand::of(self.cx.column(&self.kind, attribute, wanted)));
        self
    }

    /// Whether there is such a block.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn exist(&self) -> Checked<bool> {
        self.search(|_| Ok(true))
    }

    /// Whether there certainly is such a block: those of which nobody can say it are not looked at.
    #[must_use]
    pub fn certainly_exist(&self) -> bool {
        let subject = self.cx.subject();
        let mut certain = self.found().certain.take_while(|_| self.cx.charge(1)).map(|row| &self.blocks[row]);
        let found = certain.find(|block| matches!(block.if_present((self.holds)(block), subject), Ok(true)));
        found.inspect(|block| self.cx.meet(block)).is_some()
    }

    /// Whether a test holds for one of them. One certain match wins over any unknown ones; a match that may be absent
    /// where the checked block exists is not certain. The test is asked once of each block, whatever it is joined to:
    /// where it is not known what any is joined to, each of them may be joined to all.
    ///
    /// # Errors
    /// The first unknown value that decides.
    pub fn any(&self, test: fn(&Block<'e>) -> Checked<bool>) -> Checked<bool> {
        let answer = self.cx.answer(&self.kind, &self.blocks, test);
        if answer.is_no() {
            return Ok(false);
        }
        self.decide(|row| match &answer.verdicts[row] {
            Ok(false) => Ok(false),
            verdict => self.judge(&self.blocks[row], |_| verdict.clone()),
        })
    }

    /// Whether a test holds for one of them, as [`any`](Self::any) says it: for a test that depends on the block which
    /// they are joined to.
    ///
    /// # Errors
    /// The first unknown value that decides.
    pub fn search(&self, test: impl Fn(&Block<'e>) -> Checked<bool>) -> Checked<bool> {
        self.decide(|row| self.judge(&self.blocks[row], &test))
    }

    fn decide(&self, judge: impl Fn(Row) -> Checked<bool>) -> Checked<bool> {
        let verdict = |row: Row| {
            let (block, verdict) = (&self.blocks[row], judge(row));
            if !matches!(verdict, Ok(false)) {
                self.cx.meet(block);
            }
            (row, block.if_present(verdict, self.cx.subject()))
        };
        let found = self.found();
        let mut blame = None;
        for (row, verdict) in found.certain.take_while(|_| self.cx.charge(1)).map(verdict) {
            match verdict {
                Ok(true) => return Ok(true),
                Ok(false) => {}
                Err(unknown) => blame = blame.or(Some((row, unknown))),
            }
        }
        let earlier = |row: &Row| blame.as_ref().is_none_or(|(first, _)| row < first) && self.cx.charge(1);
        let mut rest = found.possible.take_while(earlier).map(verdict);
        let decided = rest.find_map(|(_, verdict)| (!matches!(verdict, Ok(false))).then_some(verdict));
        decided.unwrap_or_else(|| blame.map_or(Ok(false), |(_, unknown)| Err(unknown)))
    }

    /// The first that certainly is joined, and for which a test certainly holds.
    ///
    /// # Errors
    /// Where there is none, the value that leaves another one undecided.
    pub fn find(&self, test: impl Fn(&Block<'e>) -> Checked<bool>) -> Checked<Option<Block<'e>>> {
        let (found, verdict) = self.some(1, test);
        let first = found.into_iter().next();
        if first.is_some() { Ok(first) } else { verdict.map(|()| None) }
    }

    /// The first that certainly is joined, and for which a test certainly holds, which is asked once of each block.
    #[must_use]
    pub fn find_certain(&self, test: fn(&Block<'e>) -> Checked<bool>) -> Option<Block<'e>> {
        let answer = self.cx.answer(&self.kind, &self.blocks, test);
        if answer.is_no() {
            return None;
        }
        let passes = |row: &Row| matches!(answer.verdicts[*row], Ok(true));
        let rows = self.found().certain.take_while(|_| self.cx.charge(1)).filter(passes);
        self.first_of(rows)
    }

    /// Those that certainly are joined, and for which a test certainly holds. Beside them, the value that leaves another
    /// one undecided.
    pub fn filter(&self, test: impl Fn(&Block<'e>) -> Checked<bool>) -> (Vec<Block<'e>>, Checked) {
        self.some(usize::MAX, test)
    }

    /// The first of those, and the value that leaves another one undecided where there are fewer.
    fn some(&self, most: usize, test: impl Fn(&Block<'e>) -> Checked<bool>) -> (Vec<Block<'e>>, Checked) {
        let found = self.found();
        let mut certain = Vec::new();
        let mut blame = None;
        for row in found.certain.take_while(|_| self.cx.charge(1)) {
            match self.judge(&self.blocks[row], &test) {
                Ok(true) if self.cx.charge(COPY_STEPS) => {
                    self.cx.meet(&self.blocks[row]);
                    certain.push(self.blocks[row].clone());
                    if certain.len() == most {
                        return (certain, Ok(()));
                    }
                }
                Ok(true) => break,
                Ok(false) => {}
                Err(unknown) => blame = blame.or(Some((row, unknown))),
            }
        }
        let earlier = |row: &Row| blame.as_ref().is_none_or(|(first, _)| row < first) && self.cx.charge(1);
        let mut rest = found.possible.take_while(earlier);
        let undecided = rest.find_map(|row| self.judge(&self.blocks[row], &test).err());
        (certain, undecided.or(blame.map(|(_, unknown)| unknown)).map_or(Ok(()), Err))
    }

    /// The first that certainly is joined.
    #[must_use]
    pub fn first(&self) -> Option<Block<'e>> {
        self.first_of(self.found().certain.take_while(|_| self.cx.charge(1)))
    }

    fn first_of(&self, rows: impl Iterator<Item = Row>) -> Option<Block<'e>> {
        let mut blocks = rows.map(|row| &self.blocks[row]);
        let first = blocks.find(|block| matches!((self.holds)(block), Ok(true)))?;
        self.cx.meet(first);
        Some(first.clone())
    }

    /// The positions of those that are or may be joined, among all of the type, and perhaps of others.
    #[must_use]
    pub fn candidates(&self) -> Vec<usize> {
        self.found().rows(self.cx)
    }

    fn judge(&self, block: &Block<'e>, test: impl Fn(&Block<'e>) -> Checked<bool>) -> Checked<bool> {
        match (self.holds)(block) {
            Ok(false) => Ok(false),
            held => both(held, test(block)),
        }
    }

    /// What the demand says that leaves the fewest blocks.
    fn found(&self) -> Found<'_> {
        let found = self.demands.iter().map(Demand::find).min_by_key(|found| found.most);
        found.unwrap_or_else(|| Found::of(&[]))
    }
}

/// About how many steps it takes to copy a block.
const COPY_STEPS: usize = 8;

/// How the values of an attribute are read: those that say what a block is joined to, if any. A block that certainly is
/// not looked for needs none: then it is not looked at again.
pub type Read = fn(&Block, &str, &Cx) -> Vec<Value>;

/// As others refer to it: where nobody wrote one down, what the provider makes.
fn referred(block: &Block, attribute: &str, _: &Cx) -> Vec<Value> {
    vec![block.reference(attribute)]
}

/// As somebody wrote it down: null where nobody did.
fn written(block: &Block, attribute: &str, _: &Cx) -> Vec<Value> {
    vec![block.value(attribute)]
}

/// The elements of a list that somebody wrote down. What is not a list counts as a list of one.
fn listed(block: &Block, attribute: &str, _: &Cx) -> Vec<Value> {
    elements(block.value(attribute))
}

/// The elements of a list, else the value itself.
fn elements(value: Value) -> Vec<Value> {
    value.elements_or_self().to_vec()
}

/// Joins. A type may lead to nested blocks: `aws_api_gateway_usage_plan.api_stages` is each such block of each plan.
impl<'c, 'e> Cx<'c, 'e> {
    /// The blocks of a type of which an attribute refers to `other` by one of its names (see [`Block::refers_to`]): the
    /// flow logs whose `vpc_id` is the `id` of a VPC.
    pub fn referring<'j>(
        &'j self,
        kind: &str,
        attribute: &'static str,
        other: &'j Block<'j>,
        names: &'j [&'j str],
    ) -> Joined<'j, 'e> {
        let wanted = || Wanted::reference_to(other, names);
        self.joined_by(kind, attribute, wanted, move |it| it.refers_to(attribute, other, names))
    }

    /// The blocks of a type to which an attribute of `block` refers by one of their names, the other way round: the
    /// subnet whose `id` is the `subnet_id` of an instance.
    pub fn referred<'j>(
        &'j self,
        kind: &str,
        names: &'static [&'static str],
        block: &'j Block<'j>,
        attribute: &'j str,
    ) -> Joined<'j, 'e> {
        let column = |value: &Value| {
            let told = Likeness::of(value).hole.filter(|hole| hole.is_alone() && hole.kind == kind);
            let told = told.is_some_and(|hole| names.contains(&hole.name.as_str()));
            (!told).then(|| self.indices().column(kind, names, referred, self))
        };
        let value = block.reference(attribute);
        self.owners(kind, value, column, move |it| block.refers_to(attribute, it, names))
    }

    /// The blocks of a type that equal `other` in pairs of attributes, theirs and its (see [`Block::matches`]).
    pub fn matching<'j>(
        &'j self,
        kind: &str,
        other: &'j Block<'j>,
        pairs: &'j [(&'static str, &'j str)],
    ) -> Joined<'j, 'e> {
        let holds =
            move |it: &Block<'e>| value::all(pairs, |(attribute, its)| it.matches(attribute, other, its));
        let demand = |(attribute, its): &(&'static str, &str)| {
            Demand::of(self.column(kind, attribute, Wanted::value(other.reference(its))))
        };
        self.join(kind, || pairs.iter().map(demand).collect(), holds)
    }

    /// The blocks of a type of which an attribute is a value.
    pub fn having<'j>(&'j self, kind: &str, attribute: &'static str, value: &'j Value) -> Joined<'j, 'e> {
        let wanted = || Wanted::value(value.clone());
        self.joined_by(kind, attribute, wanted, move |it| value::equal(&it.reference(attribute), value))
    }

    /// The blocks of a type of which an attribute lists a value.
    pub fn listing<'j>(&'j self, kind: &str, attribute: &'static str, value: &'j Value) -> Joined<'j, 'e> {
        let holds = move |it: &Block<'e>| {
            value::any(elements(it.value(attribute)), |element| value::equal(&element, value))
        };
        let wanted = || Wanted::value(value.clone()).read_by(listed);
        self.joined_by(kind, attribute, wanted, holds)
    }

    /// The blocks of a type for which `holds`. Where that is certain, an attribute of theirs is what is wanted.
    pub fn joined<'j>(
        &'j self,
        kind: &str,
        attribute: &'static str,
        wanted: Wanted<'j>,
        holds: impl Fn(&Block<'e>) -> Checked<bool> + 'j,
    ) -> Joined<'j, 'e> {
        self.joined_by(kind, attribute, || wanted, holds)
    }

    /// The same, where what is wanted is worked out only if there is any block of the type.
    fn joined_by<'j>(
        &'j self,
        kind: &str,
        attribute: &'static str,
        wanted: impl FnOnce() -> Wanted<'j>,
        holds: impl Fn(&Block<'e>) -> Checked<bool> + 'j,
    ) -> Joined<'j, 'e> {
        self.join(kind, || vec![Demand::of(self.column(kind, attribute, wanted()))], holds)
    }

    /// The blocks of a type for which `holds`. Where that is certain, a value is an attribute of theirs, or what somebody
    /// wrote down as `name`.
    pub fn meant<'j>(
        &'j self,
        kind: &str,
        name: &'static str,
        value: Value,
        holds: impl Fn(&Block<'e>) -> Checked<bool> + 'j,
    ) -> Joined<'j, 'e> {
        let column = |value: &Value| {
            let read = if value.as_unknown().is_some() { referred } else { written };
            let told =
                value.as_attribute().and_then(Attribute::of_resource).is_some_and(|(it, _)| it == kind);
            (!told).then(|| self.indices().column(kind, &[name], read, self))
        };
        self.owners(kind, value, column, holds)
    }

    /// The blocks of a type of which a value is an attribute, whichever.
    pub fn owning<'j>(&'j self, kind: &str, value: &'j Value) -> Joined<'j, 'e> {
        self.owners(kind, value.clone(), |_| None, |it| Ok(is_attribute_of(value, &it.address)))
    }

    /// The blocks of a type whose attribute a value is, and those that have it in a column.
    fn owners<'j>(
        &'j self,
        kind: &str,
        value: Value,
        column: impl FnOnce(&Value) -> Option<Rc<Column>>,
        holds: impl Fn(&Block<'e>) -> Checked<bool> + 'j,
    ) -> Joined<'j, 'e> {
        let demand = || {
            let (blocks, indices) = (self.resources(kind), self.indices());
            let at = |owner: &Address| indices.at(kind, &blocks, owner);
            let rows: BTreeSet<_> = owners_of(&value).flat_map(at).collect();
            let rows = rows.into_iter().collect();
            let columns = column(&value).map(|column| (column, Wanted::value(value))).into_iter().collect();
            vec![Demand { rows, columns }]
        };
        self.join(kind, demand, holds)
    }

    /// The indices of the root module, which all rules share.
    fn indices(&self) -> Rc<Indices> {
        self.once(|_| Indices::default())
    }

    fn column<'j>(
        &self,
        kind: &str,
        attribute: &'static str,
        wanted: Wanted<'j>,
    ) -> (Rc<Column>, Wanted<'j>) {
        (self.indices().column(kind, &[attribute], wanted.read, self), wanted)
    }

    /// Where there is no block of the type, nothing is demanded: many checks ask for what most modules have none of.
    fn join<'j>(
        &'j self,
        kind: &str,
        demands: impl FnOnce() -> Vec<Demand<'j>>,
        holds: impl Fn(&Block<'e>) -> Checked<bool> + 'j,
    ) -> Joined<'j, 'e> {
        let blocks = self.resources(kind);
        let demands = if blocks.is_empty() { Vec::new() } else { demands() };
        Joined { cx: self, kind: kind.into(), blocks, demands, holds: Box::new(holds) }
    }
}
