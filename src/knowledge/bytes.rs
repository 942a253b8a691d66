//! Reads little-endian numbers and short texts out of embedded bytes.
//!
//! In: a table and a position. Out: the value there, or zero and empty beyond the end, so that a damaged table
//! gives a wrong answer instead of a panic; tests read every record of every table.

/// Reads `N` bytes.
pub(super) fn array<const N: usize>(data: &[u8], at: usize) -> [u8; N] {
    data.get(at..)
        .and_then(|rest| rest.first_chunk())
        .copied()
        .unwrap_or([0; N])
}

pub(super) fn read_u16(data: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(array(data, at))
}

pub(super) fn read_i16(data: &[u8], at: usize) -> i16 {
    i16::from_le_bytes(array(data, at))
}

pub(super) fn read_u24(data: &[u8], at: usize) -> usize {
    let [a, b, c] = array(data, at);
    usize::from(a) | usize::from(b) << 8 | usize::from(c) << 16
}

pub(super) fn read_u32(data: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array(data, at))
}

/// Reads a position or a count.
pub(super) fn read_size(data: &[u8], at: usize) -> usize {
    read_u32(data, at) as usize
}

/// Reads a text: one byte of length, then UTF-8.
pub(super) fn read_text(data: &'static [u8], at: usize) -> &'static str {
    let length = usize::from(array::<1>(data, at)[0]);
    data.get(at + 1..at + 1 + length)
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .unwrap_or("")
}

/// Returns one section of a table whose header holds, from byte `header` on, the bounds of all sections.
pub(super) fn section(data: &'static [u8], header: usize, number: usize) -> &'static [u8] {
    let start = read_size(data, header + 4 * number);
    let end = read_size(data, header + 4 * number + 4);
    data.get(start..end).unwrap_or(&[])
}
