//! The endpoint from outside: a real server over real connections, with a small service of its
//! own.

#[cfg(test)]
mod delivery;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod embedding;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod robust;
#[cfg(test)]
mod serving;
#[cfg(test)]
mod start;
#[cfg(test)]
mod status;
#[cfg(test)]
mod story;
#[cfg(test)]
mod versions;
#[cfg(test)]
mod widget;
#[cfg(test)]
mod world;
