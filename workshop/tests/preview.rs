//! A preview as an author sees it: served, saved, broken and mended.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value as Json, json};
use shared::service::Digest;

/// A running preview of the small service; it ends with the test.
struct Running {
    folder: PathBuf,
    child: Child,
    address: String,
}

impl Running {
    fn start() -> Self {
        let folder = std::env::temp_dir().join(format!("workshop-preview-{}", std::process::id()));
        let service = folder.join("services/bees");
        let municipality = folder.join("municipalities/149990000000");
        let app = folder.join("app");
        for folder in
            [service.join("texts"), service.join("scenarios"), municipality.clone(), app.clone()]
        {
            fs::create_dir_all(folder).unwrap();
        }
        let sound = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/sound");
        for (from, to) in [
            ("service.yaml", service.join("service.yaml")),
            ("de.yaml", service.join("texts/de.yaml")),
            ("en.yaml", service.join("texts/en.yaml")),
            ("settings.yaml", municipality.join("settings.yaml")),
        ] {
            fs::copy(sound.join(from), to).unwrap();
        }
        fs::write(
            service.join("scenarios/anna.yaml"),
            "title: Anna\nmunicipality: \"149990000000\"\nday: 2026-11-23\npages:\n  - page: keeper\n    answers: { keeper: { type: person, name: \"Anna\" } }\nexpect: { complete: false }\n",
        )
        .unwrap();
        fs::write(app.join("index.html"), "<html><head></head></html>").unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_direktantrag"))
            .args(["preview", "bees", "--app", "app", "--listen", "127.0.0.1:0"])
            .current_dir(&folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut said = lines.map(Result::unwrap);
        let told = said.find_map(|line| Some(line.strip_prefix("preview at http://")?.to_owned()));
        let address = told.unwrap();
        // Whoever writes must be read.
        std::thread::spawn(move || said.for_each(drop));
        Self { folder, child, address }
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// The status and the body.
    fn ask(&self, method: &str, path: &str, body: &str) -> (u16, String) {
        let (status, body) = self.ask_for_bytes(method, path, body);
        (status, String::from_utf8(body).unwrap())
    }

    fn ask_for_bytes(&self, method: &str, path: &str, body: &str) -> (u16, Vec<u8>) {
        let length = body.len();
        let mut answer = Vec::new();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: preview\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        self.send(&request).read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let body = answer.split_off(end + 4);
        let head = String::from_utf8(answer).unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.ask("GET", path, "")
    }

    fn json(&self, path: &str) -> Json {
        let (status, body) = self.get(path);
        assert_eq!(status, 200, "{path}");
        serde_json::from_str(&body).unwrap()
    }

    fn explain(&self, answers: &Json, path: &str) -> Json {
        let question = json!({
            "service": "bees", "municipality": "149990000000", "day": "2026-11-23",
            "answers": answers, "path": path,
        });
        let (status, body) = self.ask("POST", "/preview/explain", &question.to_string());
        assert_eq!(status, 200, "{body}");
        serde_json::from_str(&body).unwrap()
    }

    /// Writes a file and waits until the preview tells that it was compiled.
    fn save(&self, file: &str, text: &str) {
        let events = self.send("GET /preview/events HTTP/1.1\r\nHost: preview\r\n\r\n");
        let mut lines = BufReader::new(events).lines().map(Result::unwrap);
        assert!(lines.any(|line| line.is_empty()), "the head ends");
        fs::write(self.folder.join(file), text).unwrap();
        assert!(lines.any(|line| line.starts_with("data:")), "the pages are told");
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.join(file)).unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn what_is_saved_is_shown_and_explained() {
    let preview = Running::start();

    let (status, page) = preview.get("/149990000000/bees");
    assert!(status == 200 && page.contains("/preview/clock.js"), "{page}");
    let (status, panel) = preview.get("/");
    assert!(status == 200 && panel.contains("/preview/panel.js"));
    let (status, _) = preview.ask("POST", "/api/v1/submissions", "x");
    assert_eq!(status, 405, "nothing can be submitted");
    assert_eq!(preview.get("/../services/bees/service.yaml").0, 404);

    let service = preview.json("/api/v1/services/bees");
    let structure = service["manifest"]["structure"].as_str().unwrap();
    let path = format!("/api/v1/services/bees/{structure}");
    let (status, bytes) = preview.ask_for_bytes("GET", &path, "");
    assert_eq!((status, Digest::of(&bytes).to_string()), (200, structure.to_owned()));

    let overview = preview.json("/preview/state");
    assert_eq!(overview["services"][0]["scenarios"][0]["pages"], json!(["keeper"]));
    let start = preview.json("/preview/start?service=bees&scenario=anna&pages=1");
    assert_eq!(start["answers"]["keeper"]["name"], "Anna");
    assert_eq!(start["day"], "2026-11-23");
    let begin = preview.json("/preview/start?service=bees&scenario=anna&pages=0");
    assert_eq!(begin["answers"]["keeper"]["name"], Json::Null);

    let explained = preview.explain(&start["answers"], "keeper.name");
    assert_eq!(explained["node"]["path"], "keeper.name");
    assert_eq!(explained["assessment"]["next"], "hives");

    // A condition that was written this moment: it is explained by the answer that it reads.
    let sound = preview.read("services/bees/service.yaml");
    let changed = sound.replacen("max: 100, ", "max: 100, relevant: \"type == 'person'\", ", 1);
    preview.save("services/bees/service.yaml", &changed);
    let again = preview.json("/api/v1/services/bees");
    assert_ne!(again["bundle"], service["bundle"]);
    let node = &preview.explain(&start["answers"], "keeper.name")["node"];
    let ground = &node["why"][0];
    assert_eq!(ground["holds"], true);
    assert_eq!(ground["reads"], json!([{ "path": "keeper.type", "value": "person" }]));
    assert!(ground["source"].as_str().unwrap().contains("'person'"), "{ground}");
    let other = &preview.explain(&json!({}), "keeper.name")["node"]["why"][0];
    assert_eq!(other["holds"], Json::Null);
    let type_node = &preview.explain(&json!({}), "keeper.type")["node"];
    assert!(type_node["affects"].as_array().unwrap().contains(&json!("keeper.name")));

    // What is broken is told, and what was shown goes on being shown.
    preview.save("services/bees/service.yaml", &changed.replace("'person'", "'persn'"));
    let overview = preview.json("/preview/state");
    assert!(overview["errors"].as_u64().unwrap() > 0);
    assert!(overview["findings"][0].as_str().unwrap().contains("service.yaml"));
    assert_eq!(preview.json("/api/v1/services/bees")["bundle"], again["bundle"]);
    preview.save("services/bees/service.yaml", &sound);
    assert_eq!(preview.json("/preview/state")["errors"], 0);
    assert_eq!(preview.json("/api/v1/services/bees")["bundle"], service["bundle"]);
}
