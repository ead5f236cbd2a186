//! Where the key is kept.

use std::fs;
use std::path::Path;

use super::EndpointKey;
use crate::{StartError, folder};

/// The key's file in the folder of keys: a PKCS #8 document in DER.
pub const KEY_FILE: &str = "endpoint.p8";

/// Reads the key from its folder; none when there is no file.
pub fn load(keys: &Path) -> Result<Option<EndpointKey>, StartError> {
    let path = keys.join(KEY_FILE);
    if !path.exists() {
        return Ok(None);
    }
    let document = fs::read(&path).map_err(|error| StartError::at("read", &path, &error))?;
    match EndpointKey::from_pkcs8(&document) {
        Ok(key) => Ok(Some(key)),
        Err(_) => Err(StartError::new(format!(
            "`{}` is not a P-256 key in PKCS #8: restore it from the backup",
            path.display()
        ))),
    }
}

/// Makes a key and keeps it in its folder, where there must be none yet.
pub fn make(keys: &Path) -> Result<EndpointKey, StartError> {
    let refused = |_| StartError::new("cannot make a key: the system gives no random bytes");
    let key = EndpointKey::generate().map_err(refused)?;
    let document = key.to_pkcs8().map_err(refused)?;
    let unfinished = keys.join(format!("{KEY_FILE}.part"));
    let write = || {
        folder::make(keys)?;
        if unfinished.exists() {
            fs::remove_file(&unfinished)?;
        }
        folder::write_new(&unfinished, &document)?;
        fs::rename(&unfinished, keys.join(KEY_FILE))?;
        folder::sync(keys)
    };
    write().map_err(|error| StartError::at("keep the new key in", keys, &error))?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_closed_to_others() {
        let keys = tempfile::tempdir().unwrap();
        let keys = keys.path().join("keys");
        assert!(load(&keys).unwrap().is_none());
        let made = make(&keys).unwrap();
        assert_eq!(load(&keys).unwrap().unwrap().kid(), made.kid());
        let mode = fs::metadata(keys.join(KEY_FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        fs::write(keys.join(KEY_FILE), "no key").unwrap();
        assert!(load(&keys).unwrap_err().to_string().contains("restore it"));
    }
}
