//! Versions of a service and changes of settings.

use crate::world::World;
use crate::world::citizen::{Citizen, payload};
use crate::world::http::{get, submit};
use crate::world::service::{publish_service, publish_settings};

#[tokio::test]
async fn an_older_version_is_accepted_by_its_own_bundle_until_the_grace_period_ends() {
    let world = World::new();
    world.start().await.stop().await;
    let new = publish_service(&world.dist(), "1.1.0");
    let citizen = Citizen::new();

    let server = world.start().await;
    let current = get(server.address(), "/api/v1/services/dog-tax", &[]).await.json();
    assert_eq!(
        (&current["version"], &current["bundle"]),
        (&"1.1.0".into(), &new.to_string().into())
    );
    let old =
        get(server.address(), &format!("/api/v1/services/dog-tax/{}", world.bundle), &[]).await;
    assert_eq!(old.status, 200);
    let within = payload(&world);
    let answer = submit(server.address(), &citizen.submit(&within)).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    world.delivered(within["id"].as_str().unwrap()).await;
    let mut mixed = payload(&world);
    mixed["service"]["version"] = "1.1.0".into();
    let answer = submit(server.address(), &citizen.submit(&mixed)).await;
    assert_eq!(answer.problem(), (422, "unknown_version".to_owned()));
    server.stop().await;

    world.set_time("2026-12-24T11:00:00Z");
    let server = world.start().await;
    let mut late = payload(&world);
    late["day"] = "2026-12-24".into();
    let answer = submit(server.address(), &citizen.submit(&late)).await;
    assert_eq!(answer.problem(), (422, "unknown_version".to_owned()));
    late["service"]["version"] = "1.1.0".into();
    late["service"]["bundle"] = new.to_string().into();
    assert_eq!(submit(server.address(), &citizen.submit(&late)).await.status, 201);
    server.stop().await;
}

#[tokio::test]
async fn after_a_change_of_settings_one_has_to_assess_again() {
    let world = World::new();
    let settings = publish_settings(&world.dist(), 12_000);
    let server = world.start().await;
    let citizen = Citizen::new();
    let mut payload = payload(&world);
    let answer = submit(server.address(), &citizen.submit(&payload)).await;
    assert_eq!(answer.problem(), (422, "outdated_settings".to_owned()));
    payload["municipality"]["settings"] = settings.to_string().into();
    let answer = submit(server.address(), &citizen.submit(&payload)).await;
    assert_eq!(answer.json()["problems"][0]["code"], "computed_differs");
    payload["content"]["answers"]["tax"] = 24_000.into();
    assert_eq!(submit(server.address(), &citizen.submit(&payload)).await.status, 201);
    server.stop().await;
}
