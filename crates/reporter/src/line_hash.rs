//! The hash by which GitHub code scanning recognises an alert when its line has moved.
//!
//! The algorithm is that of `src/fingerprints.ts` in <https://github.com/github/codeql-action> (MIT licence), whose
//! values must be met exactly: `upload-sarif` computes them too, and logs a warning for every result that differs.
//! It is a Rabin–Karp hash over 100 UTF-16 code units that are neither blank nor tab, beginning at the line and
//! running on over the lines below. An edit a few lines further down therefore changes it too.

use std::fmt;
use tollgate_core::hash::HashMap;

/// Code units that one hash covers.
const WINDOW: usize = 100;

/// The base of the polynomial.
const BASE: u64 = 37;

/// `BASE` to the power of `WINDOW`, modulo 2^64: the factor of the code unit that leaves the window.
const LEAVING: u64 = {
    let (mut power, mut exponent) = (1_u64, 0);
    while exponent < WINDOW {
        power = power.wrapping_mul(BASE);
        exponent += 1;
    }
    power
};

/// Marks the end of the text; it goes through the hash like any character.
const END_OF_TEXT: u16 = 0xFFFF;

/// The identity of a line in its file. Displayed as `primaryLocationLineHash` wants it: `c129715d7a2bc9a3:1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineHash {
    /// The hash of the line and what follows it.
    pub hash: u64,
    /// How many lines of the file up to this one have this hash; from 1.
    pub nth: u32,
}

impl fmt::Display for LineHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}:{}", self.hash, self.nth)
    }
}

/// The hashes of all lines of a text, the first line's first. A byte order mark counts as a character.
///
/// Lines end at LF, CRLF and, unlike elsewhere in Tollgate, at a lone CR. What follows the last line break is a line
/// too, even if it is empty.
#[must_use]
pub fn line_hashes(text: &str) -> Vec<LineHash> {
    let mut state = State::default();
    let mut after_return = false;
    for unit in text.encode_utf16().chain([END_OF_TEXT]) {
        const BLANK: u16 = b' ' as u16;
        const TAB: u16 = b'\t' as u16;
        const LINE_FEED: u16 = b'\n' as u16;
        const RETURN: u16 = b'\r' as u16;
        // A skipped blank ends the pair of CR and LF: `\r \n` are two line breaks.
        if unit == BLANK || unit == TAB || (unit == LINE_FEED && after_return) {
            after_return = false;
            continue;
        }
        after_return = unit == RETURN;
        state.push(if after_return { LINE_FEED } else { unit });
    }
    state.finish()
}

/// A rolling hash, and the lines whose windows are not full yet.
struct State {
    window: [u16; WINDOW],
    /// Whether a line starts at that place of the window.
    starts: [bool; WINDOW],
    index: usize,
    hash: u64,
    at_line_start: bool,
    seen: HashMap<u64, u32>,
    hashes: Vec<LineHash>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            window: [0; WINDOW],
            starts: [false; WINDOW],
            index: 0,
            hash: 0,
            at_line_start: true,
            seen: HashMap::default(),
            hashes: Vec::new(),
        }
    }
}

impl State {
    fn push(&mut self, unit: u16) {
        self.emit();
        self.starts[self.index] = self.at_line_start;
        self.at_line_start = unit == u16::from(b'\n');
        self.roll(unit);
    }

    /// Takes the hash of the line whose start is about to leave the window.
    fn emit(&mut self) {
        if std::mem::take(&mut self.starts[self.index]) {
            let nth = self.seen.entry(self.hash).or_default();
            *nth += 1;
            self.hashes.push(LineHash { hash: self.hash, nth: *nth });
        }
    }

    fn roll(&mut self, unit: u16) {
        let leaving = std::mem::replace(&mut self.window[self.index], unit);
        let grown = self.hash.wrapping_mul(BASE).wrapping_add(u64::from(unit));
        self.hash = grown.wrapping_sub(LEAVING.wrapping_mul(u64::from(leaving)));
        self.index = (self.index + 1) % WINDOW;
    }

    fn finish(mut self) -> Vec<LineHash> {
        for _ in 0..WINDOW {
            self.emit();
            self.roll(0);
        }
        self.hashes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_has_one_line() {
        let hashes: Vec<_> = line_hashes("").iter().map(ToString::to_string).collect();
        assert_eq!(hashes, ["c129715d7a2bc9a3:1"]);
    }

    #[test]
    fn equal_lines_are_counted() {
        let text = "x\n".repeat(150);
        let hashes = line_hashes(&text);
        assert_eq!(hashes.len(), 151);
        assert_eq!((hashes[0].hash, hashes[0].nth, hashes[99].nth), (hashes[9].hash, 1, 100));
    }
}
