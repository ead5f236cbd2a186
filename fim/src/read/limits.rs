//! What is read at most: files come from outside.

/// The largest file, in bytes. The largest schema that is known has 3.6 million.
pub const MAX_BYTES: usize = 32 << 20;

/// How deep elements may be nested; a group takes three.
pub(super) const MAX_DEPTH: usize = 120;

/// How many fields and groups a schema may have. The largest that is known has under 400.
pub(super) const MAX_NODES: usize = 5_000;

/// How many rules a schema may have.
pub(super) const MAX_RULES: usize = 20_000;

/// How many values the lists of a schema may have altogether.
pub(super) const MAX_VALUES: usize = 200_000;

/// How long a text may be, in bytes; more is cut off.
pub(super) const MAX_TEXT: usize = 64 << 10;

/// How many legal bases, keywords, parameters or media types an element may have.
pub(super) const MAX_ITEMS: usize = 1_000;

/// How many problems are told.
pub(super) const MAX_PROBLEMS: usize = 1_000;
