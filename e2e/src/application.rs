//! Signed submissions, made here as a browser makes them: from the published bundle and settings,
//! with a key of their own each.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use shared::answers::Answers;
use shared::packed::{Packed, unpacked};
use shared::service::{Digest, Manifest, Plan, Texts};
use shared::settings::Settings;
use shared::submission::{
    Attachment, Content, MunicipalityReference, PublicKey, ServiceReference, Submission,
    UploadPart, attachments, compact, part_signing_input, signing_input, submission_id,
};
use shared::{Date, Session};

use crate::{Failure, Outcome, place, story};

/// A published service of a municipality, as an applicant's browser loads it.
pub struct Published {
    /// The service.
    pub plan: Arc<Plan>,
    /// Its German texts.
    pub texts: Texts,
    /// What the municipality sets.
    pub settings: Settings,
    service: ServiceReference,
    municipality: MunicipalityReference,
}

/// A submission, signed.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Its name.
    pub id: String,
    /// The bytes to send.
    pub token: String,
}

/// The key of a device.
pub struct Device {
    pair: EcdsaKeyPair,
    public: PublicKey,
}

impl Published {
    /// Reads the dog tax of the demo municipality from `dist`.
    ///
    /// # Errors
    /// When it is not there, or not what its digests say.
    pub fn read() -> Outcome<Self> {
        Self::of(&place::dist()?, story::SERVICE)
    }

    /// Reads a service of the demo municipality from a folder of what was built.
    ///
    /// # Errors
    /// As [`Published::read`].
    pub fn of(dist: &Path, service: &str) -> Outcome<Self> {
        let service = dist.join("services").join(service);
        let (bundle, folder, manifest) = current_bundle(&service)?;
        let structure = read_packed(&folder, &manifest.structure)?;
        let plan = Plan::new(structure).map_err(|error| {
            Failure::new(format!("the bundle {bundle} is no service: {error:?}"))
        })?;
        let texts = manifest.texts.get("de");
        let texts = texts.ok_or_else(|| Failure::new("the bundle has no German texts"))?;
        let mut texts: Texts = read_packed(&folder, texts)?;
        for more in [&manifest.more, &manifest.rest] {
            let more = more.get("de");
            let more = more.ok_or_else(|| Failure::new("the bundle lacks German texts"))?;
            texts = texts.joined(read_packed(&folder, more)?);
        }
        let folder = dist.join("municipalities").join(story::ARS);
        let digest = current(&folder)?;
        let settings = serde_json::from_slice(&named(&folder, &digest, "json")?)?;
        Ok(Self {
            plan: Arc::new(plan),
            texts,
            settings,
            service: ServiceReference { id: manifest.id, version: manifest.version, bundle },
            municipality: MunicipalityReference { ars: story::ARS.to_owned(), settings: digest },
        })
    }

    /// The answers as the browser would submit them today: every page left, pruned, with the
    /// computed values.
    ///
    /// # Errors
    /// When they cannot be submitted, with what is wrong.
    pub fn complete(&self, answers: &Answers, day: Date) -> Outcome<Answers> {
        let mut session = Session::new(Arc::clone(&self.plan), &self.settings, answers, day);
        for page in 0..session.page_count() {
            session.leave_page(page);
        }
        match session.complete() {
            true => Ok(session.submission_answers()),
            false => Err(Failure::new(format!(
                "the story's answers cannot be submitted: {:?}",
                session.assessment().problems
            ))),
        }
    }

    /// What is sent to an endpoint, under a new name.
    ///
    /// # Errors
    /// When the system has no clock or no randomness.
    pub fn submission(&self, origin: &str, day: Date, answers: Answers) -> Outcome<Submission> {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH)?;
        let mut random = [0; 10];
        aws_lc_rs::rand::fill(&mut random)?;
        Ok(Submission {
            aud: origin.to_owned(),
            id: submission_id(u64::try_from(since_epoch.as_millis())?, random),
            service: self.service.clone(),
            municipality: self.municipality.clone(),
            day,
            language: "de".to_owned(),
            attachments: self.attachments(&answers, day),
            content: Content::Answers(answers),
        })
    }

    fn attachments(&self, answers: &Answers, day: Date) -> Vec<Attachment> {
        attachments(&Session::new(Arc::clone(&self.plan), &self.settings, answers, day))
    }

    /// Distinct submissions of a story's answers for an endpoint: each with another dog's name,
    /// key and id.
    ///
    /// # Errors
    /// When the answers cannot be submitted.
    pub fn signed(&self, answers: &Answers, origin: &str, count: usize) -> Outcome<Vec<Signed>> {
        let day = today()?;
        let answers = self.complete(answers, day)?;
        (0..count)
            .map(|number| {
                let mut answers = answers.clone();
                story::rename(&mut answers, &format!("Bella {number}"));
                Device::new()?.sign(&self.submission(origin, day, answers)?)
            })
            .collect()
    }
}

