//! The migrated answers as they grow, one place after the other.

use serde_json::{Map, Value as Json};

use super::Reason;
use crate::answers::KEY;
use crate::service::{MAX_INSTANCES, NodeId, Plan};

/// Which instance of a repeated group: its position from 0, and the key it had.
pub(super) type Seat = (usize, Option<Json>);

/// Answers that only have what the service has.
pub(super) struct Grown {
    members: Map<String, Json>,
    instances: usize,
}

impl Grown {
    pub(super) fn new() -> Self {
        Self { members: Map::new(), instances: 0 }
    }

    pub(super) fn finish(self) -> Map<String, Json> {
        self.members
    }

    /// Puts an answer into a field, in these instances of the repeated groups around it,
    /// outermost first.
    pub(super) fn put(
        &mut self,
        plan: &Plan,
        field: NodeId,
        seats: &[Seat],
        json: Json,
    ) -> Result<(), Reason> {
        let name = &plan.node(field).name;
        let members = self.inside(plan, plan.node(field).parent, seats)?;
        if members.contains_key(name) {
            return Err(Reason::Taken);
        }
        members.insert(name.clone(), json);
        Ok(())
    }

    /// The members of a group, made where they are missing; without a group those of the whole.
    pub(super) fn inside(
        &mut self,
        plan: &Plan,
        group: Option<NodeId>,
        seats: &[Seat],
    ) -> Result<&mut Map<String, Json>, Reason> {
        let mut groups = Vec::new();
        let mut next = group;
        while let Some(group) = next {
            groups.push(group);
            next = plan.node(group).parent;
        }
        let Self { members, instances } = self;
        let mut seats = seats.iter();
        let mut members = members;
        for group in groups.into_iter().rev() {
            let own = plan.node(group);
            let seat = own.repeats.map(|repeats| (seats.next(), repeats.max));
            if let Some((seat, max)) = seat {
                let most = usize::try_from(max).unwrap_or(MAX_INSTANCES);
                // Nothing is made of a group whose first instance is too many.
                let full = *instances >= MAX_INSTANCES && !members.contains_key(&own.name);
                if full || seat.is_none_or(|(position, _)| *position >= most) {
                    return Err(Reason::TooMany);
                }
            }
            let inner = members.entry(own.name.clone());
            members = match seat.and_then(|(seat, _)| seat) {
                None => inner.or_insert_with(|| Json::Object(Map::new())).as_object_mut(),
                Some(seat) => {
                    let items = inner.or_insert_with(|| Json::Array(Vec::new())).as_array_mut();
                    instance(items.ok_or(Reason::Taken)?, seat, instances)?.as_object_mut()
                }
            }
            .ok_or(Reason::Taken)?;
        }
        Ok(members)
    }
}

/// The instance at a seat, made with all before it where they are missing.
fn instance<'a>(
    items: &'a mut Vec<Json>,
    seat: &Seat,
    instances: &mut usize,
) -> Result<&'a mut Json, Reason> {
    let (position, key) = seat;
    while items.len() <= *position {
        if *instances >= MAX_INSTANCES {
            return Err(Reason::TooMany);
        }
        *instances += 1;
        let mut members = Map::new();
        if let Some(key) = key.as_ref().filter(|_| items.len() == *position) {
            members.insert(KEY.to_owned(), key.clone());
        }
        items.push(Json::Object(members));
    }
    items.get_mut(*position).ok_or(Reason::TooMany)
}
