//! Numbers.

use super::characters::{DIGIT, class};
use super::{Parser, Result};

impl Parser<'_> {
    /// Passes over what the scanner of HCL takes for one number: digits, points and exponents, up to the last that is
    /// no point. Whether it is a number is another question.
    pub(super) fn number_token(&mut self) {
        let is_digit = |byte: u8| class(byte) & DIGIT != 0;
        let mut end = self.at;
        let mut at = self.at;
        while let Some(&byte) = self.bytes.get(at) {
            let next = |ahead: usize| self.bytes.get(at + ahead).copied().unwrap_or(0);
            match byte {
                b'.' => {
                    at += 1;
                    continue;
                }
                b'e' | b'E' if is_digit(next(1)) => at += 2,
                b'e' | b'E' if matches!(next(1), b'+' | b'-') && is_digit(next(2)) => at += 3,
                _ if is_digit(byte) => at += 1,
                _ => break,
            }
            end = at;
        }
        self.at = end;
    }

    /// Passes over a number.
    pub(super) fn number(&mut self) -> Result<()> {
        let start = self.at;
        self.number_token();
        let token = &self.bytes[start..self.at];
        let digits = |bytes: &[u8]| bytes.iter().take_while(|&&it| class(it) & DIGIT != 0).count();
        let whole = digits(token);
        let mut rest = &token[whole..];
        if let Some(fraction) = rest.strip_prefix(b".") {
            rest = &fraction[digits(fraction)..];
        }
        if let [b'e' | b'E', exponent @ ..] = rest {
            let exponent = exponent.strip_prefix(b"+").or(exponent.strip_prefix(b"-")).unwrap_or(exponent);
            rest = &exponent[digits(exponent)..];
        }
        if rest.is_empty() { Ok(()) } else { self.fail_at(start, "this is not a number") }
    }
}
