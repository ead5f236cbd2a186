//! Readable forms of an application.
