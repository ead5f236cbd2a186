//! A copy of database, uploads and keys, from which everything can be restored.

use std::fs;
use std::path::Path;

use crate::config::BackupOptions;
use crate::folder::{DataFolder, make, sync, write_new};
use crate::keys::KEY_FILE;
use crate::store::SqliteStore;
use crate::{StartError, keys, upload};

/// Makes the backup. The target is complete when it has its final name.
pub fn back_up(options: &BackupOptions) -> Result<(), StartError> {
    let BackupOptions { target, data } = options;
    if target.exists() {
        return Err(StartError::new(format!(
            "`{}` exists already: name a folder that does not",
            target.display()
        )));
    }
    let source = data.join("submissions.sqlite");
    if !source.is_file() {
        return Err(StartError::new(format!(
            "`{}` has no database: name the server's data folder with --data",
            data.display()
        )));
    }
    let mut unfinished = target.as_os_str().to_owned();
    unfinished.push(".part");
    let unfinished = Path::new(&unfinished);
    copy(data, unfinished)?;
    let finish = || {
        fs::rename(unfinished, target)?;
        sync(target.parent().filter(|parent| parent.is_dir()).unwrap_or(Path::new(".")))
    };
    finish().map_err(|error| StartError::at("finish the backup in", target, &error))
}

fn copy(data: &Path, target: &Path) -> Result<(), StartError> {
    if target.exists() {
        let removed = fs::remove_dir_all(target);
        removed.map_err(|error| StartError::at("remove the broken backup", target, &error))?;
    }
    let source = DataFolder::open(data)?;
    let copy = DataFolder::open(target)?;
    let database = copy.database();
    let write = |error: std::io::Error| StartError::at("write to", target, &error);
    write_new(&database, b"").map_err(write)?;
    SqliteStore::copy(&source.database(), &database)
        .map_err(|error| StartError::at("copy the database into", target, &error))?;
    upload::copy(&source.uploads(), &copy.uploads()).map_err(write)?;
    // Reading it as a key before it is copied: a backup of a broken key would be none.
    let key = keys::load(&source.keys())?.ok_or_else(|| {
        StartError::new(format!("there is no key in `{}` to back up", source.keys().display()))
    })?;
    let document = key.to_pkcs8().map_err(|_| StartError::new("the key cannot be written"))?;
    make(&copy.keys()).map_err(write)?;
    write_new(&copy.keys().join(KEY_FILE), &document).map_err(write)?;
    let synced = || fs::File::open(&database)?.sync_all().and_then(|()| sync(&copy.keys()));
    synced().and_then(|()| sync(target)).map_err(write)
}
