//! Frames: what a mention is about, and who says so.

use super::Context;
use crate::model::Mention;

/// Fills in the frames of an article's mentions.
pub fn frame(_context: &Context, _mentions: &mut [Mention]) {}
