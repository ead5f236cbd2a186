//! What evaluation needs of each node, close together: a large service is walked through from end
//! to end, and most of a [`Node`] is of no interest then.

use crate::expression::{Expression, Literal};
use crate::kind::Kind;
use crate::service::{Content, Node, NodeId, Service};

/// Stands for none.
const NONE: u32 = u32::MAX;

/// Where a node stands, and what there is to evaluate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    parent: u32,
    home: u32,
    slot: u32,
    page: u32,
    /// Where its members begin in [`Plan::by_name`](super::Plan).
    pub(super) members: u32,
    /// The node's place in [`Plan::order`](super::Plan::order).
    pub(crate) rank: u32,
    /// What there is to evaluate.
    pub(crate) facets: Facets,
}

/// What a node has, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Facets(u16);

/// Outside of all repeated groups, or in the instances of one.
#[derive(Debug)]
pub(super) struct Home {
    /// The repeated group; none outside of all.
    pub(super) group: Option<NodeId>,
    /// In how many repeated groups what stands here is.
    pub(super) depth: usize,
    /// The nodes that stand here, at any depth of plain groups, in their order.
    pub(super) residents: Vec<NodeId>,
}

impl Spot {
    pub(super) const NOWHERE: Self = Self {
        parent: NONE,
        home: NONE,
        slot: NONE,
        page: NONE,
        members: NONE,
        rank: NONE,
        facets: Facets(0),
    };

    /// The group around the node.
    pub(crate) fn parent(self) -> Option<NodeId> {
        (self.parent != NONE).then_some(NodeId(self.parent))
    }

    /// The place of the node's home among all.
    pub(crate) fn home(self) -> usize {
        self.home as usize
    }

    /// The node's place among the residents of its home.
    pub(crate) fn slot(self) -> usize {
        self.slot as usize
    }

    /// The page that shows the node.
    pub(crate) fn page(self) -> Option<usize> {
        (self.page != NONE).then_some(self.page as usize)
    }
}

impl Facets {
    /// A condition for relevance.
    pub(crate) const RELEVANT: Self = Self(1);
    /// A calculation.
    pub(crate) const CALCULATE: Self = Self(1 << 1);
    /// Conditions for required (but one that always holds), read-only or codes, or checks.
    pub(crate) const JUDGED: Self = Self(1 << 2);
    /// It is a group.
    pub(crate) const GROUP: Self = Self(1 << 3);
    /// It is a repeated group.
    pub(crate) const REPEATED: Self = Self(1 << 4);
    /// It has no answer: a group, or information.
    pub(crate) const MUTE: Self = Self(1 << 5);
    /// It is a group that is never empty of instances: a repeated one of which there must be
    /// some, or one with such a group in it.
    pub(crate) const FILLED: Self = Self(1 << 6);
    /// What it reads as while it is unanswered.
    pub(crate) const DEFAULT: Self = Self(1 << 7);
    /// A condition for being hidden.
    pub(crate) const HIDDEN: Self = Self(1 << 8);
    /// It is required in every case.
    pub(crate) const REQUIRED: Self = Self(1 << 9);
    /// Its relevance and value follow from more than its answer and what is around it.
    pub(crate) const EVALUATED: Self =
        Self(Self::RELEVANT.0 | Self::CALCULATE.0 | Self::DEFAULT.0 | Self::HIDDEN.0);

    /// What judging it takes more than its answer for.
    pub(crate) const INVOLVED: Self =
        Self(Self::JUDGED.0 | Self::REPEATED.0 | Self::HIDDEN.0 | Self::CALCULATE.0);

    /// Whether the set has this one, or one of these.
    pub(crate) fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }

    fn of(node: &Node) -> Self {
        let group = matches!(node.content, Content::Group);
        let always = Expression::Literal(Literal::YesNo(true));
        let required = node.required.as_ref() == Some(&always);
        let judged = (node.required.is_some() && !required)
            || node.readonly.is_some()
            || !node.checks.is_empty()
            || !node.offered.is_empty();
        let all = [
            (Self::RELEVANT, node.relevant.is_some()),
            (Self::CALCULATE, node.calculate.is_some()),
            (Self::JUDGED, judged),
            (Self::REQUIRED, required),
            (Self::GROUP, group),
            (Self::REPEATED, node.repeats.is_some()),
            (Self::FILLED, node.repeats.is_some_and(|repeats| repeats.min > 0)),
            (Self::DEFAULT, node.default.is_some()),
            (Self::HIDDEN, node.hidden.is_some()),
            (Self::MUTE, group || matches!(node.content, Content::Field(Kind::Information))),
        ];
        Self(all.iter().filter(|(_, has)| *has).fold(0, |set, (one, _)| set | one.0))
    }
}

/// The spots of a service's nodes, whose rank is not known yet, and their homes.
pub(super) fn spots(service: &Service) -> (Vec<Spot>, Vec<Home>) {
    let mut homes = vec![Home { group: None, depth: 0, residents: Vec::new() }];
    let mut spots: Vec<Spot> = Vec::with_capacity(service.nodes.len());
    // Of each node, the home of what stands in it.
    let mut inside: Vec<u32> = Vec::with_capacity(service.nodes.len());
    for (index, node) in (0..).zip(&service.nodes) {
        let home = node.parent.and_then(|parent| inside.get(parent.index()).copied()).unwrap_or(0);
        let parent = node.parent.map_or(NONE, |parent| parent.0);
        let mut spot = Spot { parent, home, facets: Facets::of(node), ..Spot::NOWHERE };
        let mut depth = 0;
        if let Some(home) = homes.get_mut(spot.home()) {
            spot.slot = u32::try_from(home.residents.len()).unwrap_or(NONE);
            home.residents.push(NodeId(index));
            depth = home.depth + 1;
        }
        spots.push(spot);
        inside.push(match node.repeats {
            None => home,
            Some(_) => {
                homes.push(Home { group: Some(NodeId(index)), depth, residents: Vec::new() });
                u32::try_from(homes.len() - 1).unwrap_or(NONE)
            }
        });
    }
    for index in (0..spots.len()).rev() {
        let Some(spot) = spots.get(index).filter(|spot| spot.facets.has(Facets::FILLED)) else {
            continue;
        };
        let parent = spot.parent().and_then(|parent| spots.get_mut(parent.index()));
        if let Some(parent) = parent.filter(|parent| !parent.facets.has(Facets::REPEATED)) {
            parent.facets.0 |= Facets::FILLED.0;
        }
    }
    place_pages(service, &mut spots);
    (spots, homes)
}

fn place_pages(service: &Service, spots: &mut [Spot]) {
    for (index, page) in (0..).zip(&service.pages) {
        for node in &page.shows {
            if let Some(spot) = spots.get_mut(node.index()) {
                spot.page = index;
            }
        }
    }
    for index in 0..spots.len() {
        let Some(spot) = spots.get(index).filter(|spot| spot.page == NONE) else { continue };
        let above = spot.parent().and_then(|parent| spots.get(parent.index()));
        let inherited = above.map_or(NONE, |above| above.page);
        if let Some(spot) = spots.get_mut(index) {
            spot.page = inherited;
        }
    }
}
