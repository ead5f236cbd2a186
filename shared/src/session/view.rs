//! What follows from the answers so far, as interface and endpoint ask for it.

use super::Session;
use super::cell::{Cell, Input};
use super::instance::{InstanceId, Key, Place, ROOT};
use super::tally::Tally;
use crate::Date;
use crate::answers::TYPED;
use crate::assessment::{Assessment, Fault, NodeState, PageState, Problem, ProblemCode, Progress};
use crate::expression::{Expression, Reading, evaluate};
use crate::service::{Content, NodeId};

impl Session {
    /// The state of one node; of a place that is not there, that of nothing.
    pub fn cell(&self, place: Place) -> Cell<'_> {
        let state = self.locate(place).and_then(|id| self.state(id, place.node));
        let Some(state) = state else { return Cell::NOTHING };
        Cell {
            relevant: state.relevant,
            required: state.required,
            readonly: state.readonly,
            value: state.value(),
            given: match &state.input {
                Input::Answer(value) => Some(value),
                _ => None,
            },
            blank: matches!(state.input, Input::Blank),
            typed: match &state.input {
                Input::Wrong { kept, .. } => kept.get(TYPED).unwrap_or(kept).as_str(),
                _ => None,
            },
            problems: &state.problems,
        }
    }

    /// What an expression gives outside of every repeated group.
    pub fn evaluate<'a>(&'a self, expression: &'a Expression) -> Reading<'a> {
        evaluate(expression, self, ROOT)
    }

    /// The keys of a repeated group's instances in their order.
    pub fn instances(&self, group: Place) -> Vec<Key> {
        let ids = self.locate(group).map_or(&[][..], |id| self.inner(id, group.node));
        ids.iter().filter_map(|id| self.instance(*id)).map(|instance| instance.key).collect()
    }

    /// Which of its siblings an instance is, from 1; nothing for one that is not there.
    pub fn position(&self, key: Key) -> Option<usize> {
        let id = self.by_key.get(&key)?;
        let instance = self.instance(*id)?;
        let siblings = self.inner(instance.around, instance.group?);
        siblings.iter().position(|sibling| sibling == id).map(|at| at + 1)
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
        let Some((around, parent)) = self.parent(id, node) else { return name.clone() };
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
    pub(super) fn all_places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        self.walk(ROOT, None, &mut |id, node| places.push(self.place_of(id, node)));
        places
    }

    /// What a page shows, instances expanded, relevant or not, in the order of the form.
    pub fn page_places(&self, page: usize) -> Vec<Place> {
        let mut places = Vec::new();
        let shows = self.plan.service().pages.get(page).map_or(&[][..], |page| &page.shows);
        for node in shows {
            for id in self.at_home(self.plan.home(*node)) {
                self.visit(*id, *node, &mut |id, node| {
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
        visit: &mut dyn FnMut(InstanceId, NodeId),
    ) {
        for node in self.plan.children(group) {
            self.visit(id, *node, visit);
        }
    }

    fn visit(&self, id: InstanceId, node: NodeId, visit: &mut dyn FnMut(InstanceId, NodeId)) {
        visit(id, node);
        let own = self.plan.node(node);
        match (&own.content, own.repeats) {
            (Content::Field(_), _) => {}
            (Content::Group, None) => self.walk(id, Some(node), visit),
            (Content::Group, Some(_)) => {
                for inner in self.inner(id, node) {
                    self.walk(*inner, Some(node), visit);
                }
            }
        }
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
        outcome.is_some_and(|outcome| outcome.ends)
    }

    /// Everything that is wrong, in the order of the form.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.strays.clone();
        self.walk(ROOT, None, &mut |id, node| {
            for (fault, soft) in self.state(id, node).into_iter().flat_map(|own| &own.problems) {
                let path = self.path_at(id, node);
                problems.push(Problem { path, fault: fault.clone(), soft: *soft });
            }
        });
        problems.extend(self.results.failed(&self.plan).into_iter().map(|path| {
            let fault = Fault::with(ProblemCode::CalculationFailed, "result");
            Problem { path, fault, soft: false }
        }));
        problems
    }

    /// Everything that follows.
    pub fn assessment(&self) -> Assessment {
        let service = self.plan.service();
        let mut nodes = Vec::new();
        self.walk(ROOT, None, &mut |id, node| {
            let cell = self.cell(self.place_of(id, node));
            nodes.push(NodeState {
                path: self.path_at(id, node),
                relevant: cell.relevant,
                required: cell.required,
                readonly: cell.readonly,
                value: cell.value.cloned(),
                blank: cell.relevant && cell.blank,
            });
        });
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
            problems: self.problems(),
            complete: self.complete(),
        }
    }
}