/// The digests of the texts that come after the first page, of every service in `dist`.
///
/// # Errors
/// When a bundle cannot be read.
pub fn later_texts(dist: &Path) -> Outcome<Vec<String>> {
    let mut digests = Vec::new();
    for service in fs::read_dir(dist.join("services"))? {
        let (_, _, manifest) = current_bundle(&service?.path())?;
        digests.extend(manifest.rest.values().map(Digest::to_string));
    }
    Ok(digests)
}

impl Device {
    /// A new key.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn new() -> Outcome<Self> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)?;
        let public = PublicKey::from_point(pair.public_key().as_ref());
        let public = public.ok_or_else(|| Failure::new("the key has no uncompressed point"))?;
        Ok(Self { pair, public })
    }

    /// Signs a submission.
    ///
    /// # Errors
    /// When it is too large.
    pub fn sign(&self, submission: &Submission) -> Outcome<Signed> {
        let input = signing_input(&self.public, submission)
            .map_err(|error| Failure::new(format!("cannot be signed: {error:?}")))?;
        Ok(Signed { id: submission.id.clone(), token: self.compact(&input)? })
    }

    /// Signs a part of an attachment.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn sign_part(&self, part: &UploadPart) -> Outcome<String> {
        let input = part_signing_input(&self.public, part)
            .map_err(|error| Failure::new(format!("cannot be signed: {error:?}")))?;
        self.compact(&input)
    }

    fn compact(&self, input: &str) -> Outcome<String> {
        let signature = self.pair.sign(&SystemRandom::new(), input.as_bytes())?;
        Ok(compact(input, signature.as_ref().try_into()?))
    }
}

/// The day, in UTC; endpoints accept the day before and after theirs.
///
/// # Errors
/// When the system's clock is out of bounds.
pub fn today() -> Outcome<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    Date::from_days_since_epoch(i64::try_from(seconds / 86_400)?)
        .map_err(|_| Failure::new("the clock is out of bounds"))
}

/// The current bundle in a service's folder: its digest, its folder, its manifest.
fn current_bundle(service: &Path) -> Outcome<(Digest, std::path::PathBuf, Manifest)> {
    let bundle = current(service)?;
    let folder = service.join(bundle.to_string());
    let bytes = fs::read(folder.join("manifest.json"))?;
    assert_eq!(Digest::of(&bytes), bundle, "the manifest has not the digest that names the bundle");
    Ok((bundle, folder, serde_json::from_slice(&bytes)?))
}

/// The digest that a `current` file names.
fn current(folder: &Path) -> Outcome<Digest> {
    let path = folder.join("current");
    let text = fs::read_to_string(&path)
        .map_err(|error| Failure::from(error).during(format!("reading `{}`", path.display())))?;
    text.trim().parse().map_err(|_| Failure::new(format!("`{}` has no digest", path.display())))
}

/// The bytes of a file that is named by its digest.
fn named(folder: &Path, digest: &Digest, ending: &str) -> Outcome<Vec<u8>> {
    let bytes = fs::read(folder.join(format!("{digest}.{ending}")))?;
    assert_eq!(Digest::of(&bytes), *digest, "a file has not the digest that names it");
    Ok(bytes)
}

fn read_packed<T: Packed>(folder: &Path, digest: &Digest) -> Outcome<T> {
    let bytes = named(folder, digest, "bin")?;
    unpacked(&bytes).ok_or_else(|| Failure::new(format!("the file {digest} cannot be read")))
}
