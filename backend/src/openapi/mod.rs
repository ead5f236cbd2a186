//! The interface in OpenAPI 3.1, made from the routes and codes themselves.

mod route;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};
use shared::submission::{MAX_PART, MAX_STATUS, MAX_TOKEN};

pub use route::Route;

use crate::problem::Code;

/// The description served at `/api/v1/openapi.json`.
pub fn document(public_url: &str) -> Json {
    let mut paths = Map::new();
    for route in Route::ALL {
        let mut operation = json!({
            "summary": route.summary(),
            "operationId": route.name(),
            "parameters": parameters(route.path()),
            "responses": responses(route),
        });
        let body = match route {
            Route::Submit => Some(submission()),
            Route::Part => Some(part()),
            Route::Status => Some(status()),
            _ => None,
        };
        if let (Some(body), Some(members)) = (body, operation.as_object_mut()) {
            members.insert("requestBody".to_owned(), body);
        }
        let methods = paths.entry(route.path()).or_insert_with(|| json!({}));
        if let Some(methods) = methods.as_object_mut() {
            methods.insert(route.method().to_owned(), operation);
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Direktantrag", "version": env!("CARGO_PKG_VERSION"),
            "description": "Takes signed submissions and acknowledges them with signed receipts.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": public_url }],
        "paths": paths,
        "components": { "schemas": { "Problem": problem_schema() } },
    })
}

/// The body of a submission.
fn submission() -> Json {
    let description = "A JWS in compact form (RFC 7515), ES256, `typ` \
                       `direktantrag-submission+jws`, the public key as `jwk` in the header";
    let schema = json!({ "type": "string", "maxLength": MAX_TOKEN });
    json!({
        "required": true,
        "description": description,
        "content": { "application/jose": { "schema": schema } },
    })
}

/// The body of a part.
fn part() -> Json {
    let description = "Some bytes of the attachment. The header `Part-Token` has a JWS in compact \
                       form, ES256, `typ` `direktantrag-part+jws`, by the submission's own key";
    let schema = json!({ "type": "string", "format": "binary", "maxLength": MAX_PART });
    json!({
        "required": true,
        "description": description,
        "content": { "application/octet-stream": { "schema": schema } },
    })
}

/// The body of a question after a status.
fn status() -> Json {
    let description = "A JWS in compact form, ES256, `typ` `direktantrag-status+jws`, by the \
                       submission's own key, of `aud`, `id`, `iat` and `nonce`; or, without a key, \
                       `id` and `secret` of the receipt";
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let members = json!({ "id": { "type": "string", "format": "uuid" },
        "secret": text("^[A-Za-z0-9_-]{22}$") });
    json!({
        "required": true,
        "description": description,
        "content": {
            "application/jose": { "schema": { "type": "string", "maxLength": MAX_STATUS } },
            "application/json": { "schema": {
                "type": "object", "required": ["id", "secret"], "properties": members,
                "additionalProperties": false,
            } },
        },
    })
}

/// The placeholders of a path.
fn parameters(path: &str) -> Vec<Json> {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    names
        .map(|name| {
            json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
        })
        .collect()
}

fn responses(route: Route) -> Json {
    let mut responses = Map::new();
    for (status, description, media_type) in route.successes() {
        let answer = || json!({ "description": description, "content": {} });
        let answer = responses.entry(*status).or_insert_with(answer);
        if let Some(content) = answer.get_mut("content").and_then(Json::as_object_mut) {
            content.insert((*media_type).to_owned(), json!({ "schema": {} }));
        }
    }
    let mut by_status: BTreeMap<u16, BTreeSet<&str>> = BTreeMap::new();
    for code in route.refusals() {
        by_status.entry(code.status().as_u16()).or_default().insert(code.code());
    }
    for (status, codes) in by_status {
        let codes: Vec<_> = codes.into_iter().collect();
        let answer = json!({
            "description": format!("Refused: {}", codes.join(", ")),
            "content": { "application/problem+json": {
                "schema": { "$ref": "#/components/schemas/Problem" },
            } },
        });
        responses.insert(status.to_string(), answer);
    }
    Json::Object(responses)
}

fn problem_schema() -> Json {
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.code()).collect();
    json!({
        "type": "object",
        "description": "A problem document (RFC 9457)",
        "required": ["type", "title", "status", "code"],
        "properties": {
            "type": { "const": "about:blank" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "code": { "enum": codes },
            "detail": { "type": "string" },
            "problems": {
                "type": "array",
                "description": "What is wrong with which answer; only with `invalid_answers`",
                "items": {
                    "type": "object",
                    "required": ["path", "code"],
                    "properties": {
                        "path": { "type": "string", "examples": ["dogs[1].name"] },
                        "code": { "type": "string", "examples": ["missing"] },
                        "detail": { "type": ["string", "null"] },
                    },
                },
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_and_every_code_is_described() {
        let document = document("https://antrag.example");
        for route in Route::ALL {
            let operation = &document["paths"][route.path()][route.method()];
            assert_eq!(operation["operationId"], route.name());
            assert!(operation["responses"].as_object().unwrap().len() > 1, "{route:?}");
        }
        let text = document["paths"].to_string();
        let codes = document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]
            .as_array()
            .unwrap();
        for code in Code::ALL {
            assert!(codes.contains(&code.code().into()));
            assert!(text.contains(code.code()), "no route says that it answers {}", code.code());
        }
    }
}
