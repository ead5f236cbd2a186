//! What follows from the answers so far, as interface and endpoint ask for it.

use super::Session;
use super::cell::{Cell, CellState, Input};
use super::instance::{InstanceId, Key, Place, ROOT};
use super::tally::Tally;
use crate::Date;
use crate::assessment::{Assessment, Fault, NodeState, PageState, Problem, ProblemCode, Progress};
use crate::expression::{Expression, Reading, evaluate};
use crate::kind::Kind;
use crate::service::{Content, Facets, NodeId};

/// What is done at each node, given its path, instances by position from 1.
type Visit<'a> = dyn FnMut(&str, InstanceId, NodeId) + 'a;

impl Session {
    /// The state of one node; of a place that is not there, that of nothing.
    pub fn cell(&self, place: Place) -> Cell<'_> {
        let state = self.locate(place).and_then(|id| self.state(id, place.node));
        state.map_or(Cell::NOTHING, CellState::cell)
    }

    /// What an expression gives outside of every repeated group.
    pub fn evaluate<'a>(&'a self, expression: &'a Expression) -> Reading<'a> {
        evaluate(expression, self, ROOT)
    }

    /// What an expression gives that the node at a place carries.
    pub fn evaluate_at<'a>(&'a self, place: Place, expression: &'a Expression) -> Reading<'a> {
        match self.locate(place) {
            Some(id) => evaluate(expression, self, id),
            None => Reading::Unknown,
        }
    }

    /// What an expression gives in an instance; nothing in one that is not there.
    pub fn evaluate_in<'a>(&'a self, at: Key, expression: &'a Expression) -> Option<Reading<'a>> {
        Some(evaluate(expression, self, self.by_key(at)?))
    }

    /// The keys of a repeated group's instances in their order.
    pub fn instances(&self, group: Place) -> Vec<Key> {
        let ids = self.locate(group).map_or(&[][..], |id| self.inner(id, group.node));
        ids.iter().filter_map(|id| self.instance(*id)).map(|instance| instance.key).collect()
    }

    /// Which of its siblings an instance is, from 1; nothing for one that is not there.
    pub fn position(&self, key: Key) -> Option<usize> {
        let id = self.by_key(key)?;
        let instance = self.instance(id)?;
        let siblings = self.inner(instance.around, instance.group?);
        siblings.iter().position(|sibling| *sibling == id).map(|at| at + 1)
    }

    /// The place of a path such as `dogs[2].name`, instances by position from 1.
    pub fn place(&self, path: &str) -> Option<Place> {
        let mut id = ROOT;
        let mut group = None;
        let mut entered = true;
        for part in path.split('.') {
            if !entered {
                return None;
            }
            let (name, position) =
                match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
                    Some((name, position)) => (name, Some(position.parse::<usize>().ok()?)),
                    None => (part, None),
                };
            let node = self.plan.child(group, name)?;
            group = Some(node);
            entered = self.plan.node(node).repeats.is_none();
            if let Some(position) = position {
                if entered {
                    return None;
                }
                id = *self.inner(id, node).get(position.checked_sub(1)?)?;
                entered = true;
            }
        }
        let node = group?;
        (self.instance(id)?.group == self.plan.home(node)).then(|| self.place_of(id, node))
    }

    /// The path of a place, instances by position from 1.
    pub fn path(&self, place: Place) -> String {
        match self.locate(place) {
            Some(id) => self.path_at(id, place.node),
            None => self.plan.path(place.node),
        }
    }

    fn path_at(&self, id: InstanceId, node: NodeId) -> String {
        let name = &self.plan.node(node).name;
        let Some((around, parent)) = self.parent(id, self.plan.spot(node)) else {
            return name.clone();
        };
        let mut path = self.path_at(around, parent);
        if around != id {
            let siblings = self.inner(around, parent);
            let position = siblings.iter().position(|sibling| *sibling == id).unwrap_or(0);
            path.push_str(&format!("[{}]", position + 1));
        }
        path.push('.');
        path.push_str(name);
        path
    }

    /// Every node of every instance, in the order of the form.
    pub(crate) fn all_places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        self.walk(ROOT, None, &mut String::new(), &mut |_, id, node| {
            places.push(self.place_of(id, node));
        });
        places
    }

    /// What a page shows, instances expanded, relevant or not, in the order of the form.
    pub fn page_places(&self, page: usize) -> Vec<Place> {
        let mut places = Vec::new();
        let shows = self.plan.service().pages.get(page).map_or(&[][..], |page| &page.shows);
        for node in shows {
            for id in self.at_home(self.plan.spot(*node).home()) {
                self.visit(*id, *node, &mut String::new(), &mut |_, id, node| {
                    if self.plan.page(node) == Some(page) {
                        places.push(self.place_of(id, node));
                    }
                });
            }
        }
        places
    }

    fn walk(
        &self,
        id: InstanceId,
        group: Option<NodeId>,
        path: &mut String,
        visit: &mut Visit<'_>,
    ) {
        for node in self.plan.children(group) {
            self.visit(id, *node, path, visit);
        }
    }

    /// Visits a node and all in it; `path` is that of what is around it, and is left as it was.
    fn visit(&self, id: InstanceId, node: NodeId, path: &mut String, visit: &mut Visit<'_>) {
        let around = path.len();
        if around > 0 {
            path.push('.');
        }
        path.push_str(&self.plan.node(node).name);
        visit(path, id, node);
        let facets = self.plan.spot(node).facets;
        if facets.has(Facets::REPEATED) {
            let own = path.len();
            for (position, inner) in (1_usize..).zip(self.inner(id, node)) {
                path.push_str(&format!("[{position}]"));
                self.walk(*inner, Some(node), path, visit);
                path.truncate(own);
            }
        } else if facets.has(Facets::GROUP) {
            self.walk(id, Some(node), path, visit);
        }
        path.truncate(around);
    }

    /// How many pages there are, reached or not.
    pub fn page_count(&self) -> usize {
        self.tallies.len()
    }

    /// Whether a page is reached: whether it shows anything relevant.
    pub fn page_relevant(&self, page: usize) -> bool {
        self.tallies.get(page).is_some_and(|tally| tally.relevant())
    }

    /// How far a page is.
    pub fn page_progress(&self, page: usize) -> Progress {
        self.tallies.get(page).map_or(Progress::Complete, |tally| tally.progress())
    }

    /// The first page that is reached and not complete.
    pub fn next_page(&self) -> Option<usize> {
        let open = |tally: &Tally| tally.relevant() && tally.progress() != Progress::Complete;
        self.tallies.iter().position(open)
    }

    /// The page that comes after this one was left: ahead of it the first that is not complete, or
    /// that has nothing to answer and only tells something, or lets something be added; else the
    /// first that is not complete. Who is `returning` to the end has seen those.
    pub fn page_after(&self, page: usize, returning: bool) -> Option<usize> {
        let open = |page: &usize| self.page_progress(*page) != Progress::Complete;
        let ahead = (page + 1..self.page_count())
            .filter(|page| self.page_relevant(*page))
            .find(|page| open(page) || !returning && self.only_shows(*page));
        ahead.or_else(|| self.next_page())
    }

    /// Whether a page shows something, but nothing in it can be answered yet: it only tells, or has
    /// a repeated group without instances.
    fn only_shows(&self, page: usize) -> bool {
        let places = self.page_places(page);
        let shown = places.iter().filter(|place| {
            let cell = self.cell(**place);
            cell.relevant && !cell.hidden
        });
        let mut fields = shown.clone().filter_map(|place| {
            let node = self.plan.node(place.node);
            let Content::Field(kind) = &node.content else { return None };
            let told = node.calculate.is_some()
                || matches!(kind, Kind::Information)
                || self.cell(*place).readonly;
            Some(told)
        });
        // Groups that can be repeated are there to be filled.
        let mut groups = shown.clone();
        let repeats = groups.any(|place| self.plan.node(place.node).repeats.is_some());
        match fields.next() {
            Some(told) => told && fields.all(|told| told) && !repeats,
            None => repeats,
        }
    }

    /// The documents needed, by their places in the service.
    pub fn documents(&self) -> Vec<usize> {
        let documents = self.results.documents.iter().enumerate();
        documents.filter(|(_, needed)| needed.value).map(|(at, _)| at).collect()
    }

    /// The first outcome that holds, by its place in the service.
    pub fn outcome(&self) -> Option<usize> {
        self.results.outcomes.iter().position(|outcome| outcome.value)
    }

    /// What it costs, in cents.
    pub fn fee(&self) -> Option<i64> {
        self.results.fee.value
    }

    /// By when the application is due.
    pub fn deadline(&self) -> Option<Date> {
        self.results.deadline.value
    }

    /// Whether it can be submitted: no hard problem, and no outcome that ends the way.
    pub fn complete(&self) -> bool {
        self.hard == 0
            && self.strays.is_empty()
            && self.results.failed(&self.plan).is_empty()
            && !self.ended()
    }

    /// Whether an outcome ends the way.
    pub fn ended(&self) -> bool {
        let outcome = self.outcome().and_then(|at| self.plan.service().outcomes.get(at));
        outcome.is_some_and(|outcome| outcome.kind.ends())
    }

    /// Everything that is wrong, in the order of the form.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.strays.clone();
        self.walk(ROOT, None, &mut String::new(), &mut |path, id, node| {
            problems.extend(self.state(id, node).into_iter().flat_map(|state| state.at(path)));
        });
        problems.extend(self.failed_results());
        problems
    }

    fn failed_results(&self) -> impl Iterator<Item = Problem> {
        self.results.failed(&self.plan).into_iter().map(|path| {
            let fault = Fault::with(ProblemCode::CalculationFailed, "result");
            Problem { path, fault, soft: false }
        })
    }

    /// The codes of a relevant node that are not offered now.
    fn withheld(&self, node: NodeId, state: &CellState) -> Vec<String> {
        let offered = &self.plan.node(node).offered;
        let codes = offered.iter().filter(|_| state.relevant).flat_map(|own| &own.codes);
        codes.filter(|code| !self.plan.node(node).offers(code, state.offered)).cloned().collect()
    }

    /// Everything that follows.
    pub fn assessment(&self) -> Assessment {
        let service = self.plan.service();
        let mut nodes = Vec::with_capacity(self.instances.iter().map(|own| own.cells.len()).sum());
        let mut problems = self.strays.clone();
        self.walk(ROOT, None, &mut String::new(), &mut |path, id, node| {
            let Some(state) = self.state(id, node) else { return };
            nodes.push(NodeState {
                path: path.to_owned(),
                relevant: state.relevant,
                required: state.required,
                readonly: state.readonly,
                hidden: state.hidden,
                withheld: self.withheld(node, state),
                value: state.value().cloned(),
                blank: state.relevant && matches!(state.input, Input::Blank),
            });
            problems.extend(state.at(path));
        });
        problems.extend(self.failed_results());
        let id = |at: usize| service.pages.get(at).map(|page| page.id.clone()).unwrap_or_default();
        let page = |at: usize| PageState {
            id: id(at),
            relevant: self.page_relevant(at),
            progress: self.page_progress(at),
        };
        let documents = self.documents();
        let outcome = self.outcome().and_then(|at| service.outcomes.get(at));
        Assessment {
            nodes,
            pages: (0..self.page_count()).map(page).collect(),
            next: self.next_page().map(id),
            documents: documents
                .into_iter()
                .filter_map(|at| service.documents.get(at))
                .map(|document| document.id.clone())
                .collect(),
            fee: self.fee(),
            deadline: self.deadline(),
            outcome: outcome.map(|outcome| outcome.id.clone()),
            problems,
            complete: self.complete(),
        }
    }
}
