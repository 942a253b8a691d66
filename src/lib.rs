//! The knowledge that crossread carries with it.

pub mod knowledge;
