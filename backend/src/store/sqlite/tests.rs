use super::*;
use crate::store::Inserted;

fn entry(number: u32) -> Entry {
    let token = format!("token {number}");
    Entry {
        id: format!("id-{number}"),
        sha256: Digest::of(token.as_bytes()),
        ars: "149990000000".to_owned(),
        received: i64::from(number),
        case_number: "DA-0000-0000-0000".to_owned(),
        token: token.into(),
        receipt: format!("receipt {number}"),
    }
}

fn insert(store: &SqliteStore, entry: Entry) -> Result<Inserted, StoreError> {
    store.insert(entry)?.0.blocking_recv().unwrap()
}

#[test]
fn the_story_of_a_submission() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("db");
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.find("id-1"), Ok(None));
    assert_eq!(insert(&store, entry(1)), Ok(Inserted::New(Box::new(entry(1)))));
    let stored = store.find("id-1").unwrap().unwrap();
    assert_eq!(stored.receipt, "receipt 1");

    let other = Entry { token: "other".into(), receipt: String::new(), ..entry(1) };
    assert_eq!(insert(&store, other), Ok(Inserted::Known(stored)));

    assert_eq!(store.due(0, 10), Ok(Vec::new()));
    let parcels = store.due(1, 10).unwrap();
    assert_eq!(parcels.len(), 1);
    let Parcel { number, due, .. } = parcels[0];
    store.settle(vec![Settled::Postponed { number, due, until: 50 }]).unwrap();
    assert_eq!(store.due(49, 10), Ok(Vec::new()));
    let parcels = store.due(50, 10).unwrap();
    assert_eq!((parcels[0].attempts, parcels[0].token.as_slice()), (1, b"token 1".as_slice()));
    store.close();
    assert!(insert(&store, entry(2)).is_err());

    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.backlog(), Ok(1));
    assert_eq!([store.waits("id-1"), store.waits("id-2")], [Ok(true), Ok(false)]);
    store.settle(vec![Settled::Delivered { number, due: 50, at: 60 }]).unwrap();
    assert_eq!((store.backlog(), store.waits("id-1")), (Ok(0), Ok(false)));
    assert!(store.find("id-1").unwrap().is_some());
    store.close();
}

#[test]
fn many_share_a_commit_and_each_gets_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("db")).unwrap();
    let pending: Vec<_> = (0..500).map(|number| store.insert(entry(number)).unwrap()).collect();
    for (number, pending) in (0..).zip(pending) {
        let stored = Inserted::New(Box::new(entry(number)));
        assert_eq!(pending.0.blocking_recv().unwrap(), Ok(stored));
    }
    assert_eq!(store.backlog(), Ok(500));
    let numbers: Vec<_> = store.due(1000, 3).unwrap().iter().map(|parcel| parcel.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    store.close();
}

#[test]
fn what_waits_when_the_store_closes_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("db");
    let store = SqliteStore::open(&path).unwrap();
    for number in 0..300 {
        store.insert(entry(number)).unwrap();
    }
    store.close();
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.backlog(), Ok(300));
    store.close();
}

#[test]
fn a_bundle_counts_as_superseded_from_when_it_was_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("db")).unwrap();
    let [old, new] = [b"old", b"new"].map(|text| Digest::of(text));
    assert_eq!(store.supersede(&[old], &[], 1), Ok(Vec::new()));
    let since = |since| Ok(vec![Superseded { bundle: old, since }]);
    assert_eq!(store.supersede(&[new], &[old], 2), since(2));
    assert_eq!(store.supersede(&[new], &[old], 3), since(2));
    assert_eq!(store.supersede(&[old], &[], 4), Ok(Vec::new()));
    assert_eq!(store.supersede(&[new], &[old], 5), since(5));
    store.close();
}
